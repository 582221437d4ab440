package io.github.emlogstatic.publish;

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
 * The texts of a published file in which something private could stand: all of a text file, whatever its ending, and
 * what is written into pictures and PDFs. Pixels, films, music, fonts and packed files are not looked into.
 */
final class Texts {

    private static final Set<String> PICTURES = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "apng", "gif", "webp", "bmp", "tif", "tiff", "heic", "heif", "avif",
            "ico", "psd");

    private static final Set<String> NO_TEXT = Set.of(
            "mp3", "mp4", "m4a", "m4v", "ogg", "ogv", "oga", "opus", "wav", "flac", "aac", "avi", "mov", "mkv", "webm",
            "flv", "wmv", "woff", "woff2", "ttf", "otf", "eot", "zip", "gz", "tgz", "bz2", "xz", "7z", "rar", "jar",
            "apk", "exe", "dmg", "iso", "wasm");

    private static final int HEAD = 1 << 13;

    private Texts() {}

    /**
     * Each with a character a byte of its UTF-8. A large file is read piece by piece while the stream is used up.
     *
     * @throws java.io.UncheckedIOException from the stream, where the file cannot be read
     */
    static Stream<String> of(Path file) throws IOException {
        String ending = ending(file);
        if (NO_TEXT.contains(ending)) {
            return Stream.empty();
        }
        if (PICTURES.contains(ending)) {
            return PictureTexts.of(file).stream();
        }
        return ending.equals("pdf") ? Pieces.of(file).flatMap(piece -> PdfTexts.of(piece).stream()) : plain(file);
    }

    private static String ending(Path file) {
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
        return isBinary(head) ? Stream.empty() : Pieces.of(file).map(Texts::latin);
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
        return Pieces.of(file).map(piece -> latin(new String(piece, charset)));
    }

    static String latin(String text) {
        return latin(text.getBytes(StandardCharsets.UTF_8));
    }

    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
