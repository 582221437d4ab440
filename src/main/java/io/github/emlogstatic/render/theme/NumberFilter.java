package io.github.emlogstatic.render.theme;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code value | number}: digits in groups of three, {@code 12,345}. */
final class NumberFilter implements Filter {

    @Override
    public Object apply(
            @Nullable Object value,
            Map<String, Object> arguments,
            PebbleTemplate template,
            EvaluationContext context,
            int line) {
        if (!(value instanceof Number number)) {
            throw new PebbleException(null, value + " is no number", line, template.getName());
        }
        return Long.toString(number.longValue()).replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",");
    }

    @Override
    public @Nullable List<String> getArgumentNames() {
        return null;
    }
}
