package io.github.emlogstatic.render.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * What a text can be found by: every Han, kana and Hangul character and every two of them side by side, and of other
 * scripts the words. Characters are compared in lower case, full-width letters as their narrow forms. The theme's
 * {@code search.js} takes queries apart in the same way.
 *
 * <p>A term is a number: two characters in 16 bits each, one character alone, or the number of a word, all of them
 * apart. Not safe for several threads.
 */
final class SearchTerms {

    /** The characters of a longer word that count. */
    static final int LONGEST_WORD = 32;

    private static final int FIRST_WORD = 0x10000;
    private static final int FIRST_PAIR = 0x2E80 << 16;

    private final Map<String, Integer> numbers = new HashMap<>();
    private String[] words = new String[1024];

    /** Tells the terms of a text, some of them several times. */
    void of(String text, IntConsumer terms) {
        StringBuilder word = new StringBuilder();
        char before = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ' ' : folded(text.charAt(i));
            boolean ideograph = isIdeograph(c);
            if (!ideograph && isWord(c)) {
                word.append(c);
            } else if (!word.isEmpty()) {
                terms.accept(word(word));
                word.setLength(0);
            }
            if (ideograph && before != 0) {
                terms.accept(before << 16 | c);
            }
            if (ideograph && !Character.isSurrogate(c)) {
                terms.accept(c);
            }
            before = ideograph ? c : 0;
        }
    }

    private int word(StringBuilder characters) {
        String word = characters.substring(0, Math.min(LONGEST_WORD, characters.length()));
        Integer known = numbers.putIfAbsent(word, numbers.size());
        if (known != null) {
            return FIRST_WORD + known;
        }
        int number = numbers.size() - 1;
        if (number == words.length) {
            words = Arrays.copyOf(words, number * 2);
        }
        words[number] = word;
        return FIRST_WORD + number;
    }

    /** The text of a term. */
    String text(int term) {
        if (Integer.compareUnsigned(term, FIRST_PAIR) >= 0) {
            return new String(new char[] {(char) (term >>> 16), (char) term});
        }
        return term < FIRST_WORD ? String.valueOf((char) term) : words[term - FIRST_WORD];
    }

    /**
     * Which of so many shards holds a term. Words that begin alike lie together, so that the beginning of a word finds
     * it.
     *
     * @param shards a power of two
     */
    static int shard(String term, int shards) {
        int end = isIdeograph(term.charAt(0)) ? term.length() : Math.min(3, term.length());
        int hash = 0x811c9dc5;
        for (int i = 0; i < end; i++) {
            hash = (hash ^ term.charAt(i)) * 0x01000193;
        }
        return (hash ^ hash >>> 15) & (shards - 1);
    }

    private static char folded(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return Character.toLowerCase(c >= 0xFF01 && c <= 0xFF5E ? (char) (c - 0xFEE0) : c);
    }

    /** Surrogates are among them: rare Han characters and emoji are pairs of these. */
    static boolean isIdeograph(char c) {
        return c >= 0x3040 && c <= 0x9FFF
                || c >= 0xAC00 && c <= 0xDFFF
                || c >= 0x2E80 && c <= 0x2FDF
                || c >= 0xF900 && c <= 0xFAFF
                || c == 0x3005
                || c == 0x3007;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c)
                || c >= 0x300 && Character.getType(c) == Character.NON_SPACING_MARK
                || c >= 0x300 && Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }
}
