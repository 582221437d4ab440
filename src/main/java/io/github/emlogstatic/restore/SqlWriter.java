package io.github.emlogstatic.restore;

import io.github.emlogstatic.emlog.backup.BackupForm;
import io.github.emlogstatic.emlog.backup.dump.ColumnLimit;
import io.github.emlogstatic.files.OwnFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Writes SQL statements as in emlog's own backups, with the columns of the target. Each statement is one line, because
 * old importers end a statement at the end of a line. Files stay below the 2 MB that PHP accepts by default.
 */
final class SqlWriter {

    /** PHP's usual {@code upload_max_filesize}. */
    static final int ACCEPTED = 2 * 1024 * 1024;

    /** The size of a file, in bytes: below that limit, with room for the rest of the form that uploads it. */
    static final int LARGEST = 1_900_000;

    /** Values that lose nothing if the target has no column for them. */
    private static final Set<String> SAYS_NOTHING = Set.of("", "0", "-1", "n", "like");

    /** The column of the number that the database gives to a new row, by table. */
    private static final Map<String, String> NUMBERED = Map.of(
            "blog",
            "gid",
            "blog_fields",
            "id",
            "comment",
            "cid",
            "like",
            "id",
            "twitter",
            "id",
            "sort",
            "sid",
            "tag",
            "tid",
            "link",
            "id");

    private final BackupForm form;
    private final Optional<OwnFiles> target;
    private final String name;
    private final ByteArrayOutputStream first = new ByteArrayOutputStream();
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private int files;
    private final Map<String, Integer> greatest = new TreeMap<>();
    private final Map<String, Integer> cut = new TreeMap<>();
    private final Map<String, Integer> dropped = new TreeMap<>();
    private final Set<String> large = new TreeSet<>();

    /**
     * @param target where the files go; without it, everything is counted and nothing is written
     * @param expected how many files there will be: their names have so many digits that they sort
     */
    SqlWriter(BackupForm form, Optional<OwnFiles> target, int expected) {
        this.name = "restore-%0" + Math.max(3, Integer.toString(expected).length()) + "d.sql";
        this.form = form;
        this.target = target;
    }

    boolean has(String table) {
        return form.columns().containsKey(table);
    }

    boolean has(String table, String column) {
        return form.columns().getOrDefault(table, List.of()).contains(column);
    }

    Optional<ColumnLimit> limit(String table, String column) {
        return Optional.ofNullable(form.limits().getOrDefault(table, Map.of()).get(column));
    }

    void clear(String table, String condition) throws IOException {
        if (has(table)) {
            statement(
                    "DELETE FROM `" + form.prefix() + table + "`" + (condition.isEmpty() ? "" : " WHERE " + condition));
        }
    }

    /**
     * Writes a row that replaces one with the same key, so that a file can be imported again after a server has stopped
     * in the middle of it. Columns that the target does not have are left out. If it does not have the table, nothing
     * is written.
     */
    void row(String table, Map<String, Object> values) throws IOException {
        countDropped(table, values);
        List<String> columns = columns(table, values);
        if (!columns.isEmpty()) {
            if (values.get(NUMBERED.getOrDefault(table, "")) instanceof Integer number) {
                greatest.merge(table, number, Math::max);
            }
            statement("REPLACE INTO `" + form.prefix() + table + "` ("
                    + joined(columns, column -> "`" + column + "`", ", ") + ") VALUES ("
                    + joined(columns, column -> value(table, column, values), ",") + ")");
        }
    }

    private void countDropped(String table, Map<String, Object> values) {
        if (!has(table)) {
            dropped.merge(table, 1, Integer::sum);
            return;
        }
        values.forEach((column, value) -> {
            if (!has(table, column) && saysSomething(column, value)) {
                dropped.merge(table + "." + column, 1, Integer::sum);
            }
        });
    }

    /** A target without {@code allow_user_post} takes articles of visitors for each category. */
    private static boolean saysSomething(String column, Object value) {
        return column.equals("allow_user_post") || !SAYS_NOTHING.contains(String.valueOf(value));
    }

    /** Changes rows that the fresh blog has. */
    void update(String table, Map<String, Object> values, String condition) throws IOException {
        List<String> columns = columns(table, values);
        if (!columns.isEmpty()) {
            statement("UPDATE `" + form.prefix() + table + "` SET "
                    + joined(columns, column -> "`" + column + "` = " + value(table, column, values), ", ") + " WHERE "
                    + condition);
        }
    }

    /** In the order of the target, so that the same archive makes the same files. */
    private List<String> columns(String table, Map<String, Object> values) {
        return form.columns().getOrDefault(table, List.of()).stream()
                .filter(values::containsKey)
                .toList();
    }

    private static String joined(List<String> columns, UnaryOperator<String> text, String between) {
        return columns.stream().map(text).collect(Collectors.joining(between));
    }

    private String value(String table, String column, Map<String, Object> values) {
        return quoted(fitting(table, column, String.valueOf(values.get(column))));
    }

    /** How many texts were longer than their column, by {@code table.column}. */
    Map<String, Integer> cut() {
        return cut;
    }

    /** How many values the target has no column for, by {@code table.column}; or rows, by {@code table}. */
    Map<String, Integer> dropped() {
        return dropped;
    }

    /** Files that are larger than PHP accepts, because a single text is. */
    Set<String> large() {
        return large;
    }

    /**
     * Writes what is left, and then the first file, which sets the next numbers of all tables. Otherwise something that
     * a person writes between two imports could get the number of a row of a later file, and be replaced by it.
     *
     * @return how many files there are
     */
    int finish() throws IOException {
        flush();
        if (files > 0) {
            greatest.forEach((table, number) -> first.writeBytes(
                    line("ALTER TABLE `" + form.prefix() + table + "` AUTO_INCREMENT = " + (number + 1L))));
            write(1, first);
        }
        return files;
    }

    private String fitting(String table, String column, String text) {
        String fitting = limit(table, column).map(limit -> limit.cut(text)).orElse(text);
        if (fitting.length() < text.length()) {
            cut.merge(table + "." + column, 1, Integer::sum);
        }
        return fitting;
    }

    /** A flag, as emlog's tables hold it. */
    static String yes(boolean flag) {
        return flag ? "y" : "n";
    }

    /** As MySQL's {@code real_escape_string} does. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 16).append('\'');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> quoted.append("\\\\");
                case '\'' -> quoted.append("\\'");
                case '"' -> quoted.append("\\\"");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\0' -> quoted.append("\\0");
                case 0x1A -> quoted.append("\\Z");
                default -> quoted.append(c);
            }
        }
        return quoted.append('\'').toString();
    }

    private void statement(String sql) throws IOException {
        byte[] line = line(sql);
        if (open.size() + line.length > LARGEST) {
            flush();
        }
        if (open.size() == 0) {
            for (String head : form.head()) {
                open.writeBytes(("#" + head + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        open.writeBytes(line);
    }

    private static byte[] line(String sql) {
        return (sql + ";\n").getBytes(StandardCharsets.UTF_8);
    }

    private void flush() throws IOException {
        if (open.size() == 0) {
            return;
        }
        files++;
        if (files == 1) {
            open.writeTo(first);
        } else {
            write(files, open);
        }
        open.reset();
    }

    private void write(int number, ByteArrayOutputStream statements) throws IOException {
        statements.writeBytes("\n#the end of backup".getBytes(StandardCharsets.UTF_8));
        String file = String.format(Locale.ROOT, name, number);
        if (target.isPresent()) {
            target.get().write(file, statements.toByteArray());
        }
        if (statements.size() > ACCEPTED) {
            large.add(file);
        }
    }
}
