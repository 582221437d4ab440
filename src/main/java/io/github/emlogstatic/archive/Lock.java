package io.github.emlogstatic.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two runs out of one archive. The system lets go of it when the process dies, however it dies. */
public final class Lock implements AutoCloseable {

    private final FileChannel channel;

    private Lock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Keeps other runs from writing an archive that this run reads.
     *
     * @throws ArchiveLockedException where another run has the lock
     */
    public static Lock on(Path archive) throws IOException {
        return on(archive, archive.resolve(StateFolder.NAME + "lock"));
    }

    private static Lock on(Path archive, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new Lock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same refusal.
        }
        channel.close();
        throw new ArchiveLockedException(archive);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
