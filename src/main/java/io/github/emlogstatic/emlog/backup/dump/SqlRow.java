package io.github.emlogstatic.emlog.backup.dump;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * One row of a table, with the wanted columns. Any other column is empty, and so are {@code NULL} and a column that the
 * blog's version does not have.
 *
 * @param line the line in which the row starts, from 1
 * @param position the position of the row's opening bracket in the file, in bytes
 * @param values without escapes, by column
 */
public record SqlRow(String file, SqlTable table, long line, long position, Map<String, byte[]> values) {

    /** A day before the end of the year 9999, which so is not over in any zone. */
    private static final long LAST_SECOND = 253_402_214_399L;

    public SqlRow without(Set<String> columns) {
        Map<String, byte[]> left = new HashMap<>(values);
        left.keySet().removeAll(columns);
        return new SqlRow(file, table, line, position, left);
    }

    /** @throws BackupException if the value is not UTF-8 */
    public String text(String column) throws BackupException {
        byte[] value = values.get(column);
        if (value == null) {
            return "";
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BackupException(where()
                    + " is not UTF-8 in column " + column
                    + "; emlog's own backup is, and so is a dump by mysqldump --default-character-set=utf8mb4");
        }
    }

    /** The number; 0 if there is none. */
    long number(String column) throws BackupException {
        String text = text(column).strip();
        if (text.isEmpty()) {
            return 0;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BackupException(where() + " has no number in column " + column);
        }
    }

    /** The number as an id. A number that does not fit is refused. */
    public int integer(String column) throws BackupException {
        return (int) integerOf(column, Integer.MAX_VALUE);
    }

    /** How many there are of something; 0 for a number that no count has: old versions of MySQL wrote 4294967295 for 0 - 1. */
    public int count(String column) throws BackupException {
        if (text(column).strip().matches("[1-9]\\d{18,}")) { // 0 - 1 in a wider column, beyond a long
            return 0;
        }
        long number = number(column);
        return number < 0 || number > Integer.MAX_VALUE ? 0 : (int) number;
    }

    /** emlog keeps dates in seconds since 1970. */
    public Instant instant(String column) throws BackupException {
        return Instant.ofEpochSecond(integerOf(column, LAST_SECOND));
    }

    private long integerOf(String column, long most) throws BackupException {
        long number = number(column);
        if (number < Integer.MIN_VALUE || number > most) {
            throw new BackupException(where() + " has a number in column " + column + " that emlog does not write");
        }
        return number;
    }

    /** Whether the value is {@code y}, as emlog writes flags. */
    public boolean yes(String column) throws BackupException {
        return text(column).equals("y");
    }

    /** Whether there is no value, or an empty one. */
    public boolean isEmpty(String column) {
        byte[] value = values.get(column);
        return value == null || value.length == 0;
    }

    private String where() {
        return file + ", line " + line + ": the row of " + table.name();
    }
}
