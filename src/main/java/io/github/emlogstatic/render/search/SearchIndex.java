package io.github.emlogstatic.render.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The inverted index of some texts, split into shards. A shard is a line {@code term postings term postings…}, sorted
 * by term. Postings are the numbers of the texts that contain the term, see {@link PostingList}.
 */
final class SearchIndex {

    private final List<Cursor> blocks = new ArrayList<>();

    /**
     * Adds the texts of a block.
     *
     * @param first the number of its first text, higher than those of the texts before
     * @param terms as {@link IndexBlock#terms} returned them
     */
    void add(int first, byte[] terms) {
        blocks.add(new Cursor(first, terms));
    }

    /**
     * The shards.
     *
     * @param count a power of two
     */
    String[] shards(int count) {
        String[] shards = new String[count];
        for (int i = 0; i < count; i++) {
            int shard = Integer.reverse(i) >>> Integer.numberOfLeadingZeros(count - 1); // the order of the blocks
            SortedMap<String, PostingList> lists = new TreeMap<>();
            blocks.forEach(block -> block.moveTo(lists, shard, count));
            StringJoiner line = new StringJoiner(" ");
            lists.forEach((term, list) -> line.add(term).add(list.toString()));
            shards[shard] = line.toString();
        }
        return shards;
    }

    /** Goes through the terms of a block once. */
    private static final class Cursor {

        private final int first;
        private final byte[] terms;
        private String term = "";
        private int at;

        Cursor(int first, byte[] terms) {
            this.first = first;
            this.terms = terms;
            next();
        }

        /** Adds the texts of all next terms that are in a shard. */
        void moveTo(SortedMap<String, PostingList> lists, int shard, int count) {
            while (!term.isEmpty() && SearchTerms.shard(term, count) == shard) {
                int end = space(at);
                lists.computeIfAbsent(term, added -> new PostingList()).addAll(terms, at, end, first);
                at = end + 1;
                next();
            }
        }

        private void next() {
            int end = space(at);
            term = new String(terms, at, end - at, StandardCharsets.UTF_8);
            at = end + 1;
        }

        private int space(int from) {
            int end = from;
            while (end < terms.length && terms[end] != ' ') {
                end++;
            }
            return end;
        }
    }
}
