package io.github.emlogstatic.publish.scan;

import io.github.emlogstatic.files.FileContent;
import io.github.emlogstatic.files.jpeg.JpegSegments;
import io.github.emlogstatic.files.jpeg.JpegSegments.Segment;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Texts in an image beside its pixels: EXIF, IPTC, XMP and comments. They are searched as they are stored, for a library
 * that takes them apart needs minutes and gigabytes for a hostile image of 2 MB. BMP and ICO have none. Of kinds other than
 * these and JPEG, PNG, WebP and GIF, all bytes are searched, those of pixels as well.
 */
final class ImageTexts {

    private static final String PNG = "\u0089PNG\r\n\u001a\n";
    private static final String JPEG = "\u00FF\u00D8";
    private static final int FIRST_OF_PROGRAMS = 0xE0;
    private static final int LAST_OF_PROGRAMS = 0xEF;
    private static final int COMMENT = 0xFE;

    /** BM, the length of the file, zeros. A text may begin with BM. */
    private static final Pattern BMP = Pattern.compile("BM.{4}\\x00{4}.*", Pattern.DOTALL);

    private static final String ICO = "\0\0\1\0";

    /** The start of a WebP: RIFF, a length, WEBP. */
    private static final int WEBP_START = 12;

    private static final Set<String> PIXELS_OF_WEBP = Set.of("VP8 ", "VP8L", "ALPH", "ANMF");

    /** Text chunks are shorter than this. Chunks of pixels may be longer. */
    private static final int LONGEST_CHUNK = 1 << 24;

    /** Zeros end a text in UTF-16, too. */
    private static final byte[] BORDER = new byte[2];

    /** Marks a comment in EXIF. Its last letter would be half of a character. */
    private static final String BEFORE_UTF_16 = "UNICODE\0";

    private final DataInputStream in;
    private final ByteArrayOutputStream stored = new ByteArrayOutputStream();

    private ImageTexts(DataInputStream in) {
        this.in = in;
    }

    /** Reads as much as possible of a damaged file. */
    static Stream<String> of(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(FileContent.stream(file)))) {
            in.mark(WEBP_START);
            String start = FileTexts.latin(in.readNBytes(WEBP_START));
            in.reset();
            ImageTexts texts = new ImageTexts(in);
            boolean known = texts.read(start);
            byte[] stored = texts.stored.toByteArray();
            return known && stored.length <= FileChunks.LENGTH
                    ? of(stored)
                    : Stream.concat(of(Arrays.copyOf(stored, Math.min(stored.length, FileChunks.LENGTH))), ofAll(file));
        }
    }

    private static Stream<String> ofAll(Path file) throws IOException {
        return FileChunks.of(file).flatMap(ImageTexts::of);
    }

    /** UTF-16 may begin at any byte. */
    private static Stream<String> of(byte[] stored) {
        byte[] texts = FileTexts.latin(stored)
                .replace(BEFORE_UTF_16, BEFORE_UTF_16.replace("E\0", "\0\0"))
                .getBytes(StandardCharsets.ISO_8859_1);
        return Stream.concat(FileTexts.plain(texts), FileTexts.utf16AfterFirst(texts));
    }

    /** Returns whether this is an image of a kind of which it is known where all texts are. */
    private boolean read(String start) throws IOException {
        try {
            if (start.startsWith(PNG)) {
                readPng();
            } else if (start.startsWith(JPEG)) {
                readJpeg();
            } else if (start.startsWith("RIFF") && start.endsWith("WEBP")) {
                readWebp();
            } else if (start.startsWith("GIF8")) {
                readGif();
            } else {
                return BMP.matcher(start).matches() || start.startsWith(ICO);
            }
        } catch (EOFException e) {
            return true; // the end of the file, or of a truncated one
        } catch (StreamCorruptedException e) {
            return false;
        }
        return true;
    }

    /** What is longer than a piece is searched with the pixels. */
    private boolean isTooLong() {
        return stored.size() > FileChunks.LENGTH;
    }

    private void add(byte[] text) {
        stored.writeBytes(text);
        stored.writeBytes(BORDER);
    }

    private void readJpeg() throws IOException {
        JpegSegments segments = new JpegSegments(in);
        for (Optional<Segment> next = segments.next(); next.isPresent() && !isTooLong(); next = segments.next()) {
            if (isNote(next.get().marker())) {
                add(next.get().content());
            }
        }
    }

    /** The others are tables, of which each JPEG has nearly the same: they hold 456789 and uvwxyz. */
    private static boolean isNote(int marker) {
        return marker >= FIRST_OF_PROGRAMS && marker <= LAST_OF_PROGRAMS || marker == COMMENT;
    }

    /** Each chunk has a name, a length and an even number of bytes. */
    private void readWebp() throws IOException {
        in.skipNBytes(WEBP_START);
        while (!isTooLong()) {
            String name = FileTexts.latin(in.readNBytes(4));
            long length = Integer.reverseBytes(in.readInt()) & 0xFFFFFFFFL;
            if (PIXELS_OF_WEBP.contains(name)) {
                in.skipNBytes(length);
            } else {
                add(in.readNBytes((int) Math.min(length, FileChunks.LENGTH + 1L)));
            }
            in.skipNBytes(length % 2);
        }
    }

    private void readGif() throws IOException {
        GifExtensions extensions = new GifExtensions(in);
        while (!isTooLong() && extensions.addNext(stored)) {
            stored.writeBytes(BORDER);
        }
    }

    /** Compressed texts are unpacked as far as one of them is long. */
    private void readPng() throws IOException {
        in.skipNBytes(PNG.length());
        for (int length = in.readInt(); length >= 0 && !isTooLong(); length = in.readInt()) {
            String type = FileTexts.latin(in.readNBytes(4));
            boolean text = List.of("tEXt", "zTXt", "iTXt", "eXIf").contains(type) && length <= LONGEST_CHUNK;
            if (text) {
                add(chunk(type, in.readNBytes(length)));
            } else {
                in.skipNBytes(length);
            }
            in.skipNBytes(4);
        }
    }

    /** zTXt: keyword, 0, 0, compressed text. iTXt: keyword, 0, 1 if compressed, 0, two more strings, then the text. */
    private static byte[] chunk(String type, byte[] chunk) {
        int keyword = next(chunk, 0);
        if (type.equals("zTXt")) {
            return inflated(chunk, keyword + 1);
        }
        if (type.equals("iTXt") && keyword < chunk.length && chunk[keyword] == 1) {
            return inflated(chunk, next(chunk, next(chunk, keyword + 2)));
        }
        return chunk;
    }

    private static byte[] inflated(byte[] chunk, int from) {
        return Inflated.inflate(chunk, Math.min(from, chunk.length), Math.max(0, chunk.length - from));
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
