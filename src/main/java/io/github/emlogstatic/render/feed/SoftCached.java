package io.github.emlogstatic.render.feed;

import java.lang.ref.SoftReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that several feeds are made from. It is computed when the first of them is made, and again if memory was
 * short in between. Safe for several threads.
 */
final class SoftCached<T> {

    private final Supplier<T> maker;
    private SoftReference<@Nullable T> made = new SoftReference<>(null);

    SoftCached(Supplier<T> maker) {
        this.maker = maker;
    }

    /** The value, made anew if the memory was needed for something else. */
    synchronized T get() {
        T kept = made.get();
        if (kept == null) {
            kept = maker.get();
            made = new SoftReference<>(kept);
        }
        return kept;
    }
}
