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
        return on(directory, channel, false);
    }

    /**
     * Keeps out runs that write while a directory is read. Others may read it at the same time. Creates the file, but not its
     * folder. There is no lock if the folder does not exist, because no run has written here, or if this user can neither
     * create the file nor read it.
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
        return on(directory, FileChannel.open(file, StandardOpenOption.READ), true);
    }

    private static DirectoryLock on(Path directory, FileChannel channel, boolean shared) throws IOException {
        try {
            if (channel.tryLock(0, Long.MAX_VALUE, shared) != null) {
                return new DirectoryLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // this process itself has the lock
        }
        channel.close();
        throw new LockedException(directory);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
