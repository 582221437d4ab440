package io.github.emlogstatic.render.template.steady;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map that notices when somebody asks for a key that it lacks. It also notices when it is copied, because it cannot
 * see what a copy is asked for.
 */
final class NoticingMap extends AbstractMap<String, Object> {

    private final Map<String, Object> values;
    private boolean exceeded;

    NoticingMap(Map<String, Object> values) {
        this.values = values;
    }

    /** Whether that happened since the last time that this was asked. */
    boolean hasExceeded() {
        boolean since = exceeded;
        exceeded = false;
        return since;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        Object value = values.get(key);
        exceeded |= value == null && !values.containsKey(key);
        return value;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        exceeded |= !values.containsKey(key);
        return values.containsKey(key);
    }

    @Override
    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public Set<String> keySet() {
        return values.keySet();
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        exceeded = true;
        return values.entrySet();
    }
}
