package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.guard.ShrinkGuard;
import io.github.emlogstatic.model.Progress;
import java.io.IOException;
import java.time.Instant;

/**
 * What the steps of one crawl share.
 *
 * @param base the address that is asked, ending in {@code /}
 * @param now the same for the whole run, in whole seconds
 * @param memory what earlier runs have seen
 * @param problems what goes wrong
 * @param workers do some things at a time
 * @param guard what the blog no longer shows
 */
public record CrawlContext(
        String base,
        Archive archive,
        Config config,
        Instant now,
        Memory memory,
        Problems problems,
        Workers workers,
        ShrinkGuard guard) {

    /**
     * What earlier runs have seen, and this run adds to.
     *
     * @param ledger what was asked when, of each article and page
     * @param dates the narrowest that was seen of dates
     * @param history which sources have shown all that a file holds
     * @param rejected what leads to no article and no page
     */
    public record Memory(Ledger ledger, NarrowDates dates, SourceHistory history, RejectedUrls rejected) {

        static Memory of(Archive archive, Config config, Instant now) throws IOException {
            return new Memory(
                    Ledger.of(archive),
                    NarrowDates.of(archive),
                    SourceHistory.of(archive),
                    RejectedUrls.of(archive, config, now));
        }
    }

    /**
     * Begins a crawl.
     *
     * @param address the blog's own, which differs from the base where an archive is served
     */
    public static CrawlContext of(
            String base, String address, Archive archive, Config config, Progress progress, Instant now)
            throws IOException {
        return new CrawlContext(
                base,
                archive,
                config,
                now,
                Memory.of(archive, config, now),
                new Problems(base, address),
                new Workers(config.crawl().connections(), progress),
                new ShrinkGuard(config.run().force()));
    }

    public Ledger ledger() {
        return memory.ledger();
    }

    public NarrowDates dates() {
        return memory.dates();
    }

    public SourceHistory sourceHistory() {
        return memory.history();
    }

    public RejectedUrls rejected() {
        return memory.rejected();
    }

    /** Writes what the next run has to know of this one. */
    public void save() throws IOException {
        memory.dates().save(archive);
        memory.history().save(archive);
        memory.ledger().save(archive);
    }
}
