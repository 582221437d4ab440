package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.crawl.state.Count;
import java.util.concurrent.atomic.AtomicInteger;

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

    void add(int added, int changed, int removed) {
        this.added.addAndGet(added);
        this.changed.addAndGet(changed);
        this.removed.addAndGet(removed);
    }

    public Count of(int total) {
        return new Count(total, added.get(), changed.get(), total - added.get() - changed.get(), removed.get());
    }
}
