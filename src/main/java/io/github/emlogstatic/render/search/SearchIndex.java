package io.github.emlogstatic.render.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The inverted index of some texts, in shards. A shard is a line of {@code term postings term postings…}, sorted by
 * term; the postings are the numbers of the texts, each as its distance from the one before, doubled, and one more where
 * the term is in the title.
 *
 * <p>A number is written in base 44 with the smallest digit last: digits 0 to 43 end a number, the same plus 44 tell that
 * more follow. All of {@link #DIGITS} stand in a JavaScript string as they are.
 */
final class SearchIndex {

    /** From {@code !} on, but those that a script or its element would have escaped. */
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

    /** Adds a text; numbers count from 0. */
    void add(int number, String title, String text) {
        int from = size;
        terms.of(title, term -> add(term, number, 1));
        terms.of(text, term -> add(term, number, 0));
        size = withoutRepetitions(from);
    }

    /** A long text repeats most of its terms: kept, they would take several times the memory. */
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

    /** The shards. @param count a power of two */
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
                continue; // the last of several entries for one text knows whether the title is among them
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
