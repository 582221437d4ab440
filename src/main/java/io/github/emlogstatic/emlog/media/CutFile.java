package io.github.emlogstatic.emlog.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Detects files that end too early, because a server or a proxy cut them off and still reported success. Images,
 * videos, MP3, PDFs, archives, HTML and XML have a structure that shows this. Any other file counts as complete if the
 * server told its length, which HTTP then compares.
 */
final class CutFile implements AutoCloseable {

    private static final int HEAD_OF_7Z = 32;
    private static final int PIECE = 1 << 16;
    private static final int END_OF_PDF = 4096;
    private static final int END_OF_XML = 4096;

    /** How many bytes of a gzip file are unpacked: of each so many, of a larger one in proportion, of none more. */
    private static final long ALWAYS_UNPACKED = 10L << 20;

    private static final long GROWTH = 200;
    private static final long MOST_UNPACKED = 1L << 30;

    /** The end record of a zip, and the longest comment after it. */
    private static final int END_OF_ZIP = 22 + 65535;

    private static final Pattern HTML = Pattern.compile("(?i)(?:\u00ef\u00bb\u00bf)?\\s*<(?:!doctype\\s+html|html)\\b");
    private static final Pattern END_OF_HTML = Pattern.compile("(?i)</html\\s*>");

    private final RandomAccessFile file;
    private final long length;
    private final Path path;
    private final boolean lengthTold;
    private final byte[] piece = new byte[PIECE];
    private long pieceAt = -1;

    private CutFile(Path path, boolean lengthTold) throws IOException {
        this.path = path;
        this.lengthTold = lengthTold;
        this.file = new RandomAccessFile(path.toFile(), "r");
        this.length = file.length();
    }

    /** @param lengthTold whether the file is known to be as long as its server said */
    static boolean isCut(Path path, boolean lengthTold) throws IOException {
        try (CutFile file = new CutFile(path, lengthTold)) {
            return file.length > 0 && file.isCut();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private boolean isCut() throws IOException {
        if (holds("\u0089PNG\r\n\u001a\n", 0)) {
            return png();
        }
        if (holds("\u00ff\u00d8\u00ff", 0)) {
            return jpeg();
        }
        if (holds("GIF8", 0)) {
            return gif();
        }
        if (holds("RIFF", 0)) { // WebP, WAV, AVI. A stream has no length, because its head was written first.
            long told = little(4, 4);
            return told < 0xFFFF_FF00L && 8 + told > length;
        }
        if (holds("PK\u0003\u0004", 0)) { // zip, docx, epub
            long end = lastOf("PK\u0005\u0006", END_OF_ZIP);
            return end < 0 || end + 22 + little(end + 20, 2) > length;
        }
        if (holds("PK\u0005\u0006", 0)) { // an empty zip
            return 22 + little(20, 2) > length;
        }
        if (holds("\u001f\u008b\u0008", 0)) { // svgz, tar.gz
            return gzip();
        }
        if (holds("ftyp", 4) || holds("moov", 4) || holds("mdat", 4)) {
            return boxes();
        }
        if (holds("ID3", 0) || Mp3Frame.of(this, 0).isPresent()) {
            return mp3();
        }
        if (holds("%PDF-", 0)) {
            return lastOf("%%EOF", END_OF_PDF) < 0;
        }
        if (holds("7z\u00bc\u00af'\u001c", 0)) {
            return HEAD_OF_7Z + little(12, 8) + little(20, 8) > length;
        }
        String start = text(0, PIECE);
        String end = text(length - END_OF_XML, length);
        boolean endIsMissing =
                HTML.matcher(start).lookingAt() ? !END_OF_HTML.matcher(end).find() : XmlEnd.isMissing(start, end);
        return endIsMissing || !lengthTold;
    }

    /** The last bytes of a gzip file hold a checksum of all others. One that unpacks to very much counts as whole. */
    private boolean gzip() throws IOException {
        byte[] unpackedPiece = new byte[PIECE];
        long most = Math.min(MOST_UNPACKED, Math.max(ALWAYS_UNPACKED, GROWTH * length));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path), PIECE)) {
            for (long unpacked = 0; unpacked < most; ) {
                int read = in.read(unpackedPiece);
                if (read < 0) {
                    return false;
                }
                unpacked += read;
            }
            return false;
        } catch (EOFException e) {
            return true;
        } catch (ZipException e) {
            return false; // damaged at the blog, or followed by other bytes
        }
    }

    /** An MP3 consists of frames, between tags. The first frame may tell the length of all. */
    private boolean mp3() throws IOException {
        long at = Mp3Frame.afterTag(this);
        Optional<Mp3Frame> frame = Mp3Frame.of(this, at);
        if (frame.isEmpty()) {
            return at + 4 > length; // other sound may follow the tag
        }
        if (at + frame.get().lengthOfAll() > length) {
            return true;
        }
        while (frame.isPresent()) {
            at += frame.get().length();
            frame = Mp3Frame.of(this, at);
        }
        return at > length;
    }

    /** A PNG consists of chunks with their lengths; the last one is IEND. */
    private boolean png() throws IOException {
        if (length > 16 && !holds("IHDR", 12)) {
            return false;
        }
        for (long at = 8; ; at += 12 + big(at, 4)) {
            if (at + 12 > length) {
                return true;
            }
            if (holds("IEND", at + 4)) {
                return false;
            }
        }
    }

    /** A JPEG consists of segments with their lengths and of image data between them, and ends in an end marker. */
    private boolean jpeg() throws IOException {
        long at = 2;
        while (at + 1 < length) {
            int marker = at(at + 1);
            if (at(at) != 0xFF) {
                return false;
            }
            if (marker == 0xD9) {
                return false;
            }
            if (marker == 0xFF) {
                at++;
            } else if (marker == 0x01 || marker >= 0xD0 && marker <= 0xD8) {
                at += 2;
            } else {
                at += 2 + big(at + 2, 2);
                at = marker == 0xDA ? nextMarker(at) : at;
            }
        }
        return true;
    }

    /** In image data, FF is followed by a zero or a restart marker. Any other byte after FF starts the next segment. */
    private long nextMarker(long from) throws IOException {
        for (long at = from; at + 1 < length; at++) {
            int next = at(at) == 0xFF ? at(at + 1) : 0;
            if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
                return at;
            }
        }
        return length;
    }

    /** A GIF consists of blocks, each of which consists of smaller blocks, and ends in a trailer. */
    private boolean gif() throws IOException {
        long at = 13 + colours(at(10));
        while (at < length) {
            switch (at(at)) {
                case 0x21 -> at = afterBlocks(at + 2);
                case 0x2C -> at = afterBlocks(at + 11 + colours(at(at + 9)));
                default -> {
                    return false; // the trailer, or an unknown block
                }
            }
        }
        return true;
    }

    private static long colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3L << ((flags & 7) + 1);
    }

    private long afterBlocks(long from) throws IOException {
        long at = from;
        while (at < length && at(at) != 0) {
            at += 1 + at(at);
        }
        return at + 1;
    }

    /**
     * An MP4, an AVIF or a similar file consists of boxes with their lengths. One box describes the content, and others hold
     * it. The last one may reach to the end of the file.
     */
    private boolean boxes() throws IOException {
        long at = 0;
        boolean described = false;
        boolean held = false;
        while (at + 8 <= length) {
            long size = big(at, 4);
            size = size == 1 ? big(at + 8, 8) : size;
            if (size < 8 || !isName(at + 4)) {
                return false;
            }
            described |= holds("moov", at + 4) || holds("meta", at + 4);
            held |= holds("mdat", at + 4) || holds("moof", at + 4);
            at += size;
        }
        return at != length || !described || !held;
    }

    private boolean isName(long from) throws IOException {
        for (long at = from; at < from + 4; at++) {
            if (at(at) < ' ' || at(at) == 0x7F) {
                return false;
            }
        }
        return true;
    }

    private String text(long from, long to) throws IOException {
        StringBuilder text = new StringBuilder();
        for (long at = Math.max(0, from); at < Math.min(to, length); at++) {
            text.append((char) at(at));
        }
        return text.toString();
    }

    /** The last position of the mark in the last bytes of the file; -1 if it is not there. */
    private long lastOf(String mark, int most) throws IOException {
        for (long at = length - mark.length(); at >= Math.max(0, length - most); at--) {
            if (holds(mark, at)) {
                return at;
            }
        }
        return -1;
    }

    boolean holds(String mark, long from) throws IOException {
        byte[] bytes = mark.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            if (at(from + i) != (bytes[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    long big(long from, int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | at(from + i);
        }
        return number & Long.MAX_VALUE;
    }

    private long little(long from, int bytes) throws IOException {
        long number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << 8 | at(from + i);
        }
        return number & Long.MAX_VALUE;
    }

    /** The byte at the position; 0 after the end. */
    int at(long position) throws IOException {
        if (position < 0 || position >= length) {
            return 0;
        }
        long start = position / PIECE * PIECE;
        if (start != pieceAt) {
            file.seek(start);
            file.readFully(piece, 0, (int) Math.min(PIECE, length - start));
            pieceAt = start;
        }
        return piece[(int) (position - start)] & 0xFF;
    }
}
