package io.github.emlogstatic.emlog.backup;

import java.util.List;
import java.util.Map;

/**
 * A table of a dump.
 *
 * @param name with the blog's prefix ({@code emlog_blog})
 * @param columns in the order of the values
 * @param lengths how many characters a column holds, where its type says so ({@code varchar(20)})
 */
record SqlTable(String name, List<String> columns, Map<String, Integer> lengths) {

    SqlTable {
        columns = List.copyOf(columns);
        lengths = Map.copyOf(lengths);
    }

    /** One of which only the rows tell. */
    SqlTable(String name, List<String> columns) {
        this(name, columns, Map.of());
    }
}
