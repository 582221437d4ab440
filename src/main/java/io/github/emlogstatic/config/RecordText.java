package io.github.emlogstatic.config;

import java.lang.reflect.RecordComponent;
import java.util.Map;

/**
 * Writes a record and the records in it as text. The text is the same in each run, because maps are sorted. {@link
 * Record#toString()} says nearly the same, but makes Java generate several classes for each kind of record, which is a tenth
 * of the time of a build with nothing new.
 */
public final class RecordText {

    private RecordText() {}

    public static String of(Record record) {
        StringBuilder text = new StringBuilder();
        add(text, record);
        return text.toString();
    }

    private static void add(StringBuilder text, Object value) {
        if (value instanceof Map<?, ?> map) {
            text.append(map.entrySet().stream().map(String::valueOf).sorted().toList());
            return;
        }
        if (!(value instanceof Record record)) {
            text.append(value);
            return;
        }
        text.append(record.getClass().getSimpleName()).append('[');
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            text.append(component.getName()).append('=');
            add(text, component(record, component));
            text.append(", ");
        }
        text.append(']');
    }

    private static Object component(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
