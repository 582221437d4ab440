package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.archive.Archive;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * When the lists of categories, months and tags, and the sitemap, were last read. They repeat the home page's list but
 * for what that does not show: each night would be too much for them.
 *
 * @param failures how often in a row some list could not be read; then it is tried again in the next run, but not for ever
 */
public record ListsRead(Instant at, int failures) {

    private static final String FILE = "lists.json";
    private static final int MOST_FAILURES = 3;

    public static Optional<ListsRead> last(Archive archive) {
        return archive.state().read(FILE, ListsRead.class);
    }

    public static boolean isDue(CrawlContext context) {
        Instant due = context.now().minus(context.config().crawl().fullSweepEvery());
        return isAsIfNew(context)
                || last(context.archive())
                        .filter(read -> due.isBefore(read.at()))
                        .isEmpty();
    }

    /** Whether all is to be read as in the first run. */
    public static boolean isAsIfNew(CrawlContext context) {
        Optional<ListsRead> last = last(context.archive());
        return context.config().run().full()
                || context.archive().recovered()
                || last.isEmpty()
                || last.get().failures() > 0 && last.get().failures() < MOST_FAILURES;
    }

    /** @param complete whether all lists could be read */
    public static void now(CrawlContext context, boolean complete) throws IOException {
        int failed = last(context.archive()).map(ListsRead::failures).orElse(0);
        context.archive().state().write(FILE, new ListsRead(context.now(), complete ? 0 : failed + 1));
    }
}
