package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.guard.Vanished;
import io.github.emlogstatic.emlog.EmlogClient;
import java.time.Instant;

/** What the steps of one crawl share. */
public record CrawlContext(
        EmlogClient emlog,
        Archive archive,
        Config config,
        Ledger ledger,
        Problems problems,
        Workers workers,
        NarrowDates dates,
        Sources sources,
        Vanished vanished,
        Instant now) {}
