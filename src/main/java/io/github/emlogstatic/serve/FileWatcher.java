package io.github.emlogstatic.serve;

import io.github.emlogstatic.files.FileTree;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Polls files and folders ten times a second. Polling the hundred files of a theme takes a millisecond. Unlike
 * notifications of the system, polling sees changes on network disks and in containers, and is never seconds late. For
 * one thread.
 *
 * <p>The monitor of commons-io polls, too. But it reports each file by itself, as soon as it sees it; the preview builds
 * once after a program has written several files. And it takes a file that was replaced by another of the same size and
 * time for unchanged.
 */
final class FileWatcher {

    private static final long INTERVAL_MILLIS = 100;

    /** After this time a change counts, although files still change: some program writes one of them all the time. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private List<Path> roots = List.of();
    private Map<Path, Stamp> seen = Map.of();

    /** What an edit changes. The key changes if an editor writes a new file and renames it. */
    record Stamp(FileTime modified, long bytes, @Nullable Object key) {}

    /**
     * Starts to watch these files, and all files in these folders. They need not exist.
     *
     * @param read a file that has just been read
     * @param before its state before that, from {@link #look}: a change since then counts
     */
    void start(List<Path> newRoots, Path read, Map<Path, Stamp> before) {
        roots = Stream.concat(newRoots.stream(), Stream.of(read)).toList();
        seen = look(newRoots);
        seen.putAll(before);
    }

    /** Waits until files have changed and then stay unchanged for a moment, if they do, and returns the changed ones. */
    SortedSet<Path> changes() throws InterruptedException {
        Map<Path, Stamp> before = seen;
        Map<Path, Stamp> now = seen;
        while (now.equals(before)) {
            Thread.sleep(INTERVAL_MILLIS);
            now = settled();
        }
        seen = now;
        return difference(before, now);
    }

    /** Waits until nothing changes any more, but not for ever, because a program may write several files. */
    private Map<Path, Stamp> settled() throws InterruptedException {
        Map<Path, Stamp> now = look(roots);
        Map<Path, Stamp> last = seen;
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!now.equals(last) && end - System.nanoTime() > 0) {
            last = now;
            Thread.sleep(INTERVAL_MILLIS / 2);
            now = look(roots);
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

    /** The present state of these files, and of all files in these folders. */
    static Map<Path, Stamp> look(List<Path> roots) {
        Map<Path, Stamp> stamps = new TreeMap<>();
        for (Path root : roots) {
            try {
                Path folder = Files.isSymbolicLink(root) ? root.toRealPath() : root;
                Files.walkFileTree(folder, new Look(folder, stamps));
            } catch (IOException e) {
                // a link that leads nowhere, perhaps only until it is led elsewhere; the next poll sees that
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
            return isOfTool(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            if (!isOfTool(file)) {
                stamps.put(file, new Stamp(is.lastModifiedTime(), is.size(), is.fileKey()));
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isOfTool(Path path) {
            return !path.equals(root) && FileTree.isOfTool(String.valueOf(path.getFileName()));
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // deleted since its folder was read; the next poll sees that
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
