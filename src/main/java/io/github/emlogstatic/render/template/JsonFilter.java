package io.github.emlogstatic.render.template;

import io.github.emlogstatic.render.site.Dates;
import io.github.emlogstatic.render.site.Json;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code value | json}: a value as JSON. A record becomes an object with the names by which templates read it. */
record JsonFilter(Dates dates) implements Filter {

    @Override
    public Object apply(
            @Nullable Object value,
            Map<String, Object> arguments,
            PebbleTemplate template,
            EvaluationContext context,
            int line)
            throws PebbleException {
        TemplateFilters.refuse(arguments, "json", template, line);
        return new SafeString(Json.of(plain(value, template.getName(), line)));
    }

    private @Nullable Object plain(@Nullable Object value, String file, int line) {
        if (value instanceof Record) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            RecordAttributes.components(value.getClass())
                    .forEach((name, way) ->
                            object.put(name, plain(RecordAttributes.value(way, value, file, line), file, line)));
            return object;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            map.forEach((name, entry) -> object.put(String.valueOf(name), plain(entry, file, line)));
            return object;
        }
        if (value instanceof Set<?> set) {
            return List.copyOf(new TreeSet<>(set)); // the order of a set is not the same in each run
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(element -> plain(element, file, line)).toList();
        }
        if (value instanceof Object[] array) { // of the filter split
            return plain(List.of(array), file, line);
        }
        return value instanceof LocalDateTime date ? dates.iso(date) : value;
    }

    @Override
    public @Nullable List<String> getArgumentNames() {
        return null;
    }
}
