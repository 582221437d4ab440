package io.github.emlogstatic.archive;

import java.io.IOException;
import java.nio.file.Path;

/** Another run is using the archive. */
public final class ArchiveLockedException extends IOException {

    private static final long serialVersionUID = 1L;

    ArchiveLockedException(Path directory) {
        super("another run is using " + directory + "; wait until it has ended");
    }
}
