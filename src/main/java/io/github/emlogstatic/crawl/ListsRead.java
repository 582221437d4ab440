package io.github.emlogstatic.crawl;

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
record ListsRead(Instant at, int failures) {

    private static final String FILE = "lists.json";
    private static final int MOST_FAILURES = 3;

    static Optional<ListsRead> last(Archive archive) {
        return archive.state().read(FILE, ListsRead.class);
    }

    static boolean isDue(Means means) {
        Instant due = means.now().minus(means.config().crawl().fullSweepEvery());
        return isAsIfNew(means)
                || last(means.archive()).filter(read -> due.isBefore(read.at())).isEmpty();
    }

    /** Whether all is to be read as in the first run. */
    static boolean isAsIfNew(Means means) {
        Optional<ListsRead> last = last(means.archive());
        return means.config().run().full()
                || means.archive().recovered()
                || last.isEmpty()
                || last.get().failures() > 0 && last.get().failures() < MOST_FAILURES;
    }

    /** @param complete whether all lists could be read */
    static void now(Means means, boolean complete) throws IOException {
        int failed = last(means.archive()).map(ListsRead::failures).orElse(0);
        means.archive().state().write(FILE, new ListsRead(means.now(), complete ? 0 : failed + 1));
    }
}
