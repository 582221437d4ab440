package io.github.emlogstatic.publish.git;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
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
        Removal locks = new Removal(before, Leftovers::isLockOrIndex);
        Files.walkFileTree(repository.toRealPath(), Set.of(), 1, locks);
        Files.walkFileTree(repository.resolve("refs/heads"), locks);
        // Not elsewhere: a branch may be called tmp_new.
        Files.walkFileTree(repository.resolve("objects"), Set.of(), 2, new Removal(before, Leftovers::isHalf));
    }

    /** What cannot be looked at stays. Git at work in the same repository may remove its own files and folders at any time. */
    private static final class Removal extends SimpleFileVisitor<Path> {

        private final Instant before;
        private final Predicate<Path> leftover;

        Removal(Instant before, Predicate<Path> leftover) {
            this.before = before;
            this.leftover = leftover;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (leftover.test(file) && attributes.lastModifiedTime().toInstant().isBefore(before)) {
                FileUtils.deleteQuietly(file.toFile()); // What stays, git does without, or names it.
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

    private static boolean isLockOrIndex(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".lock") || name.startsWith(INDEX);
    }
}
