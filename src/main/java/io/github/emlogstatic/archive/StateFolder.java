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
 * {@code state/}: what changes by merely looking, and saves requests. The index does not know it.
 *
 * @param root the archive's directory
 */
record StateFolder(Path root) {

    static final String NAME = "state/";

    Path file(String name) {
        return root.resolve(NAME + name);
    }

    boolean has(String name) {
        return Files.exists(file(name));
    }

    <T> Optional<T> read(String name, Class<T> type) {
        if (!has(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ArchiveJson.read(file(name), type));
        } catch (IOException e) {
            // The state only saves requests: without it the run asks again for what it would have known.
            return Optional.empty();
        }
    }

    void write(String name, Object value) throws IOException {
        AtomicFile.writeIfChanged(file(name), ArchiveJson.bytes(value));
    }

    List<String> lines(String name) throws IOException {
        return lines(name, line -> true);
    }

    /** The first lines, as long as they are such. */
    List<String> lines(String name, Predicate<String> such) throws IOException {
        if (!has(name)) {
            return List.of();
        }
        try (Stream<String> lines = Lines.of(file(name))) {
            return lines.takeWhile(such).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    void writeLines(String name, List<String> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        AtomicFile.writeIfChanged(file(name), text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
