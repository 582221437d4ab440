package io.github.emlogstatic.publish.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What a kill or a power cut leaves in a git repository. Git itself never removes it, and refuses to work beside its locks. */
public final class Leftovers {

    /** The beginning of the name of an index that a run of this program has for itself. */
    static final String INDEX = "publish-index-";

    private Leftovers() {}

    /**
     * Removes locks, and indexes of this program.
     *
     * @param before a file that was changed later may be in use
     */
    public static void remove(Path repository, Instant before) throws IOException {
        try (Stream<Path> files = Files.list(repository)) {
            remove(files, before);
        }
        Path branches = repository.resolve("refs/heads");
        if (Files.isDirectory(branches)) {
            try (Stream<Path> files = Files.walk(branches)) {
                remove(files, before);
            }
        }
    }

    private static void remove(Stream<Path> files, Instant before) throws IOException {
        List<Path> leftovers = files.filter(Leftovers::isOne).toList();
        for (Path file : leftovers) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                Files.delete(file);
            }
        }
    }

    private static boolean isOne(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".lock") || name.startsWith(INDEX);
    }
}
