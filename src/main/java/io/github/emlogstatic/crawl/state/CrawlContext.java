package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.guard.ShrinkGuard;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.time.Instant;

/**
 * What the steps of a crawl share.
 *
 * @param base the address that is asked, with {@code /} at the end
 * @param now the time of this run, in whole seconds
 * @param memory what earlier runs learnt
 * @param problems collects failures
 * @param workers threads for parallel work
 * @param guard counts what the blog no longer shows
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
     * What earlier runs learnt. This run adds to it.
     *
     * @param ledger what was seen of each article and page, and when
     * @param dates the narrowest known ranges of dates
     * @param history which sources have shown everything in a file of the archive
     * @param rejected addresses that lead to no article and no page
     * @param singles which kinds have lost their only thing
     */
    public record Memory(
            Ledger ledger, NarrowDates dates, SourceHistory history, RejectedUrls rejected, MissingSingles singles) {

        static Memory of(Archive archive, Config config, Instant now) throws IOException {
            return new Memory(
                    Ledger.of(archive),
                    NarrowDates.of(archive),
                    SourceHistory.of(archive),
                    RejectedUrls.of(archive, config, now),
                    MissingSingles.of(archive));
        }
    }

    /**
     * Creates the context of a crawl.
     *
     * @param address the blog's own address, which differs from the base if an archive is served
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
                new Workers(config.crawl().http().connections(), progress),
                new ShrinkGuard(config.run().force()));
    }

    /** The address at which an article or page is found in every URL mode, for messages. */
    public String where(int id) {
        return base + UrlMode.DYNAMIC.post(id);
    }

    /** Whether this run asks for everything again ({@code --full}). */
    public boolean isFull() {
        return config.run().full();
    }

    /** Whether something that is done about as often as a complete sweep of the list is due again. */
    public boolean isSweepDue(Instant last) {
        return Recurrence.isAboutDue(last, config.crawl().fullSweepEvery(), now);
    }

    /** Whether an article, a page or an upload that was checked then is due to be checked again, in turn. */
    public boolean isRecheckDue(int id, Instant checked) {
        return Recurrence.isDueInTurn(id, checked, config.crawl().recheckEvery(), now);
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

    /** Writes what this run learnt. */
    public void save() throws IOException {
        memory.dates().save(archive);
        memory.history().save(archive);
        memory.ledger().save(archive);
        memory.singles().save(archive);
    }
}
