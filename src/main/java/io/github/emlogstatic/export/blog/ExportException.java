package io.github.emlogstatic.export.blog;

import java.io.IOException;

/** An export that must not be made, since files of others are in the way. */
public final class ExportException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message what, where, and what to do */
    public ExportException(String message) {
        super(message);
    }
}
