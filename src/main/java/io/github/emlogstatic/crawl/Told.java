package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * What the blog has told of itself, for the archive and the site to be held against.
 *
 * @param articles ids of all its articles; empty where this run has not read the whole list
 * @param missingMedia paths of uploads that it refers to and does not have, and addresses of images at other hosts
 * @param commentsNotShown how many more comments it counts than it shows
 */
public record Told(Optional<Set<Integer>> articles, Set<String> missingMedia, int commentsNotShown) {

    static final Told NOTHING = new Told(Optional.empty(), Set.of(), 0);

    static Told of(Sweep.Swept swept, Archive archive, Ledger ledger) throws IOException {
        return new Told(
                swept.complete() ? Optional.of(swept.entries().keySet()) : Optional.empty(),
                MediaState.head(archive).missing().keySet(),
                ledger.commentsNotShown());
    }
}
