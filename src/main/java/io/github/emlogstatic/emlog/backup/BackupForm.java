package io.github.emlogstatic.emlog.backup;

import io.github.emlogstatic.emlog.backup.dump.BackupException;
import io.github.emlogstatic.emlog.backup.dump.BackupFiles;
import io.github.emlogstatic.emlog.backup.dump.ColumnLimit;
import io.github.emlogstatic.emlog.backup.dump.SqlFile;
import io.github.emlogstatic.emlog.backup.dump.SqlReader;
import io.github.emlogstatic.emlog.backup.dump.SqlRow;
import io.github.emlogstatic.emlog.backup.dump.SqlTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The format of a backup of one emlog, so that another backup can be written for it. emlog imports only a backup with
 * its own version and its own prefix of tables.
 *
 * @param head the lines before the first statement, without their marks: {@code version:emlog pro 2.6.27} and others
 * @param prefix what the names of the tables begin with
 * @param columns the columns of each table, by the table's name without the prefix
 * @param limits the limits of columns, by table; no entry for a type without a limit
 * @param rows how many rows the tables of the blog's content have, by table
 */
public record BackupForm(
        List<String> head,
        String prefix,
        Map<String, List<String>> columns,
        Map<String, Map<String, ColumnLimit>> limits,
        Map<String, Integer> rows) {

    private static final List<String> CONTENT =
            List.of(Schema.BLOG, Schema.COMMENT, Schema.NOTE, Schema.CATEGORY, Schema.TAG, Schema.LIKE, Schema.LINK);

    public BackupForm {
        head = List.copyOf(head);
        columns = Map.copyOf(columns);
        limits = Map.copyOf(limits);
        rows = Map.copyOf(rows);
    }

    /** @throws BackupException if the file was not made by emlog's admin page 数据 */
    public static BackupForm of(Path backup) throws IOException {
        try (BackupFiles files = BackupFiles.of(List.of(backup), false)) {
            SqlFile file = files.files().get(0);
            Map<String, SqlTable> tables = new LinkedHashMap<>();
            List<String> head = head(file, tables);
            Schema schema = Schema.among(tables.values(), file.name());
            Map<String, List<String>> columns = new HashMap<>();
            Map<String, Map<String, ColumnLimit>> limits = new HashMap<>();
            for (SqlTable table : tables.values()) {
                if (table.name().startsWith(schema.prefix())) {
                    String name = table.name().substring(schema.prefix().length());
                    columns.put(name, table.columns());
                    limits.put(name, table.limits());
                }
            }
            return new BackupForm(head, schema.prefix(), columns, limits, rows(file, schema, tables));
        }
    }

    private static List<String> head(SqlFile file, Map<String, SqlTable> tables) throws IOException {
        try (SqlReader reader = SqlReader.of(file, Map.of())) {
            reader.next();
            tables.putAll(reader.tables());
            List<String> head = reader.remarks().stream()
                    .takeWhile(remark -> remark.matches("(?:version|dbversion|date|tableprefix):.*"))
                    .toList();
            if (head.stream().noneMatch(line -> line.startsWith("version:emlog"))) {
                throw new BackupException(file.name() + " was not made by emlog's admin page 数据 (its first line is no"
                        + " '#version:emlog pro …'); download the backup of the fresh emlog there");
            }
            return head;
        }
    }

    private static Map<String, Integer> rows(SqlFile file, Schema schema, Map<String, SqlTable> tables)
            throws IOException {
        Map<String, Set<String>> wanted = new HashMap<>();
        CONTENT.forEach(table -> wanted.put(schema.prefix() + table, Set.of("gid", "id")));
        Map<String, Integer> rows = new TreeMap<>();
        try (SqlReader reader = SqlReader.of(file, wanted)) {
            reader.tables().putAll(tables);
            for (Optional<SqlRow> row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.merge(schema.table(row.get().table()), 1, Integer::sum);
            }
        }
        return rows;
    }

    /** The version in words: {@code emlog pro 2.6.27}. */
    public String version() {
        return head.get(0).substring("version:".length());
    }
}
