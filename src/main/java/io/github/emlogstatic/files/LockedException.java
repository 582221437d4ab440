package io.github.emlogstatic.files;

import java.nio.file.Path;

/** Another run is using the directory. */
public final class LockedException extends RefusedException {

    LockedException(Path directory) {
        super("another run is using " + directory + "; wait until it has ended");
    }
}
