package io.github.emlogstatic.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second run out of a directory. The operating system releases the lock when the process ends, however it ends. */
public final class DirectoryLock implements Closeable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Locks a directory.
     *
     * @param file the file that is locked
     * @throws LockedException if another run has the lock
     */
    public static DirectoryLock on(Path directory, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked;
        try {
            locked = lock(channel, false);
        } catch (IOException e) {
            throw new IOException(
                    "cannot lock " + file + ": " + AtomicFile.reason(e) + "; put the directory on a disk that has file"
                            + " locks, or mount that with locks (NFS: option nolock, if no other machine writes there)",
                    e);
        }
        return of(directory, channel, locked);
    }

    /**
     * Keeps out runs that write while a directory is read. Others may read it at the same time. Creates the file, but
     * not its folder.
     *
     * <p>In three cases there is no lock: the folder does not exist, so that no run has written here; this user can
     * neither create the file nor read it; or the disk has no locks, so that no run can write.
     *
     * @throws LockedException if a run that writes has the lock
     */
    public static Closeable toRead(Path directory, Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileSystemException e) {
            if (!Files.isReadable(file)) {
                return () -> {};
            }
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        boolean locked;
        try {
            locked = lock(channel, true);
        } catch (IOException e) {
            return () -> {};
        }
        return of(directory, channel, locked);
    }

    private static DirectoryLock of(Path directory, FileChannel channel, boolean locked) throws LockedException {
        if (!locked) {
            throw new LockedException(directory);
        }
        return new DirectoryLock(channel);
    }

    /**
     * Locks a file, or closes it if another run has the lock.
     *
     * @throws IOException if its disk has no locks; then it is closed, too
     */
    private static boolean lock(FileChannel channel, boolean shared) throws IOException {
        boolean locked = false;
        try {
            locked = channel.tryLock(0, Long.MAX_VALUE, shared) != null;
        } catch (OverlappingFileLockException e) {
            // this process itself has the lock
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
