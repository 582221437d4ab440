package io.github.emlogstatic.emlog.backup.dump;

import java.io.IOException;

/** A backup that cannot be read. The message is one line: which file, which line, why, and what to do. */
public sealed class BackupException extends IOException permits CutException {

    public BackupException(String message) {
        super(message);
    }
}
