package io.github.emlogstatic.output;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names with a fingerprint each, as the manifest's lines: a large site has hundreds of thousands of them, and a build
 * looks at those of few files.
 *
 * @param lines {@code KIND name TAB fingerprint}, each with its line end
 */
record Values(String lines) {

    static final Values NONE = new Values("");

    static Values of(char kind, Map<String, String> values) {
        StringBuilder lines = new StringBuilder();
        values.forEach((name, fingerprint) -> lines.append(kind)
                .append(escape(name))
                .append('\t')
                .append(fingerprint)
                .append('\n'));
        return new Values(lines.toString());
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** In the order of the lines. */
    Map<String, String> byName() {
        Map<String, String> values = new LinkedHashMap<>();
        for (int from = 0; from < lines.length(); ) {
            int end = lines.indexOf('\n', from);
            int tab = lines.lastIndexOf('\t', end);
            values.put(unescape(lines.substring(from + 1, tab)), lines.substring(tab + 1, end));
            from = end + 1;
        }
        return values;
    }

    static String escape(String name) {
        if (name.indexOf('\n') < 0 && name.indexOf('\r') < 0 && name.indexOf('\\') < 0) {
            return name;
        }
        return name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    static String unescape(String line) {
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
