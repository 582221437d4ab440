package io.github.emlogstatic.archive.store;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Lines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * {@code state/}: notes of earlier runs, which save requests. They change even if the blog does not, and are not in the
 * index. Safe for several threads that write different files.
 */
public final class StateFolder {

    public static final String NAME = "state/";

    private final Path root;

    /** @param root the directory of the archive */
    public StateFolder(Path root) {
        this.root = root;
    }

    /** A file in this folder, whether it exists or not. */
    public Path file(String name) {
        return root.resolve(NAME + name);
    }

    /** Whether the file exists. */
    public boolean has(String name) {
        return Files.exists(file(name));
    }

    /** The content of a JSON file; empty if it does not exist or cannot be read. */
    public <T> Optional<T> read(String name, Class<T> type) {
        if (!has(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ArchiveJson.read(file(name), ArchiveJson.of(type)));
        } catch (IOException e) {
            // The notes only save requests: without them, the run asks again.
            return Optional.empty();
        }
    }

    /** Writes a JSON file, unless it already holds that value. */
    public void write(String name, Object value) throws IOException {
        AtomicFile.writeIfChanged(file(name), ArchiveJson.bytes(value));
    }

    /** The lines of a text file; empty if it does not exist. */
    public List<String> lines(String name) throws IOException {
        return lines(name, line -> true);
    }

    /** The lines up to the first that does not match. */
    public List<String> lines(String name, Predicate<String> matches) throws IOException {
        if (!has(name)) {
            return List.of();
        }
        try (Stream<String> lines = Lines.of(file(name))) {
            return lines.takeWhile(matches).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Writes a text file, unless it already holds these lines. */
    public void writeLines(String name, List<String> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        AtomicFile.writeIfChanged(file(name), text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
