package io.github.emlogstatic.archive;

import io.github.emlogstatic.files.Lines;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names each file that is about to change, before it does: after a kill, these are the files whose lines in the index
 * may be out of date. Safe for several threads.
 */
final class Journal {

    private final Path file;

    Journal(Path file) {
        this.file = file;
    }

    /** The files that an unfinished run may have changed. */
    Set<String> unfinished() throws IOException {
        if (!Files.exists(file)) {
            return Set.of();
        }
        try (Stream<String> lines = Lines.of(file)) {
            return new LinkedHashSet<>(lines.toList());
        }
    }

    synchronized void announce(String path) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (Writer out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(path + "\n");
        }
    }

    void finish() throws IOException {
        Files.deleteIfExists(file);
    }
}
