package io.github.emlogstatic.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The lines of a file that the program keeps for itself, and can do without: whatever a power cut or a failing disk has
 * left of it must not stop the next run.
 */
public final class Lines {

    private Lines() {}

    /** Bytes that are no UTF-8 come as replacement characters, and lines of zeros, as file systems leave them, not at all. */
    public static Stream<String> of(Path file) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
        return reader.lines().filter(line -> line.indexOf('\0') < 0).onClose(() -> close(reader));
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
