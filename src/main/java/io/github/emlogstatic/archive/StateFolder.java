package io.github.emlogstatic.archive;

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
 * {@code state/}: what changes by merely looking, and saves requests. The index does not know it. Safe for several threads
 * that write different files.
 */
public final class StateFolder {

    static final String NAME = "state/";

    private final Path root;

    /** @param root the archive's directory */
    StateFolder(Path root) {
        this.root = root;
    }

    Path file(String name) {
        return root.resolve(NAME + name);
    }

    /** Whether an earlier run has noted anything under that name. */
    public boolean has(String name) {
        return Files.exists(file(name));
    }

    /** What an earlier run has noted under that name; empty where it is not there or unreadable. */
    public <T> Optional<T> read(String name, Class<T> type) {
        if (!has(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ArchiveJson.read(file(name), ArchiveJson.of(type)));
        } catch (IOException e) {
            // The state only saves requests: without it the run asks again for what it would have known.
            return Optional.empty();
        }
    }

    public void write(String name, Object value) throws IOException {
        AtomicFile.writeIfChanged(file(name), ArchiveJson.bytes(value));
    }

    /** The lines that an earlier run has noted under that name; none where it is not there. */
    public List<String> lines(String name) throws IOException {
        return lines(name, line -> true);
    }

    /** The first of these lines, as long as they are such. */
    public List<String> lines(String name, Predicate<String> such) throws IOException {
        if (!has(name)) {
            return List.of();
        }
        try (Stream<String> lines = Lines.of(file(name))) {
            return lines.takeWhile(such).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    public void writeLines(String name, List<String> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        AtomicFile.writeIfChanged(file(name), text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
