package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.state.Ledger;
import io.github.emlogstatic.crawl.state.MediaState;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the blog has told of itself, for the archive and the site to be held against.
 *
 * @param articles ids of all its articles; empty where this run has not read the whole list
 * @param missingMedia paths of uploads that it refers to and does not have, and addresses of images at other hosts
 * @param commentsNotShown how many more comments it counts than it shows
 */
public record BlogTotals(Optional<Set<Integer>> articles, Set<String> missingMedia, int commentsNotShown) {

    static final BlogTotals NOTHING = new BlogTotals(Optional.empty(), Set.of(), 0);

    /** @param beyond ids of articles that are there, though the list that was read does not show them */
    static BlogTotals of(ListingResult listing, Collection<Integer> beyond, Archive archive, Ledger ledger)
            throws IOException {
        Set<Integer> articles = new TreeSet<>(listing.entries().keySet());
        articles.addAll(beyond);
        listing.leftOut().stream().filter(archive::hasArticle).forEach(articles::add);
        return new BlogTotals(
                listing.complete() ? Optional.of(articles) : Optional.empty(),
                MediaState.head(archive).missing().keySet(),
                ledger.commentsNotShown());
    }
}
