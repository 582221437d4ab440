package io.github.emlogstatic.emlog.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.io.function.IOPredicate;

/**
 * Detects files that end too early, because a server or a proxy cut them off and still reported success. Images,
 * videos, MP3, PDFs, archives, HTML and XML have a structure that shows this. Any other file counts as complete if the
 * server told its length, which HTTP then compares.
 */
final class CutFile {

    private static final int HEAD_OF_7Z = 32;
    private static final int END_OF_PDF = 4096;
    private static final int END_OF_XML = 4096;

    /**
     * The most bytes to unpack from a gzip file: always this many, more from a larger file in proportion to its size
     * ({@link #GROWTH}), and never more than {@link #MOST_UNPACKED}.
     */
    private static final long ALWAYS_UNPACKED = 10L << 20;

    private static final long GROWTH = 200;
    private static final long MOST_UNPACKED = 1L << 30;

    private static final String END_RECORD_OF_ZIP = "PK\u0005\u0006";

    /** The end record of a zip, and the longest comment after it. */
    private static final int END_OF_ZIP = 22 + 65535;

    private static final Pattern HTML = Pattern.compile("(?i)(?:\u00ef\u00bb\u00bf)?\\s*<(?:!doctype\\s+html|html)\\b");
    private static final Pattern END_OF_HTML = Pattern.compile("(?i)</html\\s*>");

    /** A format whose files begin with the same bytes, each written as one character. */
    private record Format(String start, IOPredicate<CutFile> isCut) {}

    private static final List<Format> FORMATS = List.of(
            new Format("\u0089PNG\r\n\u001a\n", CutFile::png),
            new Format("\u00ff\u00d8\u00ff", CutFile::jpeg),
            new Format("GIF8", CutFile::gif),
            new Format("RIFF", CutFile::riff),
            new Format("PK\u0003\u0004", CutFile::zip), // also docx, epub
            new Format(END_RECORD_OF_ZIP, empty -> empty.zip(0)),
            new Format("\u001f\u008b\u0008", CutFile::gzip), // svgz, tar.gz
            new Format("%PDF-", CutFile::pdf),
            new Format("7z\u00bc\u00af'\u001c", CutFile::sevenZip));

    private final Path path;
    private final PiecedFile file;
    private final long length;
    private final boolean lengthTold;

    private CutFile(Path path, PiecedFile file, boolean lengthTold) {
        this.path = path;
        this.file = file;
        this.length = file.length();
        this.lengthTold = lengthTold;
    }

    /** @param lengthTold whether the file is known to be as long as its server said */
    static boolean isCut(Path path, boolean lengthTold) throws IOException {
        try (PiecedFile file = new PiecedFile(path)) {
            return file.length() > 0 && new CutFile(path, file, lengthTold).isCut();
        }
    }

    private boolean isCut() throws IOException {
        for (Format format : FORMATS) {
            if (file.holds(format.start, 0)) {
                return format.isCut.test(this);
            }
        }
        if (file.holds("ftyp", 4) || file.holds("moov", 4) || file.holds("mdat", 4)) {
            return boxes();
        }
        if (file.holds("ID3", 0) || Mp3Frame.of(file, 0).isPresent()) {
            return mp3();
        }
        return textWithoutEnd() || !lengthTold;
    }

    private boolean textWithoutEnd() throws IOException {
        String start = file.text(0, PiecedFile.PIECE);
        String end = file.text(length - END_OF_XML, length);
        return HTML.matcher(start).lookingAt() ? !END_OF_HTML.matcher(end).find() : XmlEnd.isMissing(start, end);
    }

    private boolean pdf() throws IOException {
        return file.lastOf("%%EOF", END_OF_PDF) < 0;
    }

    /** WebP, WAV and AVI tell their length. A stream has none, because its head was written first. */
    private boolean riff() throws IOException {
        long told = file.little(4, 4);
        return told < 0xFFFF_FF00L && 8 + told > length;
    }

    private boolean zip() throws IOException {
        return zip(file.lastOf(END_RECORD_OF_ZIP, END_OF_ZIP));
    }

    private boolean zip(long endRecord) throws IOException {
        return endRecord < 0 || endRecord + 22 + file.little(endRecord + 20, 2) > length;
    }

    private boolean sevenZip() throws IOException {
        return HEAD_OF_7Z + file.little(12, 8) + file.little(20, 8) > length;
    }

    /** The last bytes of a gzip file hold a checksum of all others. One that unpacks to very much counts as whole. */
    private boolean gzip() throws IOException {
        byte[] unpackedPiece = new byte[PiecedFile.PIECE];
        long most = Math.min(MOST_UNPACKED, Math.max(ALWAYS_UNPACKED, GROWTH * length));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path), PiecedFile.PIECE)) {
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
        long at = Mp3Frame.afterTag(file);
        Optional<Mp3Frame> frame = Mp3Frame.of(file, at);
        if (frame.isEmpty()) {
            return at + 4 > length; // other sound may follow the tag
        }
        if (at + frame.get().lengthOfAll() > length) {
            return true;
        }
        while (frame.isPresent()) {
            at += frame.get().length();
            frame = Mp3Frame.of(file, at);
        }
        return at > length;
    }

    /** A PNG consists of chunks with their lengths; the last one is IEND. */
    private boolean png() throws IOException {
        if (length > 16 && !file.holds("IHDR", 12)) {
            return false;
        }
        for (long at = 8; ; at += 12 + file.big(at, 4)) {
            if (at + 12 > length) {
                return true;
            }
            if (file.holds("IEND", at + 4)) {
                return false;
            }
        }
    }

    /** A JPEG consists of segments with their lengths and of image data between them, and ends in an end marker. */
    private boolean jpeg() throws IOException {
        long at = 2;
        while (at + 1 < length) {
            int marker = file.at(at + 1);
            if (file.at(at) != 0xFF) {
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
                at += 2 + file.big(at + 2, 2);
                at = marker == 0xDA ? nextMarker(at) : at;
            }
        }
        return true;
    }

    /** In image data, FF is followed by a zero or a restart marker. Any other byte after FF starts the next segment. */
    private long nextMarker(long from) throws IOException {
        for (long at = from; at + 1 < length; at++) {
            int next = file.at(at) == 0xFF ? file.at(at + 1) : 0;
            if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
                return at;
            }
        }
        return length;
    }

    /** A GIF consists of blocks, each of which consists of smaller blocks, and ends in a trailer. */
    private boolean gif() throws IOException {
        long at = 13 + colours(file.at(10));
        while (at < length) {
            switch (file.at(at)) {
                case 0x21 -> at = afterBlocks(at + 2);
                case 0x2C -> at = afterBlocks(at + 11 + colours(file.at(at + 9)));
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
        while (at < length && file.at(at) != 0) {
            at += 1 + file.at(at);
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
            long size = file.big(at, 4);
            size = size == 1 ? file.big(at + 8, 8) : size;
            if (size < 8 || !isName(at + 4)) {
                return false;
            }
            described |= file.holds("moov", at + 4) || file.holds("meta", at + 4);
            held |= file.holds("mdat", at + 4) || file.holds("moof", at + 4);
            at += size;
        }
        return at != length || !described || !held;
    }

    private boolean isName(long from) throws IOException {
        for (long at = from; at < from + 4; at++) {
            if (file.at(at) < ' ' || file.at(at) == 0x7F) {
                return false;
            }
        }
        return true;
    }
}
