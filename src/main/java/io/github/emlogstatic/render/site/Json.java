package io.github.emlogstatic.render.site;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON that is safe inside a script element. */
public final class Json {

    private Json() {}

    /**
     * The value as JSON.
     *
     * @param value numbers, booleans, lists and maps become their JSON counterparts; null becomes an empty string,
     *     anything else its {@code toString()}
     */
    public static String of(@Nullable Object value) {
        StringBuilder json = new StringBuilder(value instanceof String text ? text.length() + 16 : 64);
        write(value, json);
        return json.toString();
    }

    /** Appends the values as a JSON array, one value a line. */
    public static void writeLines(List<?> values, StringBuilder json) {
        json.append('[');
        for (int i = 0; i < values.size(); i++) {
            write(values.get(i), json.append(i > 0 ? ",\n" : ""));
        }
        json.append(']');
    }

    /** Appends the value, as {@link #of} has it. */
    public static void write(@Nullable Object value, StringBuilder json) {
        if (value instanceof Map<?, ?> map) {
            String before = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                quote(String.valueOf(entry.getKey()), json.append(before));
                write(entry.getValue(), json.append(':'));
                before = ",";
            }
            json.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String before = "[";
            for (Object element : list) {
                write(element, json.append(before));
                before = ",";
            }
            json.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof Number || value instanceof Boolean) {
            json.append(value);
        } else {
            quote(value == null ? "" : value.toString(), json);
        }
    }

    private static void quote(String text, StringBuilder json) {
        char[] chars = text.toCharArray(); // Java's first compiler makes fast code of arrays and slow code of strings
        int done = 0;
        json.append('"');
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (isEscaped(c)) {
                json.append(text, done, i);
                escape(c, json);
                done = i + 1;
            }
        }
        json.append(done == 0 ? text : text.substring(done)).append('"');
    }

    /** Whether a character could end a text, a script element or a line of a script, or is a control character. */
    private static boolean isEscaped(char c) {
        return c <= '\\'
                ? c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&'
                : c == 0x2028 || c == 0x2029;
    }

    private static void escape(char c, StringBuilder json) {
        if (c == '"' || c == '\\') {
            json.append('\\').append(c);
            return;
        }
        json.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            json.append(Character.forDigit(c >> shift & 0xF, 16));
        }
    }
}
