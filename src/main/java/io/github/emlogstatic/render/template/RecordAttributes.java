package io.github.emlogstatic.render.template;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.attributes.ResolvedAttribute;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets templates read the components of records, and nothing else of them. A component that is a {@link Supplier} is
 * computed when a template asks for it. An {@link Unwrapped} component is read by the names of its own components.
 */
final class RecordAttributes implements AttributeResolver {

    /** The accessors to call, one after the other, by the name that templates use. */
    private static final Map<Class<?>, Map<String, Method[]>> COMPONENTS = new ConcurrentHashMap<>();

    private static final Method[] NONE = {};

    /** Java would make an empty array for each call. */
    private static final Object[] ARGUMENTS = {};

    /** The accessors of all components, by the names under which templates read them. */
    static Map<String, Method[]> components(Class<?> type) {
        return COMPONENTS.computeIfAbsent(type, record -> {
            Map<String, Method[]> components = new LinkedHashMap<>();
            addTo(components, record, NONE);
            return components;
        });
    }

    /** The accessors to call, one after the other; empty if records of the type have no component of that name. */
    static Method[] way(Class<?> type, String name) {
        return components(type).getOrDefault(name, NONE);
    }

    private static void addTo(Map<String, Method[]> components, Class<?> type, Method[] way) {
        for (RecordComponent component : type.getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            Method[] longer = Arrays.copyOf(way, way.length + 1);
            longer[way.length] = component.getAccessor();
            if (component.isAnnotationPresent(Unwrapped.class)) {
                addTo(components, component.getType(), longer);
            } else {
                components.put(component.getName(), longer);
            }
        }
    }

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
        Method[] way = way(instance.getClass(), String.valueOf(attribute));
        return way.length == 0 ? null : new ResolvedAttribute(value(way, instance, file, line));
    }

    static @Nullable Object value(Method[] way, Object instance, String file, int line) {
        Object value = instance;
        for (Method accessor : way) {
            try {
                value = accessor.invoke(value, ARGUMENTS);
            } catch (ReflectiveOperationException e) {
                throw new PebbleException(e, "cannot read " + accessor.getName(), line, file);
            }
        }
        return value instanceof Supplier<?> later ? later.get() : value;
    }
}
