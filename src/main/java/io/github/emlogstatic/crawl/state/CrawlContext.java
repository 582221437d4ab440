package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.guard.Vanished;
import java.time.Instant;

/**
 * What the steps of one crawl share.
 *
 * @param base the address that is asked, ending in {@code /}
 * @param now the same for the whole run, in whole seconds
 */
public record CrawlContext(
        String base,
        Archive archive,
        Config config,
        Ledger ledger,
        Problems problems,
        Workers workers,
        NarrowDates dates,
        Sources sources,
        RejectedUrls rejected,
        Vanished vanished,
        Instant now) {}
