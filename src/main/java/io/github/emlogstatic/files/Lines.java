package io.github.emlogstatic.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * The lines of a file that the program can do without, such as a cache, or that other programs write. What a power cut
 * or a failing disk has left of the file must not stop the next run, nor must a comment in another encoding.
 */
public final class Lines {

    private Lines() {}

    /**
     * The lines of a file; none if it does not exist. Invalid UTF-8 is replaced. Lines with zero bytes, which some file
     * systems leave after a power cut, are skipped.
     */
    public static List<String> of(Path file) throws IOException {
        return of(file, line -> true);
    }

    /** The same up to the first line that does not match. */
    public static List<String> of(Path file, Predicate<String> matches) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(FileContent.stream(file), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> line.indexOf('\0') < 0)
                    .takeWhile(matches)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The lines of notes that only save work: none if the disk cannot read them, since a run writes them anew. */
    public static List<String> ofNotes(Path file) throws IOException {
        return ofNotes(file, line -> true);
    }

    /** The same up to the first line that does not match. */
    public static List<String> ofNotes(Path file, Predicate<String> matches) throws IOException {
        try {
            return of(file, matches);
        } catch (DamagedException e) {
            return List.of();
        }
    }

    /** Replaces the file, unless it already holds these lines. */
    public static void write(Path file, Collection<String> lines) throws IOException {
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        AtomicFile.writeIfChanged(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The start of the next line in bytes that hold lines. */
    public static int next(byte[] bytes, int line) {
        int end = line;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, bytes.length);
    }

    /** The start of the line that holds this position. */
    public static int start(byte[] bytes, int within) {
        int start = within;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }
}
