package io.github.emlogstatic.archive;

import io.github.emlogstatic.archive.store.StateFolder;
import io.github.emlogstatic.files.DirectoryLock;
import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.files.LockedException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps other runs out of an archive, without opening it. An archive that is open for writing has this lock, too. */
public final class ArchiveLock {

    private static final String FILE = StateFolder.NAME + "lock";

    private ArchiveLock() {}

    /**
     * Keeps all other runs out.
     *
     * @throws LockedException if another run has the lock
     */
    public static DirectoryLock of(Path directory) throws IOException {
        return DirectoryLock.on(directory, new Folder(directory).file(FILE));
    }

    /**
     * Keeps runs that write out of an archive, which must exist, while it is read.
     *
     * @throws LockedException if such a run has the lock
     */
    public static Closeable toRead(Path directory) throws IOException {
        ArchiveOpening.requireArchive(directory);
        return DirectoryLock.toRead(directory, new Folder(directory).file(FILE));
    }
}
