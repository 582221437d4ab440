package io.github.emlogstatic.emlog.media;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.io.function.IOSupplier;

/**
 * The room of the disk for the files of a run. A large one that does not fit is a problem of its own, so that all others can
 * come. A disk without room for a small one is full, which ends the run when that is written. Safe for several threads.
 */
final class DiskRoom {

    /** For all else that a run writes, in bytes. */
    private static final long MARGIN = 16 << 20;

    /** What is to come, in bytes: of files on their way, and the copies in the site of those that have come. */
    private final AtomicLong awaited = new AtomicLong();

    /**
     * Takes a file for which there is room.
     *
     * @param where the address of the file
     * @param bytes how many are to come; less than 0 if that is not known
     * @param later how many more the disk is to hold of it when it has come
     * @param directory where it is put
     * @param taking takes it
     * @throws EmlogException if there is no room for it
     */
    <T> T take(String where, long bytes, long later, Path directory, IOSupplier<T> taking) throws IOException {
        long needed = Math.max(0, bytes + later);
        long free = free(directory);
        long left = free - awaited.getAndAdd(needed);
        long settled = needed;
        try {
            if (bytes >= PartialDownload.LARGE && free > 0 && left < needed + MARGIN) {
                throw new EmlogException(
                        Reason.REFUSED,
                        where + " does not fit on the disk: it needs " + (needed + MARGIN >> 20) + " MB, and "
                                + (Math.max(0, left) >> 20) + " MB are left; make room, or leave the file where it is");
            }
            T taken = taking.get();
            settled = Math.max(0, bytes);
            return taken;
        } finally {
            awaited.addAndGet(-settled);
        }
    }

    /** In bytes; 0 if the disk is full, or does not tell. */
    private static long free(Path directory) {
        return directory.toFile().getUsableSpace();
    }
}
