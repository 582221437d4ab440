package io.github.emlogstatic.files;

import java.io.IOException;

/** A file is not what was written: a disk failed, or the power. What is made of it must not be published. */
public final class DamagedException extends IOException {

    private static final long serialVersionUID = 1;

    /** @param message the file, what is wrong with it, and what to do */
    public DamagedException(String message) {
        super(message);
    }
}
