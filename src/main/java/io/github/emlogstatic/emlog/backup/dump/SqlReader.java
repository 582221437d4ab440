package io.github.emlogstatic.emlog.backup.dump;

import io.github.emlogstatic.address.Numbers;
import io.github.emlogstatic.model.run.Plural;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a SQL dump as a stream, in memory that does not grow with the file. It reads the statements of
 * emlog, mysqldump and phpMyAdmin: {@code CREATE TABLE} for the columns, {@code INSERT} or {@code REPLACE} with one row
 * or many, with or without the names of columns. Every other statement is skipped. For one thread.
 */
public final class SqlReader implements Closeable {

    /** Words that start a line of {@code CREATE TABLE} that is no column. */
    private static final Set<String> KEYS =
            Set.of("PRIMARY", "KEY", "UNIQUE", "INDEX", "FULLTEXT", "SPATIAL", "CONSTRAINT", "FOREIGN", "CHECK");

    private final SqlScanner sql;
    private final Map<String, Set<String>> wanted;
    private final Map<String, SqlTable> tables = new LinkedHashMap<>();
    private final Set<String> emptied = new HashSet<>();
    private final Set<String> created = new HashSet<>();
    private final Map<String, String> databases = new HashMap<>();
    private final Set<String> repeated = new TreeSet<>();
    private String database = "";
    private boolean begun;
    private boolean begunWithRows;
    private boolean endsTransaction;
    private boolean openRows;

    /** The table of the next rows. */
    private @Nullable SqlTable open;

    private @Nullable Set<String> columns;

    /**
     * @param file the name in messages
     * @param wanted columns by table; rows of other tables are skipped, and so are other columns, without being decoded
     */
    public SqlReader(InputStream in, String file, Map<String, Set<String>> wanted) {
        this(SqlScanner.of(in, file, DumpCharset.UTF_8), wanted);
    }

    /** Reads a file from its first byte. */
    public static SqlReader of(SqlFile file, Map<String, Set<String>> wanted) {
        return new SqlReader(SqlScanner.of(file.from(0), file.name(), file.charset()), wanted);
    }

    private SqlReader(SqlScanner sql, Map<String, Set<String>> wanted) {
        this.sql = sql;
        this.wanted = wanted;
    }

    /** Reads the row at a position that was found earlier. */
    public static SqlRow at(SqlPlace place, Set<String> columns) throws IOException {
        try (SqlScanner sql = SqlScanner.at(place)) {
            return row(sql, place.table(), columns);
        }
    }

    /** The tables found so far, from {@code CREATE TABLE} or from rows. Those without columns have rows that do not name them. */
    public Map<String, SqlTable> tables() {
        return tables;
    }

    /** The tables that the statements so far have emptied, by {@code DELETE} without a condition or {@code TRUNCATE}. */
    public Set<String> emptied() {
        return emptied;
    }

    /**
     * The tables that the file contains more than once, because it creates them again or has rows of the same table in
     * another database.
     */
    public Set<String> repeated() {
        return repeated;
    }

    /** Whether the file commits what an earlier one has begun, before it begins anything itself. */
    public boolean endsTransaction() {
        return endsTransaction;
    }

    /** Whether the file begins a transaction with rows in it. */
    public boolean beginsTransaction() {
        return begunWithRows;
    }

    /** Whether the file does not commit the last rows of a transaction that it has begun. phpMyAdmin does so at its end. */
    public boolean leavesTransactionOpen() {
        return openRows;
    }

    /** The comment lines so far, without their marks: the first thousand and the last. */
    public List<String> remarks() {
        return sql.remarks();
    }

    /** The next row of a wanted table, or nothing at the end of the file. */
    public Optional<SqlRow> next() throws IOException {
        while (true) {
            sql.skipSpace();
            int c = sql.peek();
            if (open != null) {
                if (c == ',') {
                    sql.read();
                    sql.skipSpace();
                    if (sql.peek() == SqlScanner.END) {
                        throw sql.cut();
                    }
                } else if (c == '(') {
                    if (columns != null) {
                        return Optional.of(row(sql, open, columns));
                    }
                    sql.skipBrackets();
                } else {
                    open = null;
                    sql.skipStatement();
                }
            } else if (c == SqlScanner.END) {
                return Optional.empty();
            } else if (c == ';') {
                sql.read();
            } else {
                statement();
            }
        }
    }

    private void statement() throws IOException {
        String word = sql.word().toUpperCase(Locale.ROOT);
        if (isProse(word, sql.peek())) {
            sql.restOfLine();
            return;
        }
        switch (word) {
            case "INSERT", "REPLACE" -> insert();
            case "CREATE" -> create();
            case "DELETE", "TRUNCATE" -> empty();
            case "USE" -> use();
            case "DELIMITER" -> procedures();
            case "START", "BEGIN", "COMMIT" -> transaction(word);
            default -> sql.skipStatement();
        }
    }

    /**
     * Whether a line is no SQL, but what a program said while it wrote the file: {@code Warning: … you don't …}, {@code
     * mysqldump.exe: …}, {@code PHP Notice: …}, {@code <br />}. Its apostrophes begin no text.
     *
     * @param next the character after the first word of the line
     */
    private static boolean isProse(String word, int next) {
        return word.isEmpty() || word.equals("PHP") || next == ':' || next == '.' || next == '-';
    }

    private void transaction(String word) throws IOException {
        if (!word.equals("START") || sql.word().equalsIgnoreCase("TRANSACTION")) { // not START SLAVE
            boolean commit = word.equals("COMMIT");
            endsTransaction |= commit && !begun && !begunWithRows;
            begun = !commit;
            openRows &= begun;
        }
        sql.skipStatement();
    }

    private void use() throws IOException {
        database = sql.identifier();
        sql.skipStatement();
    }

    /** Skips triggers, procedures and events up to {@code DELIMITER ;}: what they would do when they run is not in the tables. */
    private void procedures() throws IOException {
        boolean ended = sql.restOfLine().matches("\\s*;\\s*");
        while (!ended) {
            if (sql.peek() == SqlScanner.END) {
                throw sql.cut();
            }
            ended = sql.restOfLine().matches("(?i)\\s*DELIMITER\\s+;\\s*");
        }
    }

    /** A table of the same name in another database counts as repeated. */
    private void noteDatabase(String table) {
        if (!databases.computeIfAbsent(table, first -> database).equals(database)) {
            repeated.add(table);
        }
    }

    private void insert() throws IOException {
        String word = sql.word();
        while (!word.equalsIgnoreCase("INTO")) { // INSERT IGNORE INTO, INSERT DELAYED INTO
            if (word.isEmpty()) {
                throw sql.broken("an INSERT without INTO");
            }
            word = sql.word();
        }
        begunWithRows |= begun;
        openRows |= begun;
        String name = tableName();
        noteDatabase(name);
        sql.skipSpace();
        SqlTable table = tables.get(name);
        if (sql.peek() == '(') {
            table = new SqlTable(name, names());
            tables.putIfAbsent(name, table);
        }
        if (!sql.word().equalsIgnoreCase("VALUES")) {
            throw sql.broken("an INSERT without VALUES");
        }
        sql.skipSpace();
        if (sql.peek() == SqlScanner.END) {
            throw sql.cut();
        }
        open = table == null ? tables.computeIfAbsent(name, unknown -> new SqlTable(unknown, List.of())) : table;
        columns = wanted.get(name);
        if (columns != null && open.columns().isEmpty()) {
            throw sql.broken(
                    "rows of " + name + " without the names of their columns; dump the tables' structure, too");
        }
    }

    private void empty() throws IOException {
        if (sql.word().toUpperCase(Locale.ROOT).matches("FROM|TABLE")) {
            String name = tableName();
            sql.skipSpace();
            if (sql.peek() == ';' || sql.peek() == SqlScanner.END) {
                emptied.add(name);
            }
        }
        sql.skipStatement();
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        sql.expect('(');
        do {
            names.add(sql.identifier());
            sql.skipSpace();
        } while (sql.read() == ',');
        return names;
    }

    private void create() throws IOException {
        if (!sql.word().equalsIgnoreCase("TABLE")) {
            sql.skipStatement();
            return;
        }
        String name = tableName();
        sql.skipSpace();
        if (sql.peek() == '(') {
            sql.read();
            tables.put(name, definition(name));
            noteDatabase(name);
            if (!created.add(name)) {
                repeated.add(name);
            }
        }
        sql.skipStatement();
    }

    /** The table with its columns, between the brackets of {@code CREATE TABLE}. */
    private SqlTable definition(String table) throws IOException {
        List<String> names = new ArrayList<>();
        Map<String, ColumnLimit> limits = new HashMap<>();
        boolean more = true;
        while (more) {
            sql.skipSpace();
            boolean quoted = sql.peek() == '`' || sql.peek() == '"';
            String first = sql.identifier();
            if (quoted || !KEYS.contains(first.toUpperCase(Locale.ROOT))) {
                names.add(first);
                limit().ifPresent(limit -> limits.put(first, limit));
            }
            more = skipDefinition();
        }
        return new SqlTable(table, names, limits);
    }

    /** The limit of a column of the type that follows; empty for numbers and for texts as long as anybody writes. */
    private Optional<ColumnLimit> limit() throws IOException {
        String type = sql.word().toLowerCase(Locale.ROOT);
        sql.skipSpace();
        return switch (type) {
            case "varchar", "char" -> length().map(most -> new ColumnLimit(most, false));
            case "tinytext" -> Optional.of(new ColumnLimit(255, true));
            case "text" -> Optional.of(new ColumnLimit(65_535, true));
            default -> Optional.empty();
        };
    }

    /** The number in {@code varchar(20)}. */
    private Optional<Integer> length() throws IOException {
        if (sql.peek() != '(') {
            return Optional.empty();
        }
        sql.read();
        String number = sql.word();
        sql.expect(')');
        return Numbers.of(number).stream().boxed().findFirst();
    }

    /** Skips the rest of a column. Returns whether another one follows. */
    private boolean skipDefinition() throws IOException {
        while (true) {
            sql.skipSpace();
            int c = sql.peek();
            if (c == '(') {
                sql.skipBrackets();
                continue;
            }
            sql.skipPiece();
            if (c == ',' || c == ')') {
                return c == ',';
            }
        }
    }

    private static SqlRow row(SqlScanner sql, SqlTable table, Set<String> asked) throws IOException {
        long line = sql.line();
        long position = sql.position();
        Map<String, byte[]> values = new HashMap<>();
        sql.expect('(');
        int column = 0;
        int next;
        do {
            String name = column < table.columns().size() ? table.columns().get(column) : "";
            byte[] value = sql.value(asked.contains(name));
            if (value != null && asked.contains(name)) {
                values.put(name, value);
            }
            column++;
            sql.skipSpace();
            next = sql.read();
        } while (next == ',');
        if (next == SqlScanner.END) {
            throw sql.cut();
        }
        if (next != ')' || column != table.columns().size()) {
            throw new BackupException(sql.file() + ", line " + line + ": a row of " + table.name() + " with "
                    + Plural.of(column, "value", "values") + ", where the table has "
                    + Plural.of(table.columns().size(), "column", "columns") + "; the file is damaged");
        }
        return new SqlRow(sql.file(), table, line, position, values);
    }

    /** The name of a table, without the name of the database. */
    private String tableName() throws IOException {
        String name = sql.identifier();
        if (name.equalsIgnoreCase("IF")) { // CREATE TABLE IF NOT EXISTS
            sql.word();
            sql.word();
            name = sql.identifier();
        }
        if (sql.peek() == '.') {
            sql.read();
            name = sql.identifier();
        }
        return name;
    }

    @Override
    public void close() throws IOException {
        sql.close();
    }
}
