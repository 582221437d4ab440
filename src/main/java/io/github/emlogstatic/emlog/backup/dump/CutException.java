package io.github.emlogstatic.emlog.backup.dump;

/** A backup that ends too early. What stands before its end can be read. */
public final class CutException extends BackupException {

    public CutException(String message) {
        super(message);
    }
}
