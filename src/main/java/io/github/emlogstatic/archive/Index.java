package io.github.emlogstatic.archive;

import io.github.emlogstatic.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * What the archive holds, by path. Kept in two files, so that nothing of {@code private/} shows in the public one, and
 * their checksums in a third. Safe for several threads.
 */
final class Index {

    static final String PRIVATE = "private/";
    private static final String FILE = "index.jsonl";
    private static final String CHECKSUMS = "state/index";

    private final IndexFile shown;
    private final IndexFile hidden;
    private final Path checksums;

    private Index(IndexFile shown, IndexFile hidden, Path checksums) {
        this.shown = shown;
        this.hidden = hidden;
        this.checksums = checksums;
    }

    static Index load(Path root) throws IOException {
        Path checksums = root.resolve(CHECKSUMS);
        List<String> known = Files.exists(checksums) ? Files.readAllLines(checksums) : List.of();
        boolean both = known.size() == 2;
        return new Index(
                IndexFile.load(root.resolve(FILE), both ? known.get(0) : ""),
                IndexFile.load(root.resolve(PRIVATE + FILE), both ? known.get(1) : ""),
                checksums);
    }

    private IndexFile of(String path) {
        return path.startsWith(PRIVATE) ? hidden : shown;
    }

    Optional<IndexEntry> get(String path) {
        return of(path).get(path);
    }

    void put(IndexEntry entry) {
        of(entry.path()).put(entry);
    }

    void remove(String path) {
        of(path).remove(path);
    }

    NavigableMap<String, IndexEntry> all() {
        NavigableMap<String, IndexEntry> all = shown.under("");
        all.putAll(hidden.under(""));
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

    /** How many paths there are in one folder. */
    int count(String folder) {
        return of(folder).count(folder);
    }

    /** Of the public part: another archive, another fingerprint. */
    String fingerprint() {
        return shown.checksum();
    }

    /** Writes both files where they differ from what is on disk. */
    void save() throws IOException {
        shown.save();
        hidden.save();
        String written = shown.checksum() + "\n" + hidden.checksum() + "\n";
        AtomicFile.writeIfChanged(checksums, written.getBytes(StandardCharsets.UTF_8));
    }
}
