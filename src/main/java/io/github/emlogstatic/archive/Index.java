package io.github.emlogstatic.archive;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Lines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the archive holds, by path. Kept in two files, so that nothing of {@code private/} shows in the public one, and
 * their checksums in a third, with the numbers that every run tells: to count lines takes longer than to look up a few.
 * Safe for several threads.
 */
final class Index {

    static final String PRIVATE = "private/";
    private static final String FILE = "index.jsonl";
    static final List<String> FILES = List.of(FILE, PRIVATE + FILE);
    private static final String CHECKSUMS = "state/index";
    private static final List<String> COUNTED = List.of(Archive.ARTICLES, ArchiveFiles.UPLOADS);

    private final IndexFile shown;
    private final IndexFile hidden;
    private final Path checksums;
    private final boolean asLeft;
    private volatile Map<String, Integer> counts;

    private Index(IndexFile shown, IndexFile hidden, Path checksums, boolean asLeft, Map<String, Integer> counts) {
        this.shown = shown;
        this.hidden = hidden;
        this.checksums = checksums;
        this.asLeft = asLeft;
        this.counts = counts;
    }

    static Index load(Path root) throws IOException {
        Path checksums = root.resolve(CHECKSUMS);
        List<String> known = checksums(checksums);
        boolean all = known.size() == 2 + COUNTED.size();
        IndexFile shown = IndexFile.load(root.resolve(FILE), all ? known.get(0) : "");
        IndexFile hidden = IndexFile.load(root.resolve(PRIVATE + FILE), all ? known.get(1) : "");
        boolean same = all && shown.checksum().equals(known.get(0));
        return new Index(
                shown, hidden, checksums, same || !all, same ? counts(known.subList(2, known.size())) : Map.of());
    }

    /** Whether it is the one that the last run wrote, as far as that is known. */
    boolean isAsLeft() {
        return asLeft;
    }

    private static List<String> checksums(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Lines.of(file)) {
            return lines.toList();
        }
    }

    private static Map<String, Integer> counts(List<String> lines) {
        Map<String, Integer> counts = new HashMap<>();
        for (String line : lines) {
            int space = line.lastIndexOf(' ');
            if (space > 0 && line.substring(space + 1).matches("[0-9]{1,9}")) {
                counts.put(line.substring(0, space), Integer.valueOf(line.substring(space + 1)));
            }
        }
        return counts;
    }

    private IndexFile of(String path) {
        return path.startsWith(PRIVATE) ? hidden : shown;
    }

    boolean holds(String path) {
        return of(path).holds(path);
    }

    Optional<IndexEntry> get(String path) {
        return of(path).get(path);
    }

    Optional<String> hash(String path) {
        return of(path).hash(path);
    }

    void put(IndexEntry entry) {
        counts = Map.of();
        of(entry.path()).put(entry);
    }

    void remove(String path) {
        counts = Map.of();
        of(path).remove(path);
    }

    NavigableMap<String, IndexEntry> all() {
        NavigableMap<String, IndexEntry> all = shown.under("");
        all.putAll(hidden.under(""));
        return all;
    }

    /** Of every file what a look at it has to know. @param since a time in the form of the index; empty for all time */
    List<IndexLines.Looked> look(String since) {
        List<IndexLines.Looked> all = new ArrayList<>();
        shown.look(since, all::add);
        hidden.look(since, all::add);
        return all;
    }

    /** The entries of one folder, which is given with its final slash. */
    NavigableMap<String, IndexEntry> under(String folder) {
        return of(folder).under(folder);
    }

    /** The paths in one folder likewise. */
    NavigableSet<String> paths(String folder) {
        return of(folder).paths(folder);
    }

    /** The ids that the files of one folder are named for. */
    NavigableSet<Integer> ids(String folder) {
        NavigableSet<Integer> ids = new TreeSet<>();
        for (String path : paths(folder)) {
            ids.add(Integer.valueOf(path.substring(folder.length(), path.length() - ".json".length())));
        }
        return ids;
    }

    /** How many paths there are in one folder. */
    int count(String folder) {
        Integer known = counts.get(folder);
        return known != null ? known : of(folder).count(folder);
    }

    /** Of the public part: another archive, another fingerprint. */
    String fingerprint() {
        return shown.checksum();
    }

    /** Writes both files where they differ from what is on disk. */
    void save() throws IOException {
        shown.save();
        hidden.save();
        StringBuilder written = new StringBuilder(shown.checksum() + "\n" + hidden.checksum() + "\n");
        COUNTED.forEach(folder ->
                written.append(folder).append(' ').append(count(folder)).append('\n'));
        AtomicFile.writeIfChanged(checksums, written.toString().getBytes(StandardCharsets.UTF_8));
    }
}
