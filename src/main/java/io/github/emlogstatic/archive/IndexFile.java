package io.github.emlogstatic.archive;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.DamagedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** A file of the index: its lines, and what has changed since they were read. Safe for several threads. */
final class IndexFile {

    private final Path file;
    private final boolean inOrder;
    private final ConcurrentSkipListMap<String, Optional<IndexEntry>> changes = new ConcurrentSkipListMap<>();
    private volatile IndexLines lines;

    private IndexFile(Path file, IndexLines lines, boolean inOrder) {
        this.file = file;
        this.lines = lines;
        this.inOrder = inOrder;
    }

    /** @param checksum of what the last run wrote */
    static IndexFile load(Path file, String checksum) throws IOException {
        if (!Files.exists(file)) {
            return new IndexFile(file, IndexLines.NONE, true);
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            IndexLines lines = IndexLines.of(bytes, checksum);
            return new IndexFile(file, lines, Arrays.equals(bytes, lines.bytes()));
        } catch (DamagedException e) {
            throw new DamagedException(file + ", " + e.getMessage());
        }
    }

    boolean holds(String path) {
        Optional<IndexEntry> changed = changes.get(path);
        return changed != null ? changed.isPresent() : lines.holds(path);
    }

    Optional<IndexEntry> get(String path) {
        Optional<IndexEntry> changed = changes.get(path);
        return changed != null ? changed : lines.get(path);
    }

    Optional<String> hash(String path) {
        Optional<IndexEntry> changed = changes.get(path);
        return changed != null ? changed.map(IndexEntry::sha256) : lines.hash(path);
    }

    void put(IndexEntry entry) {
        changes.put(entry.path(), Optional.of(entry));
    }

    void remove(String path) {
        changes.put(path, Optional.empty());
    }

    NavigableSet<String> paths(String start) {
        NavigableSet<String> paths = new TreeSet<>();
        lines.paths(start, paths::add);
        changed(start).forEach((path, entry) -> {
            if (entry.isPresent()) {
                paths.add(path);
            } else {
                paths.remove(path);
            }
        });
        return paths;
    }

    int count(String start) {
        return changed(start).isEmpty() ? lines.count(start) : paths(start).size();
    }

    NavigableMap<String, IndexEntry> under(String start) {
        NavigableMap<String, IndexEntry> entries = lines.under(start);
        changed(start)
                .forEach((path, entry) ->
                        entry.ifPresentOrElse(now -> entries.put(path, now), () -> entries.remove(path)));
        return entries;
    }

    /** @param since as in {@link IndexLines#look} */
    void look(String since, Consumer<IndexLines.Looked> each) {
        if (changes.isEmpty()) {
            lines.look(since, each);
        } else {
            under("").values().forEach(entry -> each.accept(IndexLines.looked(entry, since)));
        }
    }

    private ConcurrentNavigableMap<String, Optional<IndexEntry>> changed(String start) {
        return changes.subMap(start, true, start + Character.MAX_VALUE, false);
    }

    /** Of the file as it is, or as it will be once it is saved. */
    String checksum() {
        return current().checksum();
    }

    private IndexLines current() {
        return changes.isEmpty() ? lines : lines.with(changes);
    }

    void save() throws IOException {
        if (changes.isEmpty() && inOrder) {
            return;
        }
        lines = current();
        changes.clear();
        if (lines.bytes().length > 0 || Files.exists(file)) {
            AtomicFile.writeDurably(file, lines.bytes());
        }
    }
}
