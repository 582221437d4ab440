package io.github.emlogstatic.publish.scan;

import io.github.emlogstatic.files.FileContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The texts in a published file that could contain something private: all of a text file, and the texts in images and
 * PDFs. Pixels ({@link ImageTexts} has exceptions), videos, audio, fonts and archives are not searched, but a file that only
 * has the extension of one and begins as UTF-8 is a text file.
 */
final class FileTexts {

    private static final Set<String> IMAGES = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "apng", "gif", "webp", "bmp", "tif", "tiff", "heic", "heif", "avif",
            "ico", "psd");

    private static final Set<String> NOT_SEARCHED = Set.of(
            "mp3", "mp4", "m4a", "m4v", "ogg", "ogv", "oga", "opus", "wav", "flac", "aac", "avi", "mov", "mkv", "webm",
            "flv", "wmv", "woff", "woff2", "ttf", "otf", "eot", "zip", "gz", "tgz", "bz2", "xz", "7z", "rar", "jar",
            "apk", "exe", "dmg", "iso", "wasm");

    /** In bytes. */
    private static final int BEGINNING = 512;

    /** UTF-16 may come without a mark. */
    private static final List<Charset> UTF_16 = List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    /** Charsets of texts that are no UTF-8. */
    private static final List<Charset> OTHERS = Stream.concat(
                    Stream.of(Charset.forName("GB18030"), Charset.forName("Big5")), UTF_16.stream())
            .toList();

    private FileTexts() {}

    /**
     * The texts, one character for each byte of UTF-8. A large file is read chunk by chunk as the stream advances.
     *
     * @throws java.io.UncheckedIOException from the stream, if the file cannot be read
     */
    static Stream<String> of(Path file) throws IOException {
        String extension = extension(file);
        boolean image = IMAGES.contains(extension);
        if ((image || NOT_SEARCHED.contains(extension)) && !beginsAsText(file)) {
            return image ? ImageTexts.of(file) : Stream.empty();
        }
        return extension.equals("pdf")
                ? FileChunks.of(file).flatMap(chunk -> PdfTexts.of(chunk).stream())
                : plain(file);
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** No format that is not searched does: each begins with bytes that UTF-8 has not, or has zeros soon. */
    private static boolean beginsAsText(Path file) throws IOException {
        try (InputStream in = FileContent.stream(file)) {
            return isUtf8(in.readNBytes(BEGINNING));
        }
    }

    private static Stream<String> plain(Path file) throws IOException {
        return FileChunks.of(file).flatMap(FileTexts::plain);
    }

    /** What is no UTF-8 may be a table that Excel has saved. Nothing in it tells the charset, so each is tried. */
    static Stream<String> plain(byte[] chunk) {
        String latin = latin(chunk);
        return isUtf8(chunk)
                ? Stream.of(latin)
                : Stream.concat(Stream.of(latin), OTHERS.stream().map(charset -> latin(new String(chunk, charset))));
    }

    /** Finds what is in UTF-16 and begins at an odd place. */
    static Stream<String> utf16AfterFirst(byte[] chunk) {
        return chunk.length == 0
                ? Stream.empty()
                : UTF_16.stream().map(charset -> latin(new String(chunk, 1, chunk.length - 1, charset)));
    }

    /** Whether the chunk is UTF-8 without zeros, perhaps with an incomplete character at either end. */
    private static boolean isUtf8(byte[] chunk) {
        int start = 0;
        while (start < Math.min(3, chunk.length) && (chunk[start] & 0xc0) == 0x80) {
            start++;
        }
        ByteBuffer in = ByteBuffer.wrap(chunk, start, chunk.length - start);
        CharBuffer out = CharBuffer.allocate(1 << 13);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, false);
        while (result.isOverflow()) {
            if (hasZero(out.flip())) {
                return false;
            }
            result = decoder.decode(in, out.clear(), false);
        }
        return !result.isError() && !hasZero(out.flip());
    }

    private static boolean hasZero(CharBuffer text) {
        return text.chars().anyMatch(c -> c == 0);
    }

    /** The text with one character for each byte of its UTF-8. */
    static String latin(String text) {
        return latin(text.getBytes(StandardCharsets.UTF_8));
    }

    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
