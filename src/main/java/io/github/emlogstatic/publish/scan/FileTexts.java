package io.github.emlogstatic.publish.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The texts in a published file that could contain something private: all of a text file, whatever its extension, and the
 * texts in images and PDFs. Pixels, videos, audio, fonts and archives are not searched.
 */
final class FileTexts {

    private static final Set<String> IMAGES = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "apng", "gif", "webp", "bmp", "tif", "tiff", "heic", "heif", "avif",
            "ico", "psd");

    private static final Set<String> NOT_SEARCHED = Set.of(
            "mp3", "mp4", "m4a", "m4v", "ogg", "ogv", "oga", "opus", "wav", "flac", "aac", "avi", "mov", "mkv", "webm",
            "flv", "wmv", "woff", "woff2", "ttf", "otf", "eot", "zip", "gz", "tgz", "bz2", "xz", "7z", "rar", "jar",
            "apk", "exe", "dmg", "iso", "wasm");

    private static final int HEAD = 1 << 13;

    private FileTexts() {}

    /**
     * The texts, one character for each byte of UTF-8. A large file is read chunk by chunk as the stream advances.
     *
     * @throws java.io.UncheckedIOException from the stream, if the file cannot be read
     */
    static Stream<String> of(Path file) throws IOException {
        String extension = extension(file);
        if (NOT_SEARCHED.contains(extension)) {
            return Stream.empty();
        }
        if (IMAGES.contains(extension)) {
            return ImageTexts.of(file).stream();
        }
        return extension.equals("pdf")
                ? FileChunks.of(file).flatMap(chunk -> PdfTexts.of(chunk).stream())
                : plain(file);
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static Stream<String> plain(Path file) throws IOException {
        byte[] head = head(file);
        if (startsWith(head, 0xfe, 0xff)) {
            return decoded(file, StandardCharsets.UTF_16BE);
        }
        if (startsWith(head, 0xff, 0xfe)) {
            return decoded(file, StandardCharsets.UTF_16LE);
        }
        return isBinary(head) ? Stream.empty() : FileChunks.of(file).map(FileTexts::latin);
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    private static boolean isBinary(byte[] head) {
        for (byte b : head) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static Stream<String> decoded(Path file, Charset charset) throws IOException {
        return FileChunks.of(file).map(chunk -> latin(new String(chunk, charset)));
    }

    static String latin(String text) {
        return latin(text.getBytes(StandardCharsets.UTF_8));
    }

    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
