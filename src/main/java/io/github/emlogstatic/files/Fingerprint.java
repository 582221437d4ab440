package io.github.emlogstatic.files;

import java.util.HexFormat;
import java.util.List;

/**
 * A 64-bit hash that is equal on every machine and in every run. It tells whether a value has changed without storing
 * the value.
 *
 * <p>It is fast rather than cryptographic: a site of 10,000 articles needs about 100,000 fingerprints before anything
 * is rendered, and nobody gains by forging one.
 */
public final class Fingerprint {

    private static final HexFormat HEX = HexFormat.of();
    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    /** A longer text is read in parts. */
    private static final int SHORT = 256;

    /** Memory for a part of a text, one for each thread. */
    private static final ThreadLocal<char[]> ROOMS = ThreadLocal.withInitial(() -> new char[1 << 12]);

    private long state = START;

    /** The fingerprint of a fixed number of texts, in their order. For any number of texts, use the one of a list. */
    public static String of(String... parts) {
        Fingerprint fingerprint = new Fingerprint();
        for (String part : parts) {
            fingerprint.add(part);
        }
        return fingerprint.end();
    }

    public static String of(List<String> parts) {
        return new Fingerprint().add(parts).end();
    }

    /** Adds a text. The length comes first, so that {@code ab + c} and {@code a + bc} differ. */
    public Fingerprint add(String text) {
        add(text.length());
        if (text.length() > SHORT) {
            addLong(text);
            return this;
        }
        long mixed = state;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * PRIME;
        }
        state = mixed;
        return this;
    }

    /** Adds a text in parts, because the first compiler makes slow code of {@code charAt}. */
    private void addLong(String text) {
        char[] room = ROOMS.get();
        long mixed = state;
        for (int from = 0; from < text.length(); from += room.length) {
            int length = Math.min(room.length, text.length() - from);
            text.getChars(from, from + length, room, 0);
            for (int i = 0; i < length; i++) {
                mixed = (mixed ^ room[i]) * PRIME;
            }
        }
        state = mixed;
    }

    /** Adds any number of texts. */
    public Fingerprint add(List<String> texts) {
        add(texts.size());
        for (String text : texts) {
            add(text);
        }
        return this;
    }

    public Fingerprint add(long number) {
        state = finish((state ^ number) * PRIME);
        return this;
    }

    public Fingerprint add(boolean flag) {
        return add(flag ? 1 : 0);
    }

    public Fingerprint add(byte[] bytes) {
        return add(bytes, 0, bytes.length);
    }

    /** Adds the bytes between two positions. */
    public Fingerprint add(byte[] bytes, int from, int to) {
        add(to - from);
        long mixed = state;
        for (int i = from; i < to; i++) {
            mixed = (mixed ^ (bytes[i] & 0xff)) * PRIME;
        }
        state = mixed;
        return this;
    }

    /** Sixteen hexadecimal digits. */
    public String end() {
        return HEX.toHexDigits(value());
    }

    public long value() {
        return finish(state);
    }

    /** The last step of MurmurHash3. Every bit of the state changes every bit of the result. */
    private static long finish(long state) {
        long mixed = (state ^ (state >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
