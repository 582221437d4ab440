package io.github.emlogstatic.render.template;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.core.CoreExtension;
import io.pebbletemplates.pebble.extension.core.DefaultFilter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pebble's filters, which tell the place of a value of the wrong kind. Those that order a list order a copy, because the list
 * is that of other pages, too.
 */
final class PebbleFilters extends AbstractExtension {

    private static final Set<String> ORDERING = Set.of("sort", "rsort", "reverse");

    /** By this {@link PebbleMessage} knows that a value is of the wrong kind. */
    private static final String WRONG_VALUE = "Unsupported input type";

    /** All but {@code default}, which Pebble knows by its class. */
    @Override
    public Map<String, Filter> getFilters() {
        return new CoreExtension()
                .getFilters().entrySet().stream()
                        .filter(filter -> !(filter.getValue() instanceof DefaultFilter))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                filter -> new Placed(filter.getValue(), ORDERING.contains(filter.getKey()))));
    }

    private record Placed(Filter usual, boolean orders) implements Filter {

        @Override
        public @Nullable Object apply(
                @Nullable Object value,
                Map<String, Object> arguments,
                PebbleTemplate template,
                EvaluationContext context,
                int line) {
            Object own = orders && value instanceof List<?> list ? new ArrayList<>(list) : value;
            try {
                return usual.apply(own, arguments, template, context, line);
            } catch (PebbleException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new PebbleException(e, WRONG_VALUE, line, template.getName());
            }
        }

        @Override
        public @Nullable List<String> getArgumentNames() {
            return usual.getArgumentNames();
        }
    }
}
