package io.github.emlogstatic.emlog.backup.dump;

import java.util.List;
import java.util.Map;

/**
 * A table of a dump.
 *
 * @param name the table's name with the blog's prefix ({@code emlog_blog})
 * @param columns the columns' names in the order of the values
 * @param limits the limits of columns with a limit, from types such as {@code varchar(20)} and {@code text}
 */
public record SqlTable(String name, List<String> columns, Map<String, ColumnLimit> limits) {

    public SqlTable {
        columns = List.copyOf(columns);
        limits = Map.copyOf(limits);
    }

    /** Returns this table, or {@code other} if only that one knows its columns. */
    public SqlTable better(SqlTable other) {
        return columns.isEmpty() ? other : this;
    }

    /** A table without {@code CREATE TABLE}, known from its rows only. */
    SqlTable(String name, List<String> columns) {
        this(name, columns, Map.of());
    }
}
