package io.github.emlogstatic.crawl.page;

import java.util.concurrent.atomic.AtomicInteger;

/** How many views a run has added to the owner's counters. Safe for several threads. */
public final class Views {

    private final AtomicInteger added = new AtomicInteger();

    /** An article or a page was asked for. */
    public void add() {
        added.incrementAndGet();
    }

    public int added() {
        return added.get();
    }
}
