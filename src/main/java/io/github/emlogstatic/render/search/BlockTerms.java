package io.github.emlogstatic.render.search;

import io.github.emlogstatic.files.Fingerprint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The terms of neighbouring texts and their postings: {@code term postings term postings…}, each followed by a space, in
 * the order of {@link SearchTerms#place}. The terms of each shard are a line. Immutable.
 */
final class BlockTerms {

    static final BlockTerms NONE = new BlockTerms(List.of(), 1, new byte[] {'\n'}, 0, 1);

    private static final BitSet NO_TEXTS = new BitSet();

    /** The start of every eighth line is noted: a large blog has millions of lines, most a few bytes long. */
    private static final int NOTED = 8;

    private final List<String> texts;
    private final int shards;
    private final byte[] bytes;
    private final int from;
    private final int to;
    private volatile int @Nullable [] lines;

    /**
     * @param texts the fingerprint of each text
     * @param shards a power of two
     * @param bytes that have the terms between two positions
     */
    BlockTerms(List<String> texts, int shards, byte[] bytes, int from, int to) {
        this.texts = texts;
        this.shards = shards;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** Whether it has just these texts. */
    boolean isOf(List<String> now, int shardsNow) {
        return shards == shardsNow && texts.equals(now);
    }

    /** The numbers of the texts that have changed. */
    BitSet changed(List<String> now) {
        BitSet changed = new BitSet();
        for (int i = 0; i < now.size(); i++) {
            changed.set(i, i >= texts.size() || !texts.get(i).equals(now.get(i)));
        }
        return changed;
    }

    /**
     * The terms with other texts.
     *
     * @param changed the numbers of the texts that are others now
     * @param added the postings of these
     */
    BlockTerms with(List<String> now, BitSet changed, List<Entry> added, int shardsNow) {
        BitSet gone = (BitSet) changed.clone();
        gone.set(now.size(), Math.max(now.size(), texts.size()));
        List<Entry> all = entries(gone);
        all.addAll(added);
        all.sort(null);
        StringBuilder lines = new StringBuilder(to - from + 16 * added.size());
        int line = 0;
        for (int i = 0; i < all.size(); i++) {
            Entry entry = all.get(i);
            PostingList list = entry.list;
            if (i + 1 < all.size() && all.get(i + 1).term.equals(entry.term)) {
                list = list.and(all.get(++i).list);
            }
            for (; line < SearchTerms.line(entry.place, shardsNow); line++) {
                lines.append('\n');
            }
            lines.append(entry.term).append(' ').append(list).append(' ');
        }
        lines.append("\n".repeat(shardsNow - line));
        byte[] made = lines.toString().getBytes(StandardCharsets.UTF_8);
        return new BlockTerms(now, shardsNow, made, 0, made.length);
    }

    /** Writes a line with what {@link IndexCache} needs, and the terms. */
    void writeTo(OutputStream out, String name) throws IOException {
        String line = String.join(" ", name, String.join(",", texts), "" + shards, "" + (to - from)) + "\n";
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write(bytes, from, to - from);
    }

    /** A term and the texts that contain it. */
    record Entry(int place, String term, PostingList list) implements Comparable<Entry> {

        static Entry of(String term, PostingList list) {
            return new Entry(SearchTerms.place(term), term, list);
        }

        @Override
        public int compareTo(Entry other) {
            int order = Integer.compareUnsigned(place, other.place);
            return order == 0 ? term.compareTo(other.term) : order;
        }
    }

    private List<Entry> entries(BitSet without) {
        List<Entry> entries = new ArrayList<>();
        for (int line = from; line < to; line = end(line, '\n') + 1) {
            for (Cursor at = new Cursor(line); at.isTerm(); at.next()) {
                PostingList list = new PostingList();
                at.addTo(list, 0, without);
                if (!list.isEmpty()) {
                    entries.add(Entry.of(at.term(), list));
                }
            }
        }
        return entries;
    }

    /** Adds the texts of all terms in a shard, with numbers that start at {@code base}. */
    void addTo(SortedMap<String, PostingList> lists, int shard, int base) {
        for (Cursor at = new Cursor(line(shard)); at.isTerm(); at.next()) {
            at.addTo(lists.computeIfAbsent(at.term(), added -> new PostingList()), base, NO_TEXTS);
        }
    }

    /** Adds what it has in a shard. */
    void addTo(Fingerprint fingerprint, int shard) {
        int line = line(shard);
        fingerprint.add(bytes, line, end(line, '\n'));
    }

    /** Goes through the terms of a line. */
    private final class Cursor {

        private int term;
        private int list;
        private int end;

        Cursor(int line) {
            goTo(line);
        }

        private void goTo(int start) {
            term = start;
            if (isTerm()) {
                list = end(term, ' ') + 1;
                end = end(list, ' ');
            }
        }

        boolean isTerm() {
            return bytes[term] != '\n';
        }

        void next() {
            goTo(end + 1);
        }

        String term() {
            return new String(bytes, term, list - 1 - term, StandardCharsets.UTF_8);
        }

        void addTo(PostingList texts, int base, BitSet without) {
            texts.addAll(bytes, list, end, base, without);
        }
    }

    /** Takes no lock, which a large blog would take millions of times; two threads may both find the lines. */
    private int line(int shard) {
        int[] starts = lines;
        if (starts == null) {
            starts = lines();
            lines = starts;
        }
        int line = SearchTerms.shardLine(shard, shards);
        return after(starts[line / NOTED], line % NOTED);
    }

    private int[] lines() {
        int[] starts = new int[(shards + NOTED - 1) / NOTED];
        int line = from;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = line;
            line = after(line, Math.min(NOTED, shards - i * NOTED));
        }
        return starts;
    }

    /** The start of the line that follows this many lines later. */
    private int after(int start, int lines) {
        int line = start;
        for (int i = 0; i < lines; i++) {
            line = end(line, '\n') + 1;
        }
        return line;
    }

    private int end(int at, char mark) {
        int end = at;
        while (bytes[end] != mark) {
            end++;
        }
        return end;
    }
}
