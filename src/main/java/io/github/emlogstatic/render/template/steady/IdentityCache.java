package io.github.emlogstatic.render.template.steady;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Values of objects, found by identity. Keeps those that were asked for last, and forgets the others. Safe for several
 * threads.
 */
final class IdentityCache<T> {

    /** The number of values that are always kept. At most twice as many are kept. */
    private static final int KEPT = 1 << 10;

    private IdentityHashMap<Object, T> latest = new IdentityHashMap<>();
    private IdentityHashMap<Object, T> before = new IdentityHashMap<>();

    synchronized @Nullable T get(Object key) {
        T known = latest.get(key);
        if (known == null) {
            known = before.get(key);
            if (known != null) {
                put(key, known);
            }
        }
        return known;
    }

    synchronized void put(Object key, T value) {
        if (latest.size() == KEPT) {
            before = latest;
            latest = new IdentityHashMap<>();
        }
        latest.put(key, value);
    }
}
