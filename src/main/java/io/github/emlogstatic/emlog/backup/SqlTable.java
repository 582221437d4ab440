package io.github.emlogstatic.emlog.backup;

import java.util.List;

/**
 * A table of a dump.
 *
 * @param name with the blog's prefix ({@code emlog_blog})
 * @param columns in the order of the values
 */
record SqlTable(String name, List<String> columns) {

    SqlTable {
        columns = List.copyOf(columns);
    }
}
