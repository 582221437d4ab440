package io.github.emlogstatic.restore;

import java.io.IOException;

/** A guard refused to write. The message is one line: what, where, and what to do. */
public final class RestoreException extends IOException {

    RestoreException(String message) {
        super(message);
    }
}
