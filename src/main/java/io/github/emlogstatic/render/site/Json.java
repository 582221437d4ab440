package io.github.emlogstatic.render.site;

import io.github.emlogstatic.content.write.Utf8Text;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes JSON that is safe inside a script element. */
public final class Json {

    /** What could end a text, a script element or a line of a script, and control characters. */
    private static final Utf8Text.Escapes ESCAPED = escapes();

    /** Memory for a short text, one for each thread. */
    private static final ThreadLocal<Utf8Text> MEMORY = ThreadLocal.withInitial(() -> new Utf8Text(1 << 12, 1 << 10));

    private Json() {}

    private static Utf8Text.Escapes escapes() {
        Map<String, String> escapes = new HashMap<>();
        String others = "<>&\u2028\u2029";
        IntStream.concat(IntStream.range(0, ' '), others.chars())
                .forEach(c -> escapes.put(
                        Character.toString(c), "\\u" + HexFormat.of().toHexDigits((char) c)));
        escapes.put("\"", "\\\"");
        escapes.put("\\", "\\\\");
        return new Utf8Text.Escapes(escapes);
    }

    /**
     * The value as JSON.
     *
     * @param value numbers, booleans, lists and maps become their JSON counterparts; null becomes an empty string,
     *     anything else its {@code toString()}
     */
    public static String of(@Nullable Object value) {
        Utf8Text json = MEMORY.get();
        json.clear();
        write(value, json);
        return json.toString();
    }

    /** Adds the values as a JSON array, one value a line. */
    public static void writeLines(List<?> values, Utf8Text json) {
        json.add("[");
        for (int i = 0; i < values.size(); i++) {
            write(values.get(i), json.add(i > 0 ? ",\n" : ""));
        }
        json.add("]");
    }

    /** Adds the value, as {@link #of} has it. */
    public static void write(@Nullable Object value, Utf8Text json) {
        if (value instanceof Map<?, ?> map) {
            String before = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                quote(String.valueOf(entry.getKey()), json.add(before));
                write(entry.getValue(), json.add(":"));
                before = ",";
            }
            json.add(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String before = "[";
            for (Object element : list) {
                write(element, json.add(before));
                before = ",";
            }
            json.add(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof Number || value instanceof Boolean) {
            json.add(value.toString());
        } else {
            quote(value == null ? "" : value.toString(), json);
        }
    }

    private static void quote(String text, Utf8Text json) {
        json.add("\"").add(text, ESCAPED).add("\"");
    }
}
