package io.github.emlogstatic.emlog.media;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.io.function.IOSupplier;

/**
 * Refuses large files that do not fit on the disk, so that all other files can still be fetched. Small files are not
 * refused: if the disk has no room even for these, writing one fails and ends the run. Safe for several threads.
 */
final class DiskRoom {

    /** For all else that a run writes, in bytes. */
    private static final long MARGIN = 16 << 20;

    /**
     * The bytes that are still to be written: of files being fetched, and of the copies in the site of fetched ones.
     */
    private final AtomicLong awaited = new AtomicLong();

    /**
     * Runs a download if the disk has room for its file.
     *
     * @param where the address of the file
     * @param bytes the length of the file; less than 0 if it is not known
     * @param later how many more bytes the disk must hold for it afterwards
     * @param directory where the file is written
     * @param taking runs the download
     * @throws EmlogException if there is no room
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
