package io.github.emlogstatic.emlog.media;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The bytes of a file by their positions, read piece by piece. For one thread. */
final class PiecedFile implements AutoCloseable {

    static final int PIECE = 1 << 16;

    private final RandomAccessFile file;
    private final long length;
    private final byte[] piece = new byte[PIECE];
    private long pieceAt = -1;

    PiecedFile(Path path) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "r");
        this.length = file.length();
    }

    long length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** The bytes of a part, each as one character. */
    String text(long from, long to) throws IOException {
        StringBuilder text = new StringBuilder();
        for (long at = Math.max(0, from); at < Math.min(to, length); at++) {
            text.append((char) at(at));
        }
        return text.toString();
    }

    /** The last position of the mark in the last bytes of the file; -1 if it is not there. */
    long lastOf(String mark, int most) throws IOException {
        for (long at = length - mark.length(); at >= Math.max(0, length - most); at--) {
            if (holds(mark, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether these bytes, each written as one character, are at the position. */
    boolean holds(String mark, long from) throws IOException {
        byte[] bytes = mark.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            if (at(from + i) != (bytes[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    /** A number of so many bytes, the highest first. */
    long big(long from, int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | at(from + i);
        }
        return number & Long.MAX_VALUE;
    }

    /** A number of so many bytes, the lowest first. */
    long little(long from, int bytes) throws IOException {
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
