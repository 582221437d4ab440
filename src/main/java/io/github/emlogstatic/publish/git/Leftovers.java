package io.github.emlogstatic.publish.git;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Set;

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
        Removal removal = new Removal(before);
        Files.walkFileTree(repository.toRealPath(), Set.of(), 1, removal);
        Files.walkFileTree(repository.resolve("refs/heads"), removal);
    }

    /** Git at work in the same repository may remove its own files and folders at any time. */
    private static final class Removal extends SimpleFileVisitor<Path> {

        private final Instant before;

        Removal(Instant before) {
            this.before = before;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (isLeftover(file) && attributes.lastModifiedTime().toInstant().isBefore(before)) {
                Files.deleteIfExists(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }
    }

    private static boolean isLeftover(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".lock") || name.startsWith(INDEX);
    }
}
