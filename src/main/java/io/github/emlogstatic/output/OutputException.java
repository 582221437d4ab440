package io.github.emlogstatic.output;

import java.io.IOException;

/** A guard refuses to write into an output directory, since files of others are in it; nothing was written. */
public final class OutputException extends IOException {

    private static final long serialVersionUID = 1;

    /** @param message what, where and what to do, in one line */
    public OutputException(String message) {
        super(message);
    }
}
