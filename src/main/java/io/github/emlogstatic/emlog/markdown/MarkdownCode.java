package io.github.emlogstatic.emlog.markdown;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Code between backticks: as many before as after it. */
final class MarkdownCode {

    /** @param end the position after the last backtick */
    record Found(String code, int end) {}

    private final String text;
    /** The positions of rows of backticks, by their length. */
    private final TreeMap<Integer, TreeSet<Integer>> rows = new TreeMap<>();

    private final TreeMap<Integer, Integer> ends = new TreeMap<>();

    MarkdownCode(String text) {
        this.text = text;
        int end;
        for (int at = text.indexOf('`'); at >= 0; at = text.indexOf('`', end)) {
            end = past(at, '`');
            rows.computeIfAbsent(end - at, length -> new TreeSet<>()).add(at);
            ends.put(at, end);
        }
    }

    private int past(int from, char what) {
        int at = from;
        while (at < text.length() && text.charAt(at) == what) {
            at++;
        }
        return at;
    }

    /** The code that starts at a backtick. Where no row is as long as this one, the first ones of it count. */
    @Nullable
    Found at(int at) {
        int inside = ends.floorEntry(at).getValue();
        for (Map.Entry<Integer, TreeSet<Integer>> row :
                rows.headMap(inside - at, true).descendingMap().entrySet()) {
            int marks = row.getKey();
            int start = past(at + marks, ' ');
            Integer close = row.getValue().higher(Math.max(start, inside - 1));
            if (close != null) {
                return new Found(bare(start, close), close + marks);
            }
            if (start > at + marks && row.getValue().contains(start)) {
                return new Found(" ", start + marks);
            }
        }
        return null;
    }

    private String bare(int start, int end) {
        int last = end;
        while (last > start && text.charAt(last - 1) == ' ') {
            last--;
        }
        return text.substring(start, last);
    }
}
