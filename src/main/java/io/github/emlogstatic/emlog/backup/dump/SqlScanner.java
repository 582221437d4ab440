package io.github.emlogstatic.emlog.backup.dump;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes a SQL dump apart, in memory that does not grow with the file: into names, values and brackets, without comments.
 * For one thread.
 */
final class SqlScanner implements Closeable {

    /** What {@link #peek} and {@link #read} give after the last byte. */
    static final int END = -1;

    /** No text of a blog is longer. A longer value is refused. */
    private static final int LONGEST = 64 << 20;

    private static final int LONGEST_NAME = 256;

    private final InputStream in;
    private final String file;
    private final DumpCharset charset;
    private final List<String> remarks = new ArrayList<>();
    private final byte[] buffer;
    private int at;
    private int end;
    private long before;
    private long line;

    private SqlScanner(InputStream in, String file, DumpCharset charset, int bytes, long position, long line) {
        this.in = in;
        this.file = file;
        this.charset = charset;
        this.buffer = new byte[bytes];
        this.before = position;
        this.line = line;
    }

    /**
     * Starts at the first byte of a file.
     *
     * @param file the name in messages
     */
    static SqlScanner of(InputStream in, String file, DumpCharset charset) {
        return new SqlScanner(in, file, charset, 1 << 16, 0, 1);
    }

    /** Starts at a row that was found earlier. */
    static SqlScanner at(SqlPlace place) throws IOException {
        SqlFile file = place.file();
        InputStream in = file.from(place.position());
        return new SqlScanner(in, file.name(), file.charset(), 1 << 13, place.position(), place.line());
    }

    /** The name of the file in messages. */
    String file() {
        return file;
    }

    /** The line of the next byte, from 1. */
    long line() {
        return line;
    }

    /** The position of the next byte in the file. */
    long position() {
        return before + at;
    }

    /** The comment lines so far, without their marks: the first thousand and the last. */
    List<String> remarks() {
        return remarks;
    }

    /** Takes the next value: without escapes, or {@code null} for {@code NULL}. What is not kept is skipped, without a copy. */
    byte @Nullable [] value(boolean keep) throws IOException {
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
    private byte[] prefixed(String prefix, byte[] text) throws IOException {
        String digits = new String(text, StandardCharsets.ISO_8859_1);
        return switch (prefix.toUpperCase(Locale.ROOT)) {
            case "N" -> text;
            case "X" -> hexadecimal(digits);
            case "B" -> binary(digits);
            default -> throw broken("a text in quotes right after '" + prefix + "'");
        };
    }

    private byte[] binary(String digits) throws IOException {
        if (!digits.matches("[01]{0,64}")) {
            throw broken("a value that is no binary number");
        }
        return new BigInteger("0" + digits, 2).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] hexadecimal(String digits) throws IOException {
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw broken("a value that is no hexadecimal number");
        }
    }

    /** The text in quotes in UTF-8, without escapes; empty if it is not wanted. */
    private byte[] quoted(boolean keep) throws IOException {
        int quote = read();
        Text text = new Text();
        boolean gbk = charset == DumpCharset.GBK;
        int missing = 0;
        int previous = 0;
        while (true) {
            int c = read();
            if (c == END) {
                throw cut();
            }
            missing = gbk ? DumpCharset.missing(missing, previous, c) : 0;
            previous = c;
            if (c == quote) {
                if (peek() != quote) {
                    return charset.toUtf8(text.toByteArray());
                }
                read();
            } else if (gbk && DumpCharset.isPair(c, missing, peek())) {
                if (keep) {
                    text.write(c);
                }
                c = read();
                missing = DumpCharset.missing(missing, previous, c);
                previous = c;
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
        if (keep && (c == '%' || c == '_')) {
            text.write('\\');
        }
        return switch (c) {
            case END -> throw cut();
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case '0' -> 0;
            case 'Z' -> 0x1A;
            default -> c;
        };
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

    /** Skips the brackets that open here, and what is in them. */
    void skipBrackets() throws IOException {
        int depth = 0;
        do {
            int c = peek();
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
            skipPiece();
        } while (depth > 0);
    }

    /** Skips the rest of a statement, and its semicolon. */
    void skipStatement() throws IOException {
        int c;
        do {
            skipSpace();
            c = peek();
            if (c == END) {
                return;
            }
            skipPiece();
        } while (c != ';');
    }

    /** Skips a text in quotes, or one byte of anything else. */
    void skipPiece() throws IOException {
        switch (peek()) {
            case END -> throw cut();
            case '\'', '"', '`' -> quoted(false);
            default -> read();
        }
    }

    /** Skips white space and comments. */
    void skipSpace() throws IOException {
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
        String text = restOfLine();
        if (remarks.size() == 1000) {
            remarks.remove(999);
        }
        String utf8 = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        remarks.add(utf8.replaceFirst("^(?:#|-- ?)", "").strip());
    }

    /** Takes the bytes up to the end of the line, and its end. Returns the first of them, as Latin letters. */
    String restOfLine() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = read(); c != '\n' && c != END; c = read()) {
            if (text.length() < LONGEST_NAME) {
                text.append((char) c);
            }
        }
        return text.toString();
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

    /** The next name, with or without quotes. */
    String identifier() throws IOException {
        skipSpace();
        int c = peek();
        if (c == '`' || c == '"') {
            byte[] name = quoted(true);
            return new String(name, StandardCharsets.UTF_8);
        }
        String word = word();
        if (word.isEmpty()) {
            throw broken("no name where one belongs");
        }
        return word;
    }

    /** The next run of letters, digits, {@code _} and {@code $}; empty if another character follows. */
    String word() throws IOException {
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

    /** Takes that character, which must be the next one after white space. */
    void expect(char c) throws IOException {
        skipSpace();
        int found = read();
        if (found == END) {
            throw cut();
        }
        if (found != c) {
            throw broken("'" + (char) found + "' where '" + c + "' belongs");
        }
    }

    /** The next byte, which stays the next. */
    int peek() throws IOException {
        return peek(0);
    }

    private int peek(int ahead) throws IOException {
        if (at + ahead >= end && !fill(ahead)) {
            return END;
        }
        return buffer[at + ahead] & 0xFF;
    }

    /** Takes the next byte. */
    int read() throws IOException {
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

    /** The file ends too early. */
    CutException cut() {
        return new CutException(file + " ends in the middle of a statement, at line " + line
                + "; it was cut off. Make the backup again, and compare the sizes of the two files");
    }

    /** The file has something at this place that no dump has, or ends here. */
    BackupException broken(String what) throws IOException {
        if (peek() == END) {
            return cut();
        }
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
