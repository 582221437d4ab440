package io.github.emlogstatic.publish.scan;

import io.github.emlogstatic.files.JpegSegments;
import io.github.emlogstatic.files.JpegSegments.Segment;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Texts in an image beside its pixels: EXIF, IPTC, XMP and comments. They are searched as they are stored, for a library
 * that takes them apart needs minutes and gigabytes for a hostile image of 2 MB. Of images other than JPEG, PNG and WebP,
 * all bytes are searched.
 */
final class ImageTexts {

    private static final String PNG = "\u0089PNG\r\n\u001a\n";
    private static final String JPEG = "\u00FF\u00D8";

    /** The start of a WebP: RIFF, a length, WEBP. */
    private static final int WEBP_START = 12;

    private static final Set<String> PIXELS_OF_WEBP = Set.of("VP8 ", "VP8L", "ALPH", "ANMF");

    /** Text chunks are shorter than this. Chunks of pixels may be longer. */
    private static final int LONGEST_CHUNK = 1 << 24;

    private ImageTexts() {}

    /** Reads as much as possible of a damaged file. */
    static Stream<String> of(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(WEBP_START);
            String start = FileTexts.latin(in.readNBytes(WEBP_START));
            in.reset();
            if (start.startsWith(PNG)) {
                in.skipNBytes(PNG.length());
                return ofPng(new DataInputStream(in)).stream();
            }
            if (start.startsWith(JPEG)) {
                return texts(ofJpeg(in), file);
            }
            if (start.startsWith("RIFF") && start.endsWith("WEBP")) {
                in.skipNBytes(WEBP_START);
                return texts(ofWebp(in), file);
            }
        }
        return FileTexts.plain(file);
    }

    /** UTF-16 may begin at any byte. What is too long for one piece is searched with its pixels. */
    private static Stream<String> texts(byte[] stored, Path file) throws IOException {
        return stored.length > FileChunks.LENGTH
                ? FileTexts.plain(file)
                : Stream.of(stored, Arrays.copyOfRange(stored, Math.min(1, stored.length), stored.length))
                        .flatMap(FileTexts::plain);
    }

    private static byte[] ofJpeg(InputStream in) throws IOException {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        JpegSegments segments = new JpegSegments(in);
        for (Optional<Segment> next = segments.next();
                next.isPresent() && stored.size() <= FileChunks.LENGTH;
                next = segments.next()) {
            stored.writeBytes(next.get().content());
        }
        return stored.toByteArray();
    }

    /** Each chunk has a name, a length and an even number of bytes. */
    private static byte[] ofWebp(InputStream in) throws IOException {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        DataInputStream chunks = new DataInputStream(in);
        try {
            while (stored.size() <= FileChunks.LENGTH) {
                String name = FileTexts.latin(chunks.readNBytes(4));
                long length = Integer.reverseBytes(chunks.readInt()) & 0xFFFFFFFFL;
                if (PIXELS_OF_WEBP.contains(name)) {
                    chunks.skipNBytes(length + length % 2);
                } else {
                    stored.writeBytes(chunks.readNBytes((int) Math.min(length + length % 2, FileChunks.LENGTH + 1L)));
                }
            }
        } catch (EOFException e) {
            return stored.toByteArray(); // the end of the file, or of a truncated one
        }
        return stored.toByteArray();
    }

    /** Compressed texts are unpacked as far as one of them is long. */
    private static List<String> ofPng(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        try {
            for (int length = in.readInt(); length >= 0; length = in.readInt()) {
                String type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
                boolean text = List.of("tEXt", "zTXt", "iTXt", "eXIf").contains(type) && length <= LONGEST_CHUNK;
                if (text) {
                    texts.add(chunk(type, in.readNBytes(length)));
                } else {
                    in.skipNBytes(length);
                }
                in.skipNBytes(4);
            }
        } catch (EOFException e) {
            return texts; // the end of the file, or of a truncated one
        }
        return texts;
    }

    /** zTXt: keyword, 0, 0, compressed text. iTXt: keyword, 0, 1 if compressed, 0, two more strings, then the text. */
    private static String chunk(String type, byte[] chunk) {
        int keyword = next(chunk, 0);
        if (type.equals("zTXt")) {
            return inflated(chunk, keyword + 1);
        }
        if (type.equals("iTXt") && keyword < chunk.length && chunk[keyword] == 1) {
            return inflated(chunk, next(chunk, next(chunk, keyword + 2)));
        }
        return FileTexts.latin(chunk);
    }

    private static String inflated(byte[] chunk, int from) {
        return FileTexts.latin(Inflated.inflate(chunk, Math.min(from, chunk.length), Math.max(0, chunk.length - from)));
    }

    /** The position after the next zero. */
    private static int next(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != 0) {
            at++;
        }
        return at + 1;
    }
}
