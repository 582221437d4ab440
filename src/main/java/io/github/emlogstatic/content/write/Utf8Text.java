package io.github.emlogstatic.content.write;

import io.github.emlogstatic.content.text.CleanText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Collects a text in UTF-8, without the characters that {@link CleanText} removes. Its memory can be used again: a text of
 * Java would be copied to be encoded, and copied again to be written. It uses arrays, because the program runs with Java's
 * first compiler, which makes fast code of arrays and slow code of strings.
 */
public final class Utf8Text {

    /** Nothing is escaped. */
    public static final Escapes PLAIN = new Escapes(Map.of());

    /** The most bytes that a character becomes. */
    private static final int MOST = 6;

    private final byte[] first;
    private byte[] bytes;
    private char[] text;
    private int size;

    /** What becomes of characters. */
    public static final class Escapes {

        private final byte[][] ascii = new byte[0x80][];
        private final Map<String, String> escapes;

        /**
         * @param escapes at most {@link #MOST} characters of ASCII for a character that is not written itself: one of ASCII,
         *     or U+2028 or U+2029, which end a line of a script
         */
        public Escapes(Map<String, String> escapes) {
            this.escapes = escapes;
            for (char c = 0; c < ascii.length; c++) {
                boolean itself = CleanText.isLegal(c) && !escapes.containsKey(String.valueOf(c));
                ascii[c] = itself ? null : rare(c);
            }
        }

        private byte[] rare(int codePoint) {
            String itself = Character.toString(codePoint);
            String written = escapes.getOrDefault(itself, CleanText.isLegal(codePoint) ? itself : "");
            return written.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * @param bytes memory for a usual text
     * @param characters memory for a usual part of it
     */
    public Utf8Text(int bytes, int characters) {
        this.first = new byte[bytes];
        this.bytes = first;
        this.text = new char[characters];
    }

    public int size() {
        return size;
    }

    /** Forgets what was added after the first so many bytes. */
    public void cut(int toSize) {
        size = toSize;
    }

    /** Forgets everything, and the memory that only a long text needed. */
    public void clear() {
        bytes = first;
        size = 0;
    }

    /** Adds what another one has collected. */
    public void add(byte[] utf8) {
        makeRoom(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    public Utf8Text add(String added) {
        return add(added, PLAIN);
    }

    public Utf8Text add(String added, Escapes escapes) {
        if (text.length < added.length()) {
            text = new char[added.length()];
        }
        added.getChars(0, added.length(), text, 0);
        add(text, 0, added.length(), escapes);
        return this;
    }

    public void add(char[] added, int from, int count, Escapes escapes) {
        makeRoom(MOST * count);
        byte[][] ascii = escapes.ascii;
        byte[] to = bytes;
        int at = size;
        int end = from + count;
        for (int i = from; i < end; i++) {
            char c = added[i];
            if (c < 0x80) {
                byte[] instead = ascii[c];
                if (instead == null) {
                    to[at++] = (byte) c;
                } else {
                    System.arraycopy(instead, 0, to, at, instead.length);
                    at += instead.length;
                }
            } else if (c >= 0x800 && c < Character.MIN_SURROGATE && (c & 0xFFFE) != 0x2028
                    || c >= 0xFF00 && c < 0xFFF0) {
                to[at++] = (byte) (0xE0 | c >> 12);
                to[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                to[at++] = (byte) (0x80 | c & 0x3F);
            } else if (c >= 0xA0 && c < 0x800) {
                to[at++] = (byte) (0xC0 | c >> 6);
                to[at++] = (byte) (0x80 | c & 0x3F);
            } else {
                int codePoint = Character.codePointAt(added, i, end);
                byte[] rare = escapes.rare(codePoint);
                System.arraycopy(rare, 0, to, at, rare.length);
                at += rare.length;
                i += Character.charCount(codePoint) - 1;
            }
        }
        size = at;
    }

    private void makeRoom(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
        }
    }

    /** What was added, in the memory that holds it. It is right until something else is added. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    /** A copy of what was added. */
    public byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }
}
