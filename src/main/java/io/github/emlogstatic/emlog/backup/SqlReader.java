package io.github.emlogstatic.emlog.backup;

import io.github.emlogstatic.model.run.Plural;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a SQL dump as a stream, in memory that does not grow with the file. It reads the statements of
 * emlog, mysqldump and phpMyAdmin: {@code CREATE TABLE} for the columns, {@code INSERT} or {@code REPLACE} with one row
 * or many, with or without the names of columns. Every other statement is skipped. For one thread.
 */
final class SqlReader implements Closeable {

    /** No text of a blog is longer. A longer value is refused. */
    private static final int LONGEST = 64 << 20;

    private static final int LONGEST_NAME = 256;

    private static final int END = -1;

    /** Words that start a line of {@code CREATE TABLE} that is no column. */
    private static final Set<String> KEYS =
            Set.of("PRIMARY", "KEY", "UNIQUE", "INDEX", "FULLTEXT", "SPATIAL", "CONSTRAINT", "FOREIGN", "CHECK");

    private final InputStream in;
    private final String file;
    private final Map<String, Set<String>> wanted;
    private final Map<String, SqlTable> tables = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private final Set<String> emptied = new HashSet<>();
    private final Set<String> created = new HashSet<>();
    private final Map<String, String> databases = new HashMap<>();
    private final Set<String> repeated = new TreeSet<>();
    private String database = "";

    private final byte[] buffer;
    private int at;
    private int end;
    private long before;
    private long line = 1;

    /** The table of the next rows. */
    private @Nullable SqlTable open;

    private @Nullable Set<String> columns;

    /**
     * @param file the name in messages
     * @param wanted columns by table; rows of other tables are skipped, and so are other columns, without being decoded
     */
    SqlReader(InputStream in, String file, Map<String, Set<String>> wanted) {
        this(in, file, wanted, 1 << 16);
    }

    private SqlReader(InputStream in, String file, Map<String, Set<String>> wanted, int bytes) {
        this.in = in;
        this.file = file;
        this.wanted = wanted;
        this.buffer = new byte[bytes];
    }

    /** Reads the row at a position that was found earlier. */
    static SqlRow at(SqlPlace place, Set<String> columns) throws IOException {
        try (SqlReader reader =
                new SqlReader(place.file().from(place.position()), place.file().name(), Map.of(), 1 << 13)) {
            reader.line = place.line();
            return reader.row(place.table(), columns, place.position());
        }
    }

    /** The tables found so far, from {@code CREATE TABLE} or from rows. */
    Map<String, SqlTable> tables() {
        return tables;
    }

    /** The tables that the statements so far have emptied, by {@code DELETE} without a condition or {@code TRUNCATE}. */
    Set<String> emptied() {
        return emptied;
    }

    /** The tables that the file holds more than once: it creates them again, or has rows of them in another database. */
    Set<String> repeated() {
        return repeated;
    }

    /** The comment lines so far, without their marks: the first thousand and the last. */
    List<String> remarks() {
        return remarks;
    }

    /** The next row of a wanted table, or nothing at the end of the file. */
    Optional<SqlRow> next() throws IOException {
        while (true) {
            skipSpace();
            int c = peek();
            if (open != null) {
                if (c == ',') {
                    read();
                } else if (c == '(') {
                    if (columns != null) {
                        return Optional.of(row(open, columns, before + at));
                    }
                    skipBrackets();
                } else {
                    open = null;
                    skipStatement();
                }
            } else if (c == END) {
                return Optional.empty();
            } else if (c == ';') {
                read();
            } else {
                statement();
            }
        }
    }

    private void statement() throws IOException {
        switch (word().toUpperCase(Locale.ROOT)) {
            case "INSERT", "REPLACE" -> insert();
            case "CREATE" -> create();
            case "DELETE", "TRUNCATE" -> empty();
            case "USE" -> use();
            default -> skipStatement();
        }
    }

    private void use() throws IOException {
        database = identifier();
        skipStatement();
    }

    private void found(String table) {
        if (!databases.computeIfAbsent(table, first -> database).equals(database)) {
            repeated.add(table);
        }
    }

    private void insert() throws IOException {
        String word = word();
        while (!word.equalsIgnoreCase("INTO")) { // INSERT IGNORE INTO, INSERT DELAYED INTO
            if (word.isEmpty()) {
                throw broken("an INSERT without INTO");
            }
            word = word();
        }
        String name = tableName();
        found(name);
        skipSpace();
        SqlTable table = tables.get(name);
        if (peek() == '(') {
            table = new SqlTable(name, names());
            tables.putIfAbsent(name, table);
        }
        if (!word().equalsIgnoreCase("VALUES")) {
            throw broken("an INSERT without VALUES");
        }
        Set<String> asked = wanted.get(name);
        if (asked != null && table == null) {
            throw broken("rows of " + name + " without the names of their columns; dump the tables' structure, too");
        }
        open = table == null ? new SqlTable(name, List.of()) : table;
        columns = asked;
    }

    private void empty() throws IOException {
        if (word().toUpperCase(Locale.ROOT).matches("FROM|TABLE")) {
            String name = tableName();
            skipSpace();
            if (peek() == ';' || peek() == END) {
                emptied.add(name);
            }
        }
        skipStatement();
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        expect('(');
        do {
            names.add(identifier());
            skipSpace();
        } while (read() == ',');
        return names;
    }

    private void create() throws IOException {
        String word = word();
        if (!word.equalsIgnoreCase("TABLE")) {
            skipStatement();
            return;
        }
        String name = tableName();
        skipSpace();
        if (peek() != '(') {
            skipStatement();
            return;
        }
        read();
        List<String> found = new ArrayList<>();
        Map<String, Integer> lengths = new HashMap<>();
        boolean more = true;
        while (more) {
            skipSpace();
            boolean quoted = peek() == '`' || peek() == '"';
            String first = identifier();
            if (quoted || !KEYS.contains(first.toUpperCase(Locale.ROOT))) {
                found.add(first);
                length().ifPresent(length -> lengths.put(first, length));
            }
            more = skipDefinition();
        }
        tables.put(name, new SqlTable(name, found, lengths));
        found(name);
        if (!created.add(name)) {
            repeated.add(name);
        }
        skipStatement();
    }

    /** The length in {@code varchar(20)}; empty for other types. */
    private OptionalInt length() throws IOException {
        String type = word();
        skipSpace();
        if (peek() != '(' || !type.equalsIgnoreCase("varchar") && !type.equalsIgnoreCase("char")) {
            return OptionalInt.empty();
        }
        read();
        String number = word();
        expect(')');
        return number.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(number)) : OptionalInt.empty();
    }

    /** Skips the rest of a column. Returns whether another one follows. */
    private boolean skipDefinition() throws IOException {
        while (true) {
            skipSpace();
            int c = peek();
            switch (c) {
                case END -> throw cut();
                case '(' -> skipBrackets();
                case '\'', '"', '`' -> quoted(false);
                case ',' -> {
                    read();
                    return true;
                }
                case ')' -> {
                    read();
                    return false;
                }
                default -> read();
            }
        }
    }

    private SqlRow row(SqlTable table, Set<String> asked, long position) throws IOException {
        long first = line;
        Map<String, byte[]> values = new HashMap<>();
        expect('(');
        int column = 0;
        int next;
        do {
            String name = column < table.columns().size() ? table.columns().get(column) : "";
            byte[] value = value(asked.contains(name));
            if (value != null && asked.contains(name)) {
                values.put(name, value);
            }
            column++;
            skipSpace();
            next = read();
        } while (next == ',');
        if (next == END) {
            throw cut();
        }
        if (next != ')' || column != table.columns().size()) {
            throw new BackupException(file + ", line " + first + ": a row of " + table.name() + " with "
                    + Plural.of(column, "value", "values") + ", where the table has "
                    + Plural.of(table.columns().size(), "column", "columns") + "; the file is damaged");
        }
        return new SqlRow(file, table, first, position, values);
    }

    private byte @Nullable [] value(boolean keep) throws IOException {
        skipSpace();
        if (isQuote(peek())) {
            return quoted(keep);
        }
        String token = token();
        while (token.startsWith("_") && peek() != ',' && peek() != ')') { // _binary '…', _utf8mb4 0x…
            if (isQuote(peek())) {
                return quoted(keep);
            }
            token = token();
        }
        if (isQuote(peek())) {
            return prefixed(token, quoted(keep));
        }
        if (!keep || token.equalsIgnoreCase("NULL")) {
            return null;
        }
        return token.startsWith("0x") ? hexadecimal(token.substring(2)) : token.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The characters of a value up to a space, a quote or the end of the value, and the spaces after it. */
    private String token() throws IOException {
        StringBuilder token = new StringBuilder();
        for (int c = peek(); c != ',' && c != ')' && !isSpace(c) && !isQuote(c); c = peek()) {
            if (c == END) {
                throw cut();
            }
            if (token.length() == LONGEST) {
                throw tooLong();
            }
            token.append((char) read());
        }
        skipSpace();
        return token.toString();
    }

    private static boolean isQuote(int c) {
        return c == '\'' || c == '"';
    }

    /**
     * A text in quotes after a letter: {@code X'41'} in hexadecimal, {@code b'101'} in binary, {@code N'…'} of any script.
     */
    private byte[] prefixed(String prefix, byte[] text) throws BackupException {
        String digits = new String(text, StandardCharsets.ISO_8859_1);
        switch (prefix.toUpperCase(Locale.ROOT)) {
            case "N":
                return text;
            case "X":
                return hexadecimal(digits);
            case "B":
                if (digits.matches("[01]{0,64}")) {
                    return new BigInteger("0" + digits, 2).toString().getBytes(StandardCharsets.ISO_8859_1);
                }
                throw broken("a value that is no binary number");
            default:
                throw broken("a text in quotes right after '" + prefix + "'");
        }
    }

    private byte[] hexadecimal(String digits) throws BackupException {
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw broken("a value that is no hexadecimal number");
        }
    }

    /** The text in quotes, without escapes; empty if it is not wanted. */
    private byte[] quoted(boolean keep) throws IOException {
        int quote = read();
        Text text = new Text();
        while (true) {
            int c = read();
            if (c == END) {
                throw cut();
            }
            if (c == quote) {
                if (peek() != quote) {
                    return text.toByteArray();
                }
                read();
            } else if (c == '\\' && quote != '`') {
                c = escaped(read(), text, keep);
            }
            if (keep) {
                text.write(c);
                if (text.size() > LONGEST) {
                    throw tooLong();
                }
            }
        }
    }

    /** Undoes MySQL's {@code real_escape_string}. A backslash before {@code %} and {@code _} stays. */
    private int escaped(int c, Text text, boolean keep) throws BackupException {
        switch (c) {
            case END:
                throw cut();
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'b':
                return '\b';
            case '0':
                return 0;
            case 'Z':
                return 0x1A;
            case '%', '_':
                if (keep) {
                    text.write('\\');
                }
                return c;
            default:
                return c;
        }
    }

    /** A byte buffer without the locks of {@link ByteArrayOutputStream}. */
    private static final class Text extends ByteArrayOutputStream {

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // only one thread has it
        public void write(int c) {
            if (count == buf.length) {
                buf = Arrays.copyOf(buf, count * 2);
            }
            buf[count++] = (byte) c;
        }
    }

    private void skipBrackets() throws IOException {
        int depth = 0;
        do {
            switch (peek()) {
                case END -> throw cut();
                case '\'', '"', '`' -> quoted(false);
                case '(' -> {
                    depth++;
                    read();
                }
                case ')' -> {
                    depth--;
                    read();
                }
                default -> read();
            }
        } while (depth > 0);
    }

    private void skipStatement() throws IOException {
        while (true) {
            skipSpace();
            switch (peek()) {
                case END -> {
                    return;
                }
                case '\'', '"', '`' -> quoted(false);
                case ';' -> {
                    read();
                    return;
                }
                default -> read();
            }
        }
    }

    private void skipSpace() throws IOException {
        while (true) {
            int c = peek();
            if (isSpace(c)) {
                read();
            } else if (c == '#' || c == '-' && peek(1) == '-') {
                remark();
            } else if (c == '/' && peek(1) == '*') {
                skipComment();
            } else if (c == 0xEF && peek(1) == 0xBB && peek(2) == 0xBF) { // a byte order mark
                read();
                read();
                read();
            } else {
                return;
            }
        }
    }

    private void remark() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = read(); c != '\n' && c != END; c = read()) {
            if (text.length() < LONGEST_NAME) {
                text.append((char) c);
            }
        }
        if (remarks.size() == 1000) {
            remarks.remove(999);
        }
        remarks.add(text.toString().replaceFirst("^(?:#|-- ?)", "").strip());
    }

    private void skipComment() throws IOException {
        read();
        read();
        int c = read();
        while (c != END && !(c == '*' && peek() == '/')) {
            c = read();
        }
        read();
    }

    /** The name of a table, without the name of the database. */
    private String tableName() throws IOException {
        String name = identifier();
        if (name.equalsIgnoreCase("IF")) { // CREATE TABLE IF NOT EXISTS
            word();
            word();
            name = identifier();
        }
        if (peek() == '.') {
            read();
            name = identifier();
        }
        return name;
    }

    private String identifier() throws IOException {
        skipSpace();
        int c = peek();
        if (c == '`' || c == '"') {
            byte[] name = quoted(true);
            return new String(name, StandardCharsets.UTF_8);
        }
        String word = word();
        if (word.isEmpty()) {
            throw peek() == END ? cut() : broken("no name where one belongs");
        }
        return word;
    }

    /** The next run of letters, digits, {@code _} and {@code $}; empty if another character follows. */
    private String word() throws IOException {
        skipSpace();
        StringBuilder word = new StringBuilder();
        for (int c = peek(); isWord(c); c = peek()) {
            if (word.length() == LONGEST_NAME) {
                throw broken("a name of more than " + LONGEST_NAME + " characters");
            }
            word.append((char) read());
        }
        return word.toString();
    }

    private static boolean isWord(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '_'
                || c == '$'
                || c >= 0x80;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private void expect(char c) throws IOException {
        skipSpace();
        int found = read();
        if (found == END) {
            throw cut();
        }
        if (found != c) {
            throw broken("'" + (char) found + "' where '" + c + "' belongs");
        }
    }

    private int peek() throws IOException {
        return peek(0);
    }

    private int peek(int ahead) throws IOException {
        if (at + ahead >= end && !fill(ahead)) {
            return END;
        }
        return buffer[at + ahead] & 0xFF;
    }

    private int read() throws IOException {
        int c = peek(0);
        if (c != END) {
            at++;
        }
        if (c == '\n') {
            line++;
        }
        return c;
    }

    /** Reads more bytes and keeps those not taken yet. Returns whether there are enough. */
    private boolean fill(int ahead) throws IOException {
        System.arraycopy(buffer, at, buffer, 0, end - at);
        before += at;
        end -= at;
        at = 0;
        while (ahead >= end) {
            int more = in.read(buffer, end, buffer.length - end);
            if (more < 0) {
                return false;
            }
            end += more;
        }
        return true;
    }

    private BackupException cut() {
        return new BackupException(file + " ends in the middle of a statement, at line " + line
                + "; it was cut off. Make the backup again, and compare the sizes of the two files");
    }

    private BackupException broken(String what) {
        return new BackupException(file + ", line " + line + ": " + what + "; the file is damaged, or no SQL dump");
    }

    private BackupException tooLong() {
        return new BackupException(file + ", line " + line + ": a value of more than " + (LONGEST >> 20)
                + " MB; no text of emlog is that long");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
