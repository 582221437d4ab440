package io.github.emlogstatic.mirror;

import java.io.IOException;

/** Git did not commit the archive. The message is one line. */
public final class CommitException extends IOException {

    private static final long serialVersionUID = 1L;

    CommitException(String message) {
        super(message);
    }
}
