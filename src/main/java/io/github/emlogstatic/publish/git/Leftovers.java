package io.github.emlogstatic.publish.git;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Set;
import org.apache.commons.io.FileUtils;

/** What a kill or a power cut leaves in a git repository. Git itself never removes it, and refuses to work beside its locks. */
public final class Leftovers {

    /** The beginning of the name of an index that a run of this program has for itself. */
    static final String INDEX = "publish-index-";

    private Leftovers() {}

    /**
     * Removes locks, indexes of this program, and halves of objects and packs, which may have filled the disk.
     *
     * @param before a file that was changed later may be in use
     */
    public static void remove(Path repository, Instant before) throws IOException {
        Removal removal = new Removal(before);
        Files.walkFileTree(repository.toRealPath(), Set.of(), 1, removal);
        Files.walkFileTree(repository.resolve("refs/heads"), removal);
        Files.walkFileTree(repository.resolve("objects"), Set.of(), 2, removal);
    }

    /** What cannot be looked at stays. Git at work in the same repository may remove its own files and folders at any time. */
    private static final class Removal extends SimpleFileVisitor<Path> {

        private final Instant before;

        Removal(Instant before) {
            this.before = before;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.lastModifiedTime().toInstant().isAfter(before)) {
                return FileVisitResult.CONTINUE;
            }
            if (isHalf(file)) {
                FileUtils.deleteQuietly(file.toFile()); // Git does without it, or has made it read-only.
            } else if (isLeftover(file)) {
                Files.deleteIfExists(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }

    private static boolean isHalf(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("tmp_") || name.startsWith(".tmp-");
    }

    private static boolean isLeftover(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".lock") || name.startsWith(INDEX);
    }
}
