package io.github.emlogstatic.emlog.backup.dump;

import java.io.IOException;

/** A backup that cannot be read. The message is one line: which file, which line, why, and what to do. */
public final class BackupException extends IOException {

    public BackupException(String message) {
        super(message);
    }
}
