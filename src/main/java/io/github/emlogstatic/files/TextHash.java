package io.github.emlogstatic.files;

import java.util.HexFormat;

/**
 * A hash of texts that tells whether one has changed: the FNV-1a of their UTF-16, with 64 bits. It takes a third of the time of
 * a {@link Checksum}, which needs their UTF-8. It does not protect against deliberate changes.
 */
public final class TextHash {

    private static final long START = 0xcbf29ce484222325L;
    private static final long FACTOR = 0x100000001b3L;

    /** No character of UTF-16, so that texts that are split elsewhere have another hash. */
    private static final long END = 1L << 16;

    /** Memory for a part of a text, one for each thread: the first compiler makes slow code of {@code charAt}. */
    private static final ThreadLocal<char[]> ROOMS = ThreadLocal.withInitial(() -> new char[1 << 12]);

    private TextHash() {}

    /** The hash of several texts, in their order, in hexadecimal. */
    public static String of(String... texts) {
        long hash = START;
        for (String text : texts) {
            hash = (add(hash, text) ^ END) * FACTOR;
        }
        return HexFormat.of().toHexDigits(hash);
    }

    private static long add(long start, String text) {
        char[] room = ROOMS.get();
        long hash = start;
        for (int from = 0; from < text.length(); from += room.length) {
            int length = Math.min(room.length, text.length() - from);
            text.getChars(from, from + length, room, 0);
            for (int i = 0; i < length; i++) {
                hash = (hash ^ room[i]) * FACTOR;
            }
        }
        return hash;
    }
}
