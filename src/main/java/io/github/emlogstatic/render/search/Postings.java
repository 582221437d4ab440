package io.github.emlogstatic.render.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The numbers of the texts that contain each term, written down as the texts come. Each number is stored as the
 * difference from the number before, times two, plus one if the title contains the term.
 *
 * <p>Numbers are written in base 44, smallest digit last. Digits 0 to 43 end a number; digits 44 to 87 mean that more
 * digits follow. None of {@link #DIGITS} needs an escape in a JavaScript string.
 *
 * <p>A hash table of its own, because {@code HashMap} would need two objects for each of half a million terms. A term is
 * an int other than 0.
 */
final class Postings {

    /** The characters from {@code !} on, without those that would need an escape in a script. */
    static final String DIGITS = digits();

    private static final int BASE = 44;
    private static final byte[] NOTHING = {};

    private int[] terms = new int[1 << 12];
    private byte[][] lists = new byte[terms.length][];
    private int[] lengths = new int[terms.length];
    private int[] latest = new int[terms.length];
    private int size;

    /** Receives a term and its postings. */
    interface Receiver {
        void accept(int term, String numbers);
    }

    private static String digits() {
        StringBuilder digits = new StringBuilder();
        for (char c = '!'; digits.length() < 2 * BASE; c++) {
            if ("\"&<>\\".indexOf(c) < 0) {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    /**
     * Adds a text to those of a term; does nothing if it has been added already.
     *
     * @param number not lower than that of any text before
     */
    void add(int term, int number, boolean inTitle) {
        int slot = slot(term);
        if (terms[slot] == 0) {
            slot = newSlot(term);
        }
        if (latest[slot] != number) {
            int value = (number - latest[slot]) * 2 + (inTitle ? 1 : 0);
            latest[slot] = number;
            append(slot, value, 0);
        }
    }

    /** The place of the term, or the free place where it belongs. */
    private int slot(int term) {
        int slot = term * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(terms.length) + 1;
        while (terms[slot] != 0 && terms[slot] != term) {
            slot = slot + 1 & terms.length - 1;
        }
        return slot;
    }

    private int newSlot(int term) {
        if (++size > terms.length / 2) {
            grow();
        }
        int slot = slot(term);
        terms[slot] = term;
        lists[slot] = NOTHING;
        latest[slot] = -1;
        return slot;
    }

    private void grow() {
        int[] oldTerms = terms;
        byte[][] oldLists = lists;
        int[] oldLengths = lengths;
        int[] oldLatest = latest;
        terms = new int[oldTerms.length * 2];
        lists = new byte[terms.length][];
        lengths = new int[terms.length];
        latest = new int[terms.length];
        for (int i = 0; i < oldTerms.length; i++) {
            if (oldTerms[i] != 0) {
                int slot = slot(oldTerms[i]);
                terms[slot] = oldTerms[i];
                lists[slot] = oldLists[i];
                lengths[slot] = oldLengths[i];
                latest[slot] = oldLatest[i];
            }
        }
    }

    /** @param more 0 for the last digit of a number, {@link #BASE} for those before it */
    private void append(int slot, int value, int more) {
        if (value >= BASE) {
            append(slot, value / BASE, BASE);
        }
        int length = lengths[slot]++;
        if (length == lists[slot].length) {
            lists[slot] = Arrays.copyOf(lists[slot], Math.max(4, length * 2));
        }
        lists[slot][length] = (byte) DIGITS.charAt(more + value % BASE);
    }

    /** Passes on every term, in no particular order. */
    void forEach(Receiver receiver) {
        for (int slot = 0; slot < terms.length; slot++) {
            if (terms[slot] != 0) {
                receiver.accept(terms[slot], new String(lists[slot], 0, lengths[slot], StandardCharsets.US_ASCII));
            }
        }
    }
}
