package io.github.emlogstatic.render.site;

import java.lang.ref.SoftReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that several files are made from. It is computed when the first of them is made, and again if memory was
 * short in between. Safe for several threads.
 */
public final class SoftCached<T> {

    private final Supplier<T> maker;
    private SoftReference<@Nullable T> made = new SoftReference<>(null);

    public SoftCached(Supplier<T> maker) {
        this.maker = maker;
    }

    /** The value, made anew if the memory was needed for something else. */
    public synchronized T get() {
        T kept = made.get();
        if (kept == null) {
            kept = maker.get();
            made = new SoftReference<>(kept);
        }
        return kept;
    }
}
