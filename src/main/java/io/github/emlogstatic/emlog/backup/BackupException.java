package io.github.emlogstatic.emlog.backup;

import java.io.IOException;

/** A backup that cannot be read. The message is one line: which file, which line, why, and what to do. */
public final class BackupException extends IOException {

    BackupException(String message) {
        super(message);
    }
}
