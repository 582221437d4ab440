package io.github.emlogstatic.files;

import java.io.IOException;

/** A file of others, or a changed one, is where the program would write. The message is one line: what, where, what to do. */
public final class FileInTheWayException extends IOException {

    FileInTheWayException(String message) {
        super(message);
    }
}
