package io.github.emlogstatic.files;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.apache.commons.io.function.IORunnable;

/**
 * Moves a file over another. Windows refuses that while another program has one of the two open, as scanners and indexers
 * have each new file for a moment, so there it is tried again for a second.
 */
final class PatientMove {

    private static final int TRIES = 9;

    private PatientMove() {}

    static void of(Path from, Path to) throws IOException {
        repeat(
                File.separatorChar == '\\',
                () -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING),
                milliseconds -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(milliseconds)));
    }

    /** @param pause waits that many milliseconds, twice as long each time */
    static void repeat(boolean windows, IORunnable move, LongConsumer pause) throws IOException {
        for (int tried = 1; ; tried++) {
            try {
                move.run();
                return;
            } catch (FileSystemException e) {
                if (!windows || !isHeld(e) || tried == TRIES) {
                    throw e;
                }
            }
            pause.accept(2L << tried);
        }
    }

    /** Java has no class of its own for a file that is in use. */
    private static boolean isHeld(FileSystemException e) {
        return e instanceof AccessDeniedException || e.getClass() == FileSystemException.class;
    }
}
