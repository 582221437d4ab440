package io.github.emlogstatic.export.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.emlogstatic.content.text.CleanText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.io.function.Uncheck;

/**
 * Properties as YAML: the head of a Markdown file, or a file of settings. Every text is in double quotes, so that no tool
 * takes it for a number, a date or a {@code no}. What is empty is left out.
 */
public final class Yaml {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][\\w-]*");

    /** Words that YAML 1.1 reads as something else. */
    private static final Pattern OTHERWISE = Pattern.compile("(?i)y|n|yes|no|true|false|on|off|null");

    private final Map<String, Object> properties = new LinkedHashMap<>();

    Yaml put(String key, Object value) {
        if (!isEmpty(value)) {
            properties.put(key, value);
        }
        return this;
    }

    /** Puts an empty text, too. */
    Yaml putAlways(String key, String value) {
        properties.put(key, value);
        return this;
    }

    Yaml putIf(boolean condition, String key, Object value) {
        return condition ? put(key, value) : this;
    }

    private static boolean isEmpty(Object value) {
        return value instanceof String text && text.isEmpty()
                || value instanceof Collection<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof Yaml inner && inner.properties.isEmpty();
    }

    /** The head of a file: the lines with marks around them. */
    String head() {
        return "---\n" + lines() + "---\n";
    }

    /** The lines of a file of settings. */
    String lines() {
        StringBuilder yaml = new StringBuilder();
        append(properties, "", yaml);
        return yaml.toString();
    }

    private static void append(Map<?, ?> properties, String indent, StringBuilder yaml) {
        properties.forEach((key, value) -> {
            yaml.append(indent).append(key(String.valueOf(key))).append(':');
            append(value, indent + "  ", yaml);
        });
    }

    private static void append(Object value, String indent, StringBuilder yaml) {
        if (value instanceof Yaml inner) {
            append((Object) inner.properties, indent, yaml);
        } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            yaml.append('\n');
            append(map, indent, yaml);
        } else if (value instanceof Collection<?> list && !list.isEmpty()) {
            yaml.append('\n');
            list.forEach(item -> item(item, indent, yaml));
        } else {
            yaml.append(' ').append(scalar(value)).append('\n');
        }
    }

    private static void item(Object value, String indent, StringBuilder yaml) {
        Object item = value instanceof Yaml inner ? inner.properties : value;
        if (item instanceof Map<?, ?> map && !map.isEmpty()) {
            StringBuilder lines = new StringBuilder();
            append(map, indent + "  ", lines);
            yaml.append(indent).append("- ").append(lines.substring(indent.length() + 2));
        } else {
            yaml.append(indent).append("- ").append(scalar(item)).append('\n');
        }
    }

    private static String key(String key) {
        return WORD.matcher(key).matches() && !OTHERWISE.matcher(key).matches() ? key : quoted(key);
    }

    private static String scalar(Object value) {
        boolean plain = value instanceof Number || value instanceof Boolean || value instanceof Scalar;
        return plain ? value.toString() : quoted(value);
    }

    /** JSON is YAML, but for two characters that YAML takes for line ends. */
    private static String quoted(Object value) {
        Object clean = value instanceof String text ? CleanText.of(text) : value;
        return Uncheck.get(() -> JSON.writeValueAsString(clean))
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    /** A text that stands without quotes: a date. */
    record Scalar(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    static Scalar plain(String text) {
        return new Scalar(text);
    }
}
