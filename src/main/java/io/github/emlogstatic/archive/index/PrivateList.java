package io.github.emlogstatic.archive.index;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Lines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/**
 * The paths and times of the files in {@code private/}, kept in {@code state/}. If {@code private/} is lost, nothing else
 * tells what it held: no git and no blog has it. It holds no hashes.
 */
final class PrivateList {

    static final String NAME = "state/private-index.jsonl";

    private final Path file;

    PrivateList(Path root) {
        this.file = root.resolve(NAME);
    }

    /** Whether the list exists and has no hashes, which earlier versions wrote into it. */
    boolean isUsable() throws IOException {
        return Files.exists(file)
                && Lines.of(file, line -> !line.contains(IndexEntry.NO_FILE)).isEmpty();
    }

    Map<String, IndexEntry> entries() throws IOException {
        return IndexFile.load(file, "", true).under("");
    }

    /** Writes nothing if there is nothing to list. */
    void write(Collection<IndexEntry> entries) throws IOException {
        if (entries.isEmpty() && !Files.exists(file)) {
            return;
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        entries.forEach(entry -> lines.writeBytes(IndexJson.line(entry.withoutContent())));
        AtomicFile.writeDurably(file, lines.toByteArray());
    }
}
