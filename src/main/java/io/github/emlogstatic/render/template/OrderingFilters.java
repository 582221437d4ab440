package io.github.emlogstatic.render.template;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.core.CoreExtension;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pebble's filters that order a list. They order a copy, because the list is that of other pages, too. */
final class OrderingFilters extends AbstractExtension {

    private static final Set<String> ORDERING = Set.of("sort", "rsort", "reverse");

    @Override
    public Map<String, Filter> getFilters() {
        return new CoreExtension()
                .getFilters().entrySet().stream()
                        .filter(filter -> ORDERING.contains(filter.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, filter -> new OfCopy(filter.getValue())));
    }

    private record OfCopy(Filter usual) implements Filter {

        @Override
        public @Nullable Object apply(
                @Nullable Object value,
                Map<String, Object> arguments,
                PebbleTemplate template,
                EvaluationContext context,
                int line) {
            Object copy = value instanceof List<?> list ? new ArrayList<>(list) : value;
            return usual.apply(copy, arguments, template, context, line);
        }

        @Override
        public @Nullable List<String> getArgumentNames() {
            return usual.getArgumentNames();
        }
    }
}
