package io.github.emlogstatic.files;

import java.io.IOException;

/**
 * The program refuses to go on, for instance because something would be lost, or because files of others are in the way.
 * The message is one line: what, where, and what to do.
 */
public sealed class RefusedException extends IOException permits LockedException, StrayPathException {

    public RefusedException(String message) {
        super(message);
    }
}
