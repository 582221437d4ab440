package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.article.ArticleCounts;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.model.Counters;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what the blog counts.
 *
 * @param viewsOfPages the views of the standalone pages that this run has read
 */
public record CounterWriter(CrawlContext context, Map<Integer, Integer> viewsOfPages) {

    /**
     * Writes the counters if it is time. Views change every day, so writing them each night would make every night look
     * like a change.
     *
     * @param entries the entries of a complete list
     */
    public void write(Collection<ListEntry> entries) throws IOException {
        boolean lost = context.archive().damage().isOf(ArchivePaths.COUNTERS);
        boolean firstOfAPage = !context.archive().counters().views().keySet().containsAll(viewsOfPages.keySet());
        if (lost
                || firstOfAPage
                || context.isFull()
                || context.isSweepDue(context.archive().lastChanged(ArchivePaths.COUNTERS))) {
            context.archive().writeCounters(counters(entries));
        }
    }

    private Counters counters(Collection<ListEntry> entries) throws IOException {
        Map<Integer, Integer> views = new TreeMap<>(context.archive().counters().views());
        views.keySet().retainAll(context.archive().pageIds()); // no list shows them
        views.putAll(viewsOfPages);
        Map<Integer, Integer> dislikes = new TreeMap<>();
        Map<Integer, Integer> collections = new TreeMap<>();
        for (ListEntry entry : entries) {
            int id = entry.id();
            ArticleCounts counts = entry.counts();
            views.put(id, counts.views());
            if (counts.dislikes() > 0) {
                dislikes.put(id, counts.dislikes());
            }
            if (counts.collections() > 0) {
                collections.put(id, counts.collections());
            }
        }
        return new Counters(views, dislikes, collections);
    }
}
