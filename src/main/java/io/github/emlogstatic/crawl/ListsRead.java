package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * When the lists of categories, months and tags, and the sitemap, were last read. They repeat the home page's list but
 * for what that does not show: each night would be too much for them.
 */
record ListsRead(Instant at) {

    private static final String FILE = "lists.json";

    static Optional<Instant> last(Archive archive) {
        return archive.state(FILE, ListsRead.class).map(ListsRead::at);
    }

    static boolean isDue(Means means) {
        Instant due = means.now().minus(means.config().crawl().fullSweepEvery());
        return means.config().run().full()
                || means.archive().recovered()
                || last(means.archive()).filter(due::isBefore).isEmpty();
    }

    static void now(Means means) throws IOException {
        means.archive().writeState(FILE, new ListsRead(means.now()));
    }
}
