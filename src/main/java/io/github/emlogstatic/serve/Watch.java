package io.github.emlogstatic.serve;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks at files and folders ten times a second. A look at the hundred files of a theme costs a millisecond, and sees
 * changes on network disks, in containers and on systems whose notifications come seconds late. For one thread.
 */
final class Watch {

    private static final long BETWEEN_LOOKS = 100;

    private List<Path> roots = List.of();
    private Map<Path, Stamp> seen = Map.of();

    /** What an edit changes; an editor that writes a new file and renames it changes the key. */
    private record Stamp(
            FileTime modified, long bytes, @Nullable Object key) {}

    /** From here on what these are is known: files, or folders with all that is in them. They need not be there. */
    void start(Collection<Path> newRoots) throws IOException {
        roots = List.copyOf(newRoots);
        seen = look();
    }

    /** Waits until anything is otherwise than it was known, and stays so for a moment. @return what is */
    SortedSet<Path> changes() throws IOException, InterruptedException {
        Map<Path, Stamp> before = seen;
        Map<Path, Stamp> now = seen;
        while (now.equals(before)) {
            Thread.sleep(BETWEEN_LOOKS);
            now = settled();
        }
        seen = now;
        return difference(before, now);
    }

    /** A program that writes ten files is given the time to write them all. */
    private Map<Path, Stamp> settled() throws IOException, InterruptedException {
        Map<Path, Stamp> now = look();
        for (Map<Path, Stamp> last = seen; !now.equals(last); ) {
            last = now;
            Thread.sleep(BETWEEN_LOOKS / 2);
            now = look();
        }
        return now;
    }

    private static SortedSet<Path> difference(Map<Path, Stamp> before, Map<Path, Stamp> now) {
        SortedSet<Path> changed = new TreeSet<>();
        for (Set<Path> paths : List.of(before.keySet(), now.keySet())) {
            paths.stream()
                    .filter(path -> !Objects.equals(before.get(path), now.get(path)))
                    .forEach(changed::add);
        }
        return changed;
    }

    private Map<Path, Stamp> look() throws IOException {
        Map<Path, Stamp> stamps = new TreeMap<>();
        for (Path root : roots) {
            if (Files.exists(root)) {
                Path folder = Files.isSymbolicLink(root) ? root.toRealPath() : root;
                Files.walkFileTree(folder, new Look(folder, stamps));
            }
        }
        return stamps;
    }

    private static final class Look extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Map<Path, Stamp> stamps;

        private Look(Path root, Map<Path, Stamp> stamps) {
            this.root = root;
            this.stamps = stamps;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
            return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            if (!isHidden(file)) {
                stamps.put(file, new Stamp(is.lastModifiedTime(), is.size(), is.fileKey()));
            }
            return FileVisitResult.CONTINUE;
        }

        /** What editors put beside the file that they have open ({@code .page.peb.swp}, {@code page.peb~}). */
        private boolean isHidden(Path path) {
            String name = String.valueOf(path.getFileName());
            return !path.equals(root) && (name.startsWith(".") || name.endsWith("~"));
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // gone since its folder was read: the next look tells
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
