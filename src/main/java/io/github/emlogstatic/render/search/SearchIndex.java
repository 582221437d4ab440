package io.github.emlogstatic.render.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The inverted index of some texts, split into shards. A shard is a line {@code term postings term postings…}, sorted
 * by term. Postings are the numbers of the texts that contain the term. Each number is stored as the difference from
 * the number before, times two, plus one if the title contains the term.
 *
 * <p>Numbers are written in base 44, smallest digit last. Digits 0 to 43 end a number; digits 44 to 87 mean that more
 * digits follow. None of {@link #DIGITS} needs an escape in a JavaScript string.
 */
final class SearchIndex {

    /** The characters from {@code !} on, without those that would need an escape in a script. */
    static final String DIGITS = digits();

    private static final int BASE = 44;

    private final SearchTerms terms = new SearchTerms();
    private long[] entries = new long[4096];
    private int size;

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
     * Adds a text.
     *
     * @param number counted from 0
     */
    void add(int number, String title, String text) {
        int from = size;
        terms.of(title, term -> add(term, number, 1));
        terms.of(text, term -> add(term, number, 0));
        size = withoutRepetitions(from);
    }

    /**
     * Removes repeated terms at once. A long text repeats most of its terms, which would take several times the memory.
     */
    private int withoutRepetitions(int from) {
        Arrays.sort(entries, from, size);
        int to = from;
        for (int i = from; i < size; i++) {
            if (to == from || entries[i] != entries[to - 1]) {
                entries[to++] = entries[i];
            }
        }
        return to;
    }

    private void add(int term, int number, int inTitle) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
        }
        entries[size++] = Integer.toUnsignedLong(term) << 31 | (long) number << 1 | inTitle;
    }

    /**
     * The shards.
     *
     * @param count a power of two
     */
    List<String> shards(int count) {
        List<List<String>> shards = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shards.add(new ArrayList<>());
        }
        Arrays.sort(entries, 0, size);
        for (int from = 0; from < size; ) {
            int to = endOfTerm(from);
            String term = terms.text((int) (entries[from] >>> 31));
            shards.get(SearchTerms.shard(term, count)).add(term + ' ' + postings(from, to));
            from = to;
        }
        return shards.stream()
                .map(lines -> {
                    lines.sort(null);
                    return String.join(" ", lines);
                })
                .toList();
    }

    private int endOfTerm(int from) {
        int to = from + 1;
        while (to < size && entries[to] >>> 31 == entries[from] >>> 31) {
            to++;
        }
        return to;
    }

    private String postings(int from, int to) {
        StringBuilder postings = new StringBuilder();
        int before = -1;
        for (int i = from; i < to; i++) {
            int number = number(i);
            if (i + 1 < to && number(i + 1) == number) {
                continue; // Of several entries for one text, only the last knows whether the title contains the term.
            }
            append((number - before) * 2 + (int) (entries[i] & 1), postings);
            before = number;
        }
        return postings.toString();
    }

    private int number(int entry) {
        return (int) (entries[entry] >>> 1 & 0x3fffffff);
    }

    private static void append(int value, StringBuilder to) {
        if (value >= BASE) {
            appendHigh(value / BASE, to);
        }
        to.append(DIGITS.charAt(value % BASE));
    }

    private static void appendHigh(int value, StringBuilder to) {
        if (value >= BASE) {
            appendHigh(value / BASE, to);
        }
        to.append(DIGITS.charAt(BASE + value % BASE));
    }
}
