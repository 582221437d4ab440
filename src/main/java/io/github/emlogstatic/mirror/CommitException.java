package io.github.emlogstatic.mirror;

import java.io.IOException;

/** Git did not commit the archive. The message is one line. */
public final class CommitException extends IOException {

    private final boolean locked;

    /** @param locked whether another git is at work in the repository, so that it is worth waiting */
    CommitException(String message, boolean locked) {
        super(message);
        this.locked = locked;
    }

    boolean isLocked() {
        return locked;
    }
}
