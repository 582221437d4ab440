package io.github.emlogstatic.render.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The numbers of the texts that contain a term, in the form that the search page reads. Each number is stored as the
 * difference from the number before, times two, plus one if the title contains the term.
 *
 * <p>Numbers are written in base 44, smallest digit last. Digits 0 to 43 end a number; digits 44 to 87 mean that more
 * digits follow. None of {@link #DIGITS} needs an escape in a JavaScript string.
 */
final class PostingList {

    /** The characters from {@code !} on, without those that would need an escape in a script. */
    static final String DIGITS = digits();

    private static final int BASE = 44;
    private static final byte[] VALUES = values();

    private byte[] digits = new byte[4];
    private int length;
    private int latest = -1;

    private static String digits() {
        StringBuilder digits = new StringBuilder();
        for (char c = '!'; digits.length() < 2 * BASE; c++) {
            if ("\"&<>\\".indexOf(c) < 0) {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        for (int i = 0; i < DIGITS.length(); i++) {
            values[DIGITS.charAt(i)] = (byte) i;
        }
        return values;
    }

    /**
     * Adds a text; does nothing if it has been added already.
     *
     * @param number not lower than that of any text before
     */
    void add(int number, boolean inTitle) {
        if (latest != number) {
            append((number - latest) * 2 + (inTitle ? 1 : 0), 0);
            latest = number;
        }
    }

    /**
     * Adds the texts of another list.
     *
     * @param base what to add to their numbers
     * @param without the texts to leave out
     */
    void addAll(byte[] list, int from, int to, int base, BitSet without) {
        Reader texts = new Reader(list, from, to);
        while (texts.next()) {
            if (!without.get(texts.number)) {
                add(base + texts.number, texts.inTitle);
            }
        }
    }

    /** Returns the texts of this list and of another one, which has none of these. */
    PostingList and(PostingList other) {
        PostingList both = new PostingList();
        Reader mine = new Reader(digits, 0, length);
        Reader others = new Reader(other.digits, 0, other.length);
        boolean more = others.next();
        while (mine.next()) {
            for (; more && others.number < mine.number; more = others.next()) {
                both.add(others.number, others.inTitle);
            }
            both.add(mine.number, mine.inTitle);
        }
        for (; more; more = others.next()) {
            both.add(others.number, others.inTitle);
        }
        return both;
    }

    /** Reads a list from the front. */
    private static final class Reader {

        private final byte[] list;
        private final int to;
        private int at;
        private int number = -1;
        private boolean inTitle;

        Reader(byte[] list, int from, int to) {
            this.list = list;
            this.at = from;
            this.to = to;
        }

        /** Goes to the next text. Returns false if there is none. */
        boolean next() {
            int value = 0;
            while (at < to) {
                int digit = VALUES[list[at++]];
                value = value * BASE + digit % BASE;
                if (digit < BASE) {
                    number += value >> 1;
                    inTitle = (value & 1) == 1;
                    return true;
                }
            }
            return false;
        }
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** @param more 0 for the last digit of a number, {@link #BASE} for those before it */
    private void append(int value, int more) {
        if (value >= BASE) {
            append(value / BASE, BASE);
        }
        if (length == digits.length) {
            digits = Arrays.copyOf(digits, length * 2);
        }
        digits[length++] = (byte) DIGITS.charAt(more + value % BASE);
    }

    @Override
    public String toString() {
        return new String(digits, 0, length, StandardCharsets.US_ASCII);
    }
}
