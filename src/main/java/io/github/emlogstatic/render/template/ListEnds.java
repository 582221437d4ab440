package io.github.emlogstatic.render.template;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.attributes.ResolvedAttribute;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code list.first} and {@code list.last}, which Java's lists have only from version 21 on; null for an empty list. */
final class ListEnds implements AttributeResolver {

    @Override
    public @Nullable ResolvedAttribute resolve(
            @Nullable Object instance,
            @Nullable Object attribute,
            Object @Nullable [] arguments,
            @Nullable ArgumentsNode argumentNodes,
            EvaluationContextImpl context,
            String file,
            int line) {
        if (!(instance instanceof List<?> list) || !("first".equals(attribute) || "last".equals(attribute))) {
            return null;
        }
        int index = "first".equals(attribute) ? 0 : list.size() - 1;
        return new ResolvedAttribute(list.isEmpty() ? null : list.get(index));
    }
}
