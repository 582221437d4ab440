package io.github.emlogstatic.render.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Splits a text into the terms by which it can be found. Han, kana and Hangul give each character and each pair of
 * neighbours; a rare character or an emoji, which takes two, is a term of its own; other scripts give words. Case and
 * full-width forms are ignored. The theme's {@code search.js} splits queries in the same way.
 *
 * <p>A term is an int: a pair of characters (16 bits each), a single character, or the number of a word; their ranges
 * do not overlap. Not safe for several threads.
 */
final class SearchTerms {

    /** Longer words are cut. */
    static final int LONGEST_WORD = 32;

    private static final int FIRST_WORD = 0x10000;
    private static final char FIRST_IDEOGRAPH = 0x2E80;
    private static final int FIRST_PAIR = FIRST_IDEOGRAPH << 16;

    /** A power of two. */
    private static final int RECENT = 1 << 11;

    private final Map<String, Integer> numbers = new HashMap<>();
    private String[] words = new String[1024];
    private final char[] word = new char[LONGEST_WORD];

    /** The terms of words that came last, by a hash: most words come again, and then need no text. */
    private final int[] recent = new int[RECENT];

    private char[] room = new char[0];

    /** Passes the terms of a text to {@code terms}. A term may come several times. */
    void of(String text, IntConsumer terms) {
        int length = text.length();
        room = room.length < length ? new char[length * 2] : room;
        text.getChars(0, length, room, 0); // the first compiler makes slow code of charAt
        int letters = 0;
        char before = 0;
        for (int i = 0; i <= length; i++) {
            char c = i == length ? ' ' : folded(room[i]);
            if (letters == 0 && isUsualHan(c) && isUsualHan(before)) {
                terms.accept(before << 16 | c);
                terms.accept(c);
                before = c;
                continue;
            }
            boolean ideograph = c >= FIRST_IDEOGRAPH && isIdeograph(c);
            if (!ideograph && isWord(c)) {
                if (letters < LONGEST_WORD) {
                    word[letters++] = c;
                }
            } else if (letters > 0) {
                terms.accept(word(letters));
                letters = 0;
            }
            boolean surrogate = Character.isSurrogate(c);
            if (ideograph
                    && before != 0
                    && (Character.isHighSurrogate(before) ? Character.isLowSurrogate(c) : !surrogate)) {
                terms.accept(before << 16 | c);
            }
            if (ideograph && !surrogate) {
                terms.accept(c);
            }
            before = ideograph && !Character.isLowSurrogate(c) ? c : 0;
        }
    }

    private int word(int letters) {
        int hash = 0;
        for (int i = 0; i < letters; i++) {
            hash = 31 * hash + word[i];
        }
        int place = (hash ^ hash >>> 16) & RECENT - 1;
        if (!isWord(recent[place], letters)) {
            recent[place] = numbered(new String(word, 0, letters));
        }
        return recent[place];
    }

    /** Whether the word that was read is that of a term. */
    private boolean isWord(int term, int letters) {
        if (term < FIRST_WORD || words[term - FIRST_WORD].length() != letters) {
            return false;
        }
        String text = words[term - FIRST_WORD];
        for (int i = 0; i < letters; i++) {
            if (text.charAt(i) != word[i]) {
                return false;
            }
        }
        return true;
    }

    private int numbered(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            return FIRST_WORD + known;
        }
        int number = numbers.size();
        numbers.put(text, number);
        if (number == words.length) {
            words = Arrays.copyOf(words, number * 2);
        }
        words[number] = text;
        return FIRST_WORD + number;
    }

    String text(int term) {
        if (Integer.compareUnsigned(term, FIRST_PAIR) >= 0) {
            return new String(new char[] {(char) (term >>> 16), (char) term});
        }
        return term < FIRST_WORD ? String.valueOf((char) term) : words[term - FIRST_WORD];
    }

    /**
     * An unsigned number that orders terms by their shards. Its bits in reverse, modulo the number of shards, are the
     * term's shard. So in this order the terms of a shard are next to each other, however many shards there are. Words
     * with the same first letters have the same number, so that the beginning of a word finds them.
     */
    static int place(String term) {
        int end = isIdeograph(term.charAt(0)) ? term.length() : Math.min(3, term.length());
        int hash = 0x811c9dc5;
        for (int i = 0; i < end; i++) {
            hash = (hash ^ term.charAt(i)) * 0x01000193;
        }
        return Integer.reverse(hash ^ hash >>> 15);
    }

    /**
     * The position of the shard of a term among all shards, in the order of {@link #place}.
     *
     * @param shards a power of two
     */
    static int line(int place, int shards) {
        return (int) (Integer.toUnsignedLong(place) * shards >>> Integer.SIZE);
    }

    /** The position of a shard in that order. Also the shard at a position, since both are the other's bits in reverse. */
    static int shardLine(int shard, int shards) {
        return line(Integer.reverse(shard), shards);
    }

    private static char folded(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        if (c >= 0x3400 && c <= 0x9FFF) {
            return Traditional.simplified(c);
        }
        return Character.toLowerCase(c >= 0xFF01 && c <= 0xFF5E ? (char) (c - 0xFEE0) : c);
    }

    /** Whether it is one of the Han characters of which most Chinese texts consist. */
    private static boolean isUsualHan(char c) {
        return c >= 0x4E00 && c <= 0x9FFF;
    }

    /**
     * Whether the character is indexed by itself. Surrogates are, because rare Han characters and emoji consist of
     * them.
     */
    static boolean isIdeograph(char c) {
        return c >= 0x3040 && c <= 0x9FFF
                || c >= 0xAC00 && c <= 0xDFFF
                || c >= 0x2E80 && c <= 0x2FDF
                || c >= 0xF900 && c <= 0xFAFF
                || c == 0x3005
                || c == 0x3007;
    }

    private static boolean isWord(char c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= '0' && c <= '9'; // folded, so there are no capitals
        }
        return Character.isLetterOrDigit(c)
                || c >= 0x300 && Character.getType(c) == Character.NON_SPACING_MARK
                || c >= 0x300 && Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }
}
