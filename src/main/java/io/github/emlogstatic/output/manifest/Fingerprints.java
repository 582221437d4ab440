package io.github.emlogstatic.output.manifest;

import io.github.emlogstatic.files.Lines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Names with a fingerprint each, kept as the bytes of the manifest: a large site has hundreds of thousands of them, and a
 * build needs those of few files. A line is {@code KIND name TAB fingerprint}. Immutable.
 */
public final class Fingerprints {

    private static final char LAST_ASCII = 0x7f;

    static final Fingerprints NONE = new Fingerprints(new byte[0], 0, 0);

    private final byte[] bytes;
    private final int from;
    private final int to;

    /** @param bytes whose lines between two positions these are */
    Fingerprints(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    static Fingerprints of(char kind, Map<String, String> values) {
        if (values.isEmpty()) {
            return NONE;
        }
        StringBuilder lines = new StringBuilder(48 * values.size());
        values.forEach((name, fingerprint) -> lines.append(kind)
                .append(escape(name))
                .append('\t')
                .append(fingerprint)
                .append('\n'));
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        return new Fingerprints(bytes, 0, bytes.length);
    }

    /** Whether these are the same values, in the same order. Names that are {@linkplain #escape escaped} never count as the same. */
    public boolean are(Map<String, String> values) {
        int at = from;
        for (Map.Entry<String, String> value : values.entrySet()) {
            at = after(value.getKey(), '\t', at + 1);
            at = at < 0 ? at : after(value.getValue(), '\n', at);
            if (at < 0) {
                return false;
            }
        }
        return at == to;
    }

    /** The position after {@code text} and {@code end} if they are at {@code at}, else -1. */
    private int after(String text, char end, int at) {
        int length = text.length();
        if (at + length >= to) {
            return -1;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > LAST_ASCII) {
                return after(text.getBytes(StandardCharsets.UTF_8), end, at);
            }
            if (bytes[at + i] != c) {
                return -1;
            }
        }
        return bytes[at + length] == end ? at + length + 1 : -1;
    }

    private int after(byte[] text, char end, int at) {
        int after = at + text.length;
        boolean same = after < to && bytes[after] == end && Arrays.equals(bytes, at, after, text, 0, text.length);
        return same ? after + 1 : -1;
    }

    /**
     * The first name whose fingerprint is another now.
     *
     * @param names gets the names, as far as they are looked at
     * @param now the present fingerprint of a name
     */
    public Optional<String> firstOther(Consumer<String> names, UnaryOperator<String> now) {
        for (int line = from; line < to; line = Lines.next(bytes, line)) {
            int tab = tab(line);
            String name = unescape(text(line + 1, tab));
            names.accept(name);
            if (after(now.apply(name), '\n', tab + 1) < 0) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** The fingerprints by name, in the order of the lines. */
    public Map<String, String> byName() {
        Map<String, String> values = new LinkedHashMap<>();
        for (int line = from; line < to; line = Lines.next(bytes, line)) {
            int tab = tab(line);
            values.put(unescape(text(line + 1, tab)), text(tab + 1, Lines.next(bytes, tab) - 1));
        }
        return values;
    }

    /** The position of the last tab of a line: a name may hold others. */
    private int tab(int line) {
        int tab = Lines.next(bytes, line) - 1;
        while (bytes[tab] != '\t') {
            tab--;
        }
        return tab;
    }

    private String text(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, from, to - from);
    }

    /** Writes the names alone, one a line. */
    void writeNamesTo(OutputStream out) throws IOException {
        for (int line = from; line < to; line = Lines.next(bytes, line)) {
            out.write(bytes, line, tab(line) - line);
            out.write('\n');
        }
    }

    public static String escape(String name) {
        if (name.indexOf('\n') < 0 && name.indexOf('\r') < 0 && name.indexOf('\\') < 0) {
            return name;
        }
        return name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    public static String unescape(String line) {
        if (line.indexOf('\\') < 0) {
            return line;
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                char escaped = line.charAt(++i);
                name.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            } else {
                name.append(c);
            }
        }
        return name.toString();
    }
}
