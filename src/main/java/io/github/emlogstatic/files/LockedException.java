package io.github.emlogstatic.files;

import java.io.IOException;
import java.nio.file.Path;

/** Another run is using the directory. */
public final class LockedException extends IOException {

    LockedException(Path directory) {
        super("another run is using " + directory + "; wait until it has ended");
    }
}
