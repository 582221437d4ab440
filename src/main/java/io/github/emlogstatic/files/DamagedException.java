package io.github.emlogstatic.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file differs from what was written to it, because a disk or the power failed. Nothing made from it may be published. */
public final class DamagedException extends IOException {

    /** @param message names the file, what is wrong with it, and what to do */
    public DamagedException(String message) {
        super(message);
    }

    /** The disk cannot read what the file holds. */
    static DamagedException unreadable(Path file, IOException why) {
        DamagedException unreadable = new DamagedException(
                file + ": the disk cannot read it (" + AtomicFile.reason(why)
                        + "); run again, and if it stays so, put the file back from a backup, or remove it and run build --full");
        FileSystemException plain = new FileSystemException(file.toString(), null, AtomicFile.reason(why));
        plain.initCause(why);
        unreadable.initCause(plain);
        return unreadable;
    }

    /** The same for a file that neither a backup of the archive nor a build can give again. */
    IOException withoutRemedy() {
        return getCause() instanceof FileSystemException plain ? plain : this;
    }

    /** @param remedy where to take the file from */
    public static DamagedException directory(Path file, String remedy) {
        return new DamagedException(file + " is lost, and a directory is in its place; move that away; " + remedy);
    }
}
