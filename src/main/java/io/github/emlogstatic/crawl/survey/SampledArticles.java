package io.github.emlogstatic.crawl.survey;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.content.media.Uploads;
import io.github.emlogstatic.emlog.article.ListEntry;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Estimates what all articles of a blog have from what some of them have.
 *
 * @param all the number of articles of the blog
 * @param newest the newest articles
 * @param mostCommented the articles with most comments, if they were asked for
 * @param addresses those of the blog
 */
record SampledArticles(int all, List<ListEntry> newest, List<ListEntry> mostCommented, BlogAddresses addresses) {

    /** The number of uploads in the texts, with the covers. */
    int uploads() {
        return (int) estimate(this::uploads);
    }

    private int uploads(ListEntry entry) {
        return Uploads.in(entry.description(), addresses).size()
                + (Uploads.path(entry.article().cover(), addresses).isPresent() ? 1 : 0);
    }

    /** The length of the texts in bytes. */
    long bytes() {
        return estimate(entry -> entry.description().getBytes(StandardCharsets.UTF_8).length);
    }

    /** The number of articles with comments. It is exact if the most commented articles end with one that has none. */
    int discussions() {
        int estimate = (int) estimate(entry -> entry.counts().comments() > 0 ? 1 : 0);
        int some = (int) mostCommented.stream()
                .filter(entry -> entry.counts().comments() > 0)
                .count();
        boolean exact = isOrdered(mostCommented) && some < mostCommented.size();
        return exact ? some : Math.max(estimate, some);
    }

    /** Whether the blog knows the order that was asked for. */
    private static boolean isOrdered(List<ListEntry> entries) {
        List<Integer> counts =
                entries.stream().map(entry -> entry.counts().comments()).toList();
        return counts.equals(counts.stream().sorted(Comparator.reverseOrder()).toList());
    }

    private long estimate(ToLongFunction<ListEntry> of) {
        double scale = (double) all / Math.max(1, newest.size());
        return Math.round(newest.stream().mapToLong(of).sum() * scale);
    }
}
