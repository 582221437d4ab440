package io.github.emlogstatic.mirror;

import java.io.IOException;

/** Git did not commit the archive. The message is one line. */
public final class CommitException extends IOException {

    CommitException(String message) {
        super(message);
    }
}
