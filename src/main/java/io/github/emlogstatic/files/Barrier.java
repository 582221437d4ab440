package io.github.emlogstatic.files;

import io.github.emlogstatic.threads.AllThreads;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Waits until the files that a run has written are on the disk.
 *
 * <p>The operating system keeps a written file in memory and writes it to the disk some seconds later, in any order.
 * After a power cut, a file may be empty, or be the old version again. So a run writes in three steps. First it writes
 * the files. Then it reaches a barrier: it waits for the files, and then for their directories. Then it writes the list
 * of the files (an index, a manifest) with {@link AtomicFile#writeDurably}. A list that survives a power cut therefore
 * never names a file that did not.
 *
 * <p>A run that has written nothing does not wait. A few files are forced one by one. For many, one {@code sync -f} of
 * their file system is a hundred times faster: 0.2 s for 10,000 files instead of 23 s, on ext4. If there is no such
 * command, several threads force the files, which takes 2 s. Safe for several threads.
 */
public final class Barrier {

    private static final int FEW = 16;
    private static final boolean POSIX = File.separatorChar == '/';

    /** What Linux says where a file system cannot be told to write a file (EINVAL, ENOTSUP, ENOSYS), in the user's language. */
    private static final Pattern UNKNOWN =
            Pattern.compile("Invalid argument|Operation not supported|Function not implemented|无效的参数|不支持的操作|函数未实现");

    private final Path root;

    /**
     * The paths that were written, moved or removed, in their order. Plain texts, because a large site has hundreds of
     * thousands, and the collector would move an object for each.
     */
    private final List<String> changed = new ArrayList<>();

    /** The positions of those that were removed. */
    private BitSet gone = new BitSet();

    /** @param root the directory of all files that are written */
    public Barrier(Path root) {
        this.root = root;
    }

    /**
     * Notes that a file was written or moved there.
     *
     * @param path relative to the root, with {@code /}
     */
    public void wrote(String path) {
        note(path, false);
    }

    /** Notes that a file was removed or moved away. */
    public void removed(String path) {
        note(path, true);
    }

    private void note(String path, boolean isGone) {
        synchronized (changed) {
            gone.set(changed.size(), isGone);
            changed.add(path);
        }
    }

    /**
     * Waits for all changes since the last barrier.
     *
     * @throws IOException if the disk cannot store a file
     */
    public synchronized void reach() throws IOException {
        Set<String> written = new HashSet<>();
        Set<String> removed = new HashSet<>();
        int known = sort(written, removed); // while these are awaited, others may be added
        boolean few = written.size() + removed.size() <= FEW
                && written.size() + folders(written, removed).size() <= FEW;
        if (few || !syncFileSystem(root)) {
            AllThreads.forEach(written, path -> force(root.resolve(path)));
            folders(written, removed).forEach(Barrier::forceFolder);
        }
        forget(known);
    }

    /** Returns the number of changes. */
    private int sort(Set<String> written, Set<String> removed) {
        synchronized (changed) {
            for (int i = 0; i < changed.size(); i++) {
                String path = changed.get(i);
                if (gone.get(i)) {
                    written.remove(path);
                    removed.add(path);
                } else {
                    written.add(path);
                }
            }
            return changed.size();
        }
    }

    /** Forgets all changes since the last barrier, which were taken back. */
    public synchronized void forget() {
        synchronized (changed) {
            forget(changed.size());
        }
    }

    /** @param known the number of changes to forget, the first ones */
    private void forget(int known) {
        synchronized (changed) {
            changed.subList(0, known).clear();
            gone = gone.get(known, Math.max(known, gone.length()));
        }
    }

    /** The directories in which entries have changed. */
    private Set<Path> folders(Set<String> written, Set<String> removed) {
        Set<Path> folders = new HashSet<>();
        Stream.concat(written.stream(), removed.stream()).forEach(path -> {
            Path folder = root.resolve(path).getParent();
            while (folder != null && folder.startsWith(root) && folders.add(folder)) {
                folder = folder.getParent();
            }
        });
        return folders;
    }

    /** Waits until one file is on the disk, if the file system has a way to. Some shared folders have none. */
    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, POSIX ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            if (UNKNOWN.matcher(String.valueOf(e.getMessage())).matches()) {
                return;
            }
            throw new IOException("cannot write " + file + ": " + AtomicFile.reason(e), e);
        }
    }

    /** Waits until the entries of a directory are on the disk. */
    static void forceFolder(@Nullable Path folder) {
        if (!POSIX || folder == null || !Files.isDirectory(folder)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Some network file systems cannot force a directory. The files themselves are on the disk.
        }
    }

    /** Waits for the whole file system. Returns false if there is no GNU {@code sync}. */
    private static boolean syncFileSystem(Path root) throws IOException {
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            return false;
        }
        try {
            return new ProcessBuilder("sync", "-f", root.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the disk was written", e);
        } catch (IOException e) {
            return false; // no such command
        }
    }
}
