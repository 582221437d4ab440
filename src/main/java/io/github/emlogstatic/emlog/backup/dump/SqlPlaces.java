package io.github.emlogstatic.emlog.backup.dump;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Positions of rows by the article that they belong to, in some twelve bytes each: a blog may have a million comments. */
public final class SqlPlaces {

    private static final int FIRST = 2;

    /** A position has less than 48 bits: 256 terabytes. */
    private static final int POSITION_BITS = 48;

    private final List<Source> sources = new ArrayList<>();
    private final Map<Integer, Rows> byArticle = new HashMap<>();

    private record Source(SqlFile file, SqlTable table) {}

    private static final class Rows {

        private long[] positions = new long[FIRST];
        private int[] lines = new int[FIRST];
        private int count;

        void add(long position, long line) {
            if (count == lines.length) {
                positions = Arrays.copyOf(positions, count * 2);
                lines = Arrays.copyOf(lines, count * 2);
            }
            positions[count] = position;
            lines[count++] = (int) line;
        }
    }

    /** Adds a row that belongs to an article. */
    public void add(int article, SqlFile file, SqlRow row) {
        long source = source(new Source(file, row.table()));
        byArticle.computeIfAbsent(article, id -> new Rows()).add(source << POSITION_BITS | row.position(), row.line());
    }

    /** There are few sources, because a dump has its tables one after another. */
    private int source(Source source) {
        int last = sources.lastIndexOf(source);
        if (last < 0) {
            sources.add(source);
        }
        return last < 0 ? sources.size() - 1 : last;
    }

    /** Forgets all rows. */
    public void clear() {
        byArticle.clear();
    }

    /** The ids of the articles that have rows. */
    public Set<Integer> articles() {
        return byArticle.keySet();
    }

    /** The rows of that article, in the order of the files. */
    public List<SqlPlace> of(int article) {
        Rows rows = byArticle.getOrDefault(article, new Rows());
        List<SqlPlace> places = new ArrayList<>(rows.count);
        for (int i = 0; i < rows.count; i++) {
            Source source = sources.get((int) (rows.positions[i] >>> POSITION_BITS));
            long position = rows.positions[i] & (1L << POSITION_BITS) - 1;
            places.add(new SqlPlace(source.file(), source.table(), rows.lines[i], position));
        }
        return places;
    }
}
