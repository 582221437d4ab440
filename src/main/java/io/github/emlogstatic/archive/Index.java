package io.github.emlogstatic.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Hash;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What the archive holds, by path. Kept in two files, so that nothing of {@code private/} shows in the public one. Safe
 * for several threads.
 */
final class Index {

    static final String PRIVATE = "private/";
    private static final String FILE = "index.jsonl";

    private final Path root;
    private final ConcurrentSkipListMap<String, IndexEntry> entries = new ConcurrentSkipListMap<>();

    private Index(Path root) {
        this.root = root;
    }

    static Index load(Path root) throws IOException {
        Index index = new Index(root);
        index.read(root.resolve(FILE));
        index.read(root.resolve(PRIVATE + FILE));
        return index;
    }

    private void read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        IndexReader reader = new IndexReader();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                IndexEntry entry = reader.read(line);
                entries.put(entry.path(), entry);
            }
        } catch (JsonProcessingException | DateTimeException e) {
            throw new IOException(
                    file + ", line " + number + ", is damaged; take the file from a backup or from git", e);
        }
    }

    Optional<IndexEntry> get(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    void put(IndexEntry entry) {
        entries.put(entry.path(), entry);
    }

    void remove(String path) {
        entries.remove(path);
    }

    NavigableMap<String, IndexEntry> all() {
        return Collections.unmodifiableNavigableMap(entries);
    }

    /** The entries of one folder, which is given with its final slash. */
    NavigableMap<String, IndexEntry> under(String folder) {
        return all().subMap(folder, true, folder + Character.MAX_VALUE, false);
    }

    /** Of the public part: another archive, another fingerprint. */
    String fingerprint() {
        StringBuilder all = new StringBuilder();
        for (IndexEntry entry : entries.values()) {
            if (!entry.path().startsWith(PRIVATE)) {
                all.append(entry.path())
                        .append('\t')
                        .append(entry.sha256())
                        .append('\t')
                        .append(entry.lastChanged())
                        .append('\n');
            }
        }
        return Hash.fingerprint(all.toString());
    }

    /** Writes both files where they differ from what is on disk. */
    void save() throws IOException {
        save(root.resolve(FILE), false);
        save(root.resolve(PRIVATE + FILE), true);
    }

    private void save(Path file, boolean ofPrivate) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (IndexEntry entry : entries.values()) {
            if (entry.path().startsWith(PRIVATE) == ofPrivate) {
                lines.append(ArchiveJson.line(entry)).append('\n');
            }
        }
        if (lines.isEmpty() && !Files.exists(file)) {
            return;
        }
        AtomicFile.writeIfChanged(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
