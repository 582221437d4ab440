package io.github.emlogstatic.crawl.list;

import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.plan.ChangeDetector;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.run.Plural;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads the API's list of articles, and rejects entries of another blog. */
public final class ApiListing {

    private final EmlogClient emlog;
    private final CrawlContext context;
    private final ChangeDetector changes;
    private final OptionalInt total;
    private @Nullable SweepState state;

    /** @param total the number of articles, if the blog tells it */
    public ApiListing(EmlogClient emlog, CrawlContext context, ChangeDetector changes, OptionalInt total) {
        this.emlog = emlog;
        this.context = context;
        this.changes = changes;
        this.total = total;
    }

    /**
     * Reads the newest articles and a share of the others, or all.
     *
     * @param whole whether to read the list to its end in any case
     */
    public ListingResult read(boolean whole) throws EmlogException {
        Sweep sweep = new Sweep(emlog, context, changes);
        ListingResult listing = sweep.read(total, whole);
        state = sweep.state(listing.complete());
        return listing.entries().values().stream().anyMatch(this::hasMoved) ? withoutStrangers(listing) : listing;
    }

    /** Whether the entry has another blog's address, although the article had one of this blog's. */
    private boolean hasMoved(ListEntry entry) {
        return !entry.isKnown()
                && isElsewhere(entry.article())
                && changes.change(entry)
                        .known()
                        .filter(known -> !isElsewhere(known.article()))
                        .isPresent();
    }

    private static boolean isElsewhere(Article article) {
        return article.url().regionMatches(true, 0, "http", 0, 4)
                && article.url().contains("://");
    }

    private ListingResult withoutStrangers(ListingResult listing) {
        Map<Integer, ListEntry> own = new LinkedHashMap<>(listing.entries());
        own.values().removeIf(entry -> isElsewhere(entry.article()));
        context.problems()
                .missed(
                        "the list shows articles of another blog",
                        emlog.base(),
                        Plural.of(listing.entries().size() - own.size(), "article that is not", "articles that are not")
                                + " below the blog's address; what the archive has stays. If the blog has"
                                + " moved, add its other address to blog.aliases");
        return ListingResult.part(own);
    }

    /** Writes what the next run must know of this one. Does nothing if the list was not read. */
    public void save() throws IOException {
        if (state != null) {
            state.save(context.archive());
        }
    }
}
