package io.github.emlogstatic.files;

import java.io.IOException;

/** A file differs from what was written to it, because a disk or the power failed. Nothing made from it may be published. */
public final class DamagedException extends IOException {

    /** @param message names the file, what is wrong with it, and what to do */
    public DamagedException(String message) {
        super(message);
    }
}
