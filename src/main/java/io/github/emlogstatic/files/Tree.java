package io.github.emlogstatic.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a directory holds. */
public final class Tree {

    private Tree() {}

    /**
     * The files in a directory and in those below it, in the order of their paths: relative to it, with {@code /}. It may
     * itself be a symbolic link, as where it was moved to a larger disk; links in it that lead to directories are not
     * followed.
     */
    public static List<String> paths(Path directory) throws IOException {
        Path root = directory.toRealPath(); // Files.walk takes a link for a file, and a whole site for an empty one
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
