package io.github.emlogstatic.emlog.backup;

import io.github.emlogstatic.emlog.backup.BackupFiles.SqlFile;

/**
 * The position of a row, so that it can be read later.
 *
 * @param line from 1
 * @param position the position of its opening bracket, in bytes from the start of the file
 */
record SqlPlace(SqlFile file, SqlTable table, long line, long position) {

    static SqlPlace of(SqlFile file, SqlRow row) {
        return new SqlPlace(file, row.table(), row.line(), row.position());
    }
}
