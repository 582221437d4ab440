package io.github.emlogstatic.render.theme;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code value | date}, {@code | isoDate}, {@code | yearMonth}: a date of an article as text. */
final class DateFilter implements Filter {

    private final Function<LocalDateTime, String> format;

    DateFilter(Function<LocalDateTime, String> format) {
        this.format = format;
    }

    @Override
    public Object apply(
            @Nullable Object value,
            Map<String, Object> arguments,
            PebbleTemplate template,
            EvaluationContext context,
            int line) {
        if (!(value instanceof LocalDateTime date)) {
            throw new PebbleException(null, value + " is no date", line, template.getName());
        }
        return format.apply(date);
    }

    @Override
    public @Nullable List<String> getArgumentNames() {
        return null;
    }
}
