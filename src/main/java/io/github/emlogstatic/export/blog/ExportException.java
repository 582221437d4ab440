package io.github.emlogstatic.export.blog;

import java.io.IOException;

/** An export that was refused; the message says why. */
public final class ExportException extends IOException {

    /** @param message what, where, and what to do */
    public ExportException(String message) {
        super(message);
    }
}
