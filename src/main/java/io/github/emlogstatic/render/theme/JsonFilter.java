package io.github.emlogstatic.render.theme;

import io.github.emlogstatic.render.site.Json;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code value | json}: a text with its quotes, a number, a list or a map as JSON, safe inside a script element. */
final class JsonFilter implements Filter {

    @Override
    public Object apply(
            @Nullable Object value,
            Map<String, Object> arguments,
            PebbleTemplate template,
            EvaluationContext context,
            int line) {
        return new SafeString(Json.value(value));
    }

    @Override
    public @Nullable List<String> getArgumentNames() {
        return null;
    }
}
