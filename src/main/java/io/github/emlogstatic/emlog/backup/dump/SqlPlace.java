package io.github.emlogstatic.emlog.backup.dump;

/**
 * The position of a row, so that it can be read later.
 *
 * @param line from 1
 * @param position the position of its opening bracket, in bytes from the start of the file
 */
public record SqlPlace(SqlFile file, SqlTable table, long line, long position) {

    /** The position of a row that was just read. */
    public static SqlPlace of(SqlFile file, SqlRow row) {
        return new SqlPlace(file, row.table(), row.line(), row.position());
    }
}
