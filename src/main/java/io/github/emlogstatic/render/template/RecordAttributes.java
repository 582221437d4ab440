package io.github.emlogstatic.render.template;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.attributes.ResolvedAttribute;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets templates read the components of records, and nothing else of them. A component that is a {@link Supplier} is
 * computed when a template asks for it.
 */
final class RecordAttributes implements AttributeResolver {

    private static final ClassValue<Map<String, Method>> COMPONENTS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            Map<String, Method> components = new HashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                components.put(component.getName(), component.getAccessor());
            }
            return components;
        }
    };

    @Override
    public @Nullable ResolvedAttribute resolve(
            @Nullable Object instance,
            @Nullable Object attribute,
            Object @Nullable [] arguments,
            @Nullable ArgumentsNode argumentNodes,
            EvaluationContextImpl context,
            String file,
            int line) {
        if (!(instance instanceof Record)) {
            return null;
        }
        Method accessor = COMPONENTS.get(instance.getClass()).get(String.valueOf(attribute));
        return accessor == null ? null : new ResolvedAttribute(value(accessor, instance, file, line));
    }

    private static @Nullable Object value(Method accessor, Object instance, String file, int line) {
        try {
            Object value = accessor.invoke(instance);
            return value instanceof Supplier<?> later ? later.get() : value;
        } catch (ReflectiveOperationException e) {
            throw new PebbleException(e, "cannot read " + accessor.getName(), line, file);
        }
    }
}
