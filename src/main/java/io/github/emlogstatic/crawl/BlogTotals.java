package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.MediaStateFile;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the crawl found out about the whole blog. The build compares the archive and the site with it.
 *
 * @param articles ids of all articles of the blog; empty if this run did not read the whole list
 * @param missingMedia paths of uploads and addresses of external images that the blog refers to and that could not be
 *     fetched
 * @param uploadsAsked whether uploads were asked for, of the blog or of a copy
 * @param commentsNotShown how many more comments the blog counts than it shows
 */
public record BlogTotals(
        Optional<Set<Integer>> articles, Set<String> missingMedia, boolean uploadsAsked, int commentsNotShown) {

    static final BlogTotals NOTHING = new BlogTotals(Optional.empty(), Set.of(), true, 0);

    /** @param beyond ids of public articles that the list does not show */
    static BlogTotals of(ListingResult listing, Collection<Integer> beyond, CrawlContext context) throws IOException {
        Archive archive = context.archive();
        Set<Integer> articles = new TreeSet<>(listing.entries().keySet());
        articles.addAll(beyond);
        listing.leftOut().stream().filter(archive::hasArticle).forEach(articles::add);
        return new BlogTotals(
                listing.complete() ? Optional.of(articles) : Optional.empty(),
                MediaStateFile.summary(archive).missing().keySet(),
                context.config().media().download(),
                context.ledger().commentsNotShown());
    }
}
