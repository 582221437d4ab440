package io.github.emlogstatic.archive;

import io.github.emlogstatic.archive.store.StateFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second run out of an archive. The operating system releases the lock when the process ends, however it ends. */
public final class Lock implements AutoCloseable {

    private final FileChannel channel;

    private Lock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Locks an archive.
     *
     * @throws ArchiveLockedException if another run has the lock
     */
    public static Lock on(Path archive) throws IOException {
        return on(archive, archive.resolve(StateFolder.NAME + "lock"));
    }

    /**
     * Locks any directory.
     *
     * @param file that is locked
     * @throws ArchiveLockedException if another run has the lock; its message names the directory
     */
    public static Lock on(Path archive, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new Lock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // This process itself has the lock.
        }
        channel.close();
        throw new ArchiveLockedException(archive);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
