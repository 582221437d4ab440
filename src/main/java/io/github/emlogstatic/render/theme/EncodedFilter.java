package io.github.emlogstatic.render.theme;

import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code text | encoded}: as a value in the query of an address; a space is {@code %20}, which mail programs know. */
final class EncodedFilter implements Filter {

    @Override
    public Object apply(
            @Nullable Object value,
            Map<String, Object> arguments,
            PebbleTemplate template,
            EvaluationContext context,
            int line) {
        String text = value == null ? "" : value.toString();
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public @Nullable List<String> getArgumentNames() {
        return null;
    }
}
