package io.github.emlogstatic.archive.index;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.FileContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One of the two files of the index: the lines on disk, and the changes since they were read. Safe for several threads. */
final class IndexFile {

    private final Path file;
    private final boolean missing;
    private final ParsedLines parsed;
    private final boolean rewrite;
    private final ConcurrentSkipListMap<String, Optional<IndexEntry>> changes = new ConcurrentSkipListMap<>();
    private volatile IndexLines lines;

    private IndexFile(Path file, boolean missing, ParsedLines parsed, boolean rewrite) {
        this.file = file;
        this.missing = missing;
        this.parsed = parsed;
        this.rewrite = rewrite;
        this.lines = parsed.lines();
    }

    /**
     * @param checksum the checksum of the bytes that the last run wrote; the file is parsed line by line if it has another
     * @param isPrivate whether it is the index of {@code private/}
     */
    static IndexFile load(Path file, String checksum, boolean isPrivate) throws IOException {
        if (!Files.exists(file)) {
            return new IndexFile(file, true, ParsedLines.NONE, false);
        }
        if (Files.isDirectory(file)) {
            throw DamagedException.directory(file, Index.REMEDY);
        }
        byte[] bytes = FileContent.bytes(file);
        ParsedLines parsed = ParsedLines.of(bytes, checksum, isPrivate);
        return new IndexFile(
                file, false, parsed, !Arrays.equals(bytes, parsed.lines().bytes()));
    }

    boolean isMissing() {
        return missing;
    }

    /** The numbers of the lines on disk that are no entries, starting with 1. */
    List<Integer> damagedLines() {
        return parsed.damaged();
    }

    /** The paths that had several lines on disk. The last one counts, unless {@link #removeRepeated} is called. */
    Set<String> repeated() {
        return parsed.repeated();
    }

    /** Removes the entries of paths that had several lines, since nothing tells which line is right. */
    void removeRepeated() {
        parsed.repeated().forEach(this::remove);
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

    Optional<FileBytes> bytes(String path) {
        Optional<IndexEntry> changed = changes.get(path);
        return changed != null ? changed.map(entry -> new FileBytes(entry.sha256(), entry.bytes())) : lines.bytes(path);
    }

    Optional<Instant> lastChanged(String path) {
        Optional<IndexEntry> changed = changes.get(path);
        return changed != null ? changed.map(IndexEntry::lastChanged) : lines.lastChanged(path);
    }

    void put(IndexEntry entry) {
        changes.put(entry.path(), Optional.of(entry));
    }

    void remove(String path) {
        changes.put(path, Optional.empty());
    }

    NavigableSet<String> paths(String prefix) {
        NavigableSet<String> paths = new TreeSet<>();
        lines.paths(prefix, paths::add);
        changed(prefix).forEach((path, entry) -> {
            if (entry.isPresent()) {
                paths.add(path);
            } else {
                paths.remove(path);
            }
        });
        return paths;
    }

    /** Calls back for each path with this prefix, in order. */
    void eachPath(String prefix, Consumer<String> each) {
        if (changed(prefix).isEmpty()) {
            lines.paths(prefix, each);
        } else {
            paths(prefix).forEach(each);
        }
    }

    /** Calls back for the path and the hash of each file whose path has this prefix, in order. */
    void hashes(String prefix, BiConsumer<String, String> each) {
        if (changed(prefix).isEmpty()) {
            lines.hashes(prefix, each);
        } else {
            under(prefix).forEach((path, entry) -> each.accept(path, entry.sha256()));
        }
    }

    /** Calls back for the path of each file whose path has this prefix, and for the time of its last change. */
    void changes(String prefix, BiConsumer<String, Instant> each) {
        if (changed(prefix).isEmpty()) {
            lines.changes(prefix, each);
        } else {
            under(prefix).forEach((path, entry) -> each.accept(path, entry.lastChanged()));
        }
    }

    int count(String prefix) {
        return changed(prefix).isEmpty() ? lines.count(prefix) : paths(prefix).size();
    }

    NavigableMap<String, IndexEntry> under(String prefix) {
        NavigableMap<String, IndexEntry> entries = lines.under(prefix);
        changed(prefix)
                .forEach((path, entry) ->
                        entry.ifPresentOrElse(now -> entries.put(path, now), () -> entries.remove(path)));
        return entries;
    }

    /** @param since as in {@link Index#checks} */
    void checks(String since, Consumer<FileCheck> each) {
        if (changes.isEmpty()) {
            lines.checks(since, each);
        } else {
            under("").values().forEach(entry -> each.accept(IndexLines.check(entry, since)));
        }
    }

    private ConcurrentNavigableMap<String, Optional<IndexEntry>> changed(String prefix) {
        return changes.subMap(prefix, true, prefix + Character.MAX_VALUE, false);
    }

    /** The checksum of the file, with the changes that are not saved yet. */
    String checksum() {
        return current().checksum();
    }

    private IndexLines current() {
        return changes.isEmpty() ? lines : lines.with(changes);
    }

    boolean isChanged() {
        return rewrite || !changes.isEmpty();
    }

    void save() throws IOException {
        if (!isChanged()) {
            return;
        }
        ConcurrentSkipListMap<String, Optional<IndexEntry>> saved = changes.clone();
        IndexLines merged = lines.with(saved);
        if (merged.bytes().length > 0 || Files.exists(file)) {
            AtomicFile.writeDurably(file, merged.bytes());
        }
        lines = merged;
        saved.forEach(changes::remove); // what has changed meanwhile stays
    }
}
