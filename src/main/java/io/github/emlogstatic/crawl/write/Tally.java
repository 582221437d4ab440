package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.crawl.state.Count;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Counts new, changed and removed things. Safe for several threads. */
public final class Tally {

    private final AtomicInteger added = new AtomicInteger();
    private final AtomicInteger changed = new AtomicInteger();
    private final AtomicInteger removed = new AtomicInteger();

    /** Counts a thing that was written. */
    void wrote(boolean isNew) {
        (isNew ? added : changed).incrementAndGet();
    }

    void removed() {
        removed.incrementAndGet();
    }

    /** Whether anything was removed. */
    public boolean hasRemoved() {
        return removed.get() > 0;
    }

    /**
     * Counts the differences between two lists.
     *
     * @param before the known things by key
     * @param same whether a known thing says the same as the present one with its key
     * @param gone the number of those that are removed
     */
    <K, T> void compare(Map<K, T> before, Collection<T> now, Function<T, K> key, BiPredicate<T, T> same, int gone) {
        for (T thing : now) {
            T known = before.get(key.apply(thing));
            if (known == null || !same.test(known, thing)) {
                wrote(known == null);
            }
        }
        removed.addAndGet(gone);
    }

    public Count of(int total) {
        return new Count(total, added.get(), changed.get(), total - added.get() - changed.get(), removed.get());
    }
}
