package io.github.emlogstatic.archive.index;

import io.github.emlogstatic.files.Lines;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An index file that was edited, merged or damaged since the last run, read line by line.
 *
 * @param lines the entries that can be read, sorted by path; the last of several lines for one path counts
 * @param damaged the numbers of the other lines, starting with 1
 * @param repeated the paths with several lines, as a merge leaves them
 */
record ParsedLines(IndexLines lines, List<Integer> damaged, Set<String> repeated) {

    static final ParsedLines NONE = new ParsedLines(IndexLines.NONE, List.of(), Set.of());

    /**
     * @param checksum the checksum of the bytes that the last run wrote: these need no parsing
     * @param isPrivate whether the lines are about {@code private/}
     */
    static ParsedLines of(byte[] bytes, String checksum, boolean isPrivate) {
        IndexLines asTheyAre = new IndexLines(bytes);
        return asTheyAre.checksum().equals(checksum) || new PlainLines(bytes).areAll(isPrivate)
                ? new ParsedLines(asTheyAre, List.of(), Set.of())
                : parse(bytes, isPrivate);
    }

    private static ParsedLines parse(byte[] bytes, boolean isPrivate) {
        IndexJson json = new IndexJson();
        SortedMap<String, Optional<IndexEntry>> entries = new TreeMap<>();
        List<Integer> damaged = new ArrayList<>();
        Set<String> repeated = new TreeSet<>();
        int number = 1;
        for (int line = 0; line < bytes.length; line = Lines.next(bytes, line)) {
            try {
                IndexEntry entry = json.read(bytes, line, Lines.next(bytes, line));
                if (!ArchivePaths.isPossible(entry.path())
                        || entry.path().startsWith(ArchivePaths.PRIVATE) != isPrivate) {
                    damaged.add(number);
                } else if (entries.put(entry.path(), Optional.of(entry)) != null) {
                    repeated.add(entry.path());
                }
            } catch (IOException | DateTimeException e) {
                damaged.add(number);
            }
            number++;
        }
        return new ParsedLines(IndexLines.NONE.with(entries), List.copyOf(damaged), repeated);
    }
}
