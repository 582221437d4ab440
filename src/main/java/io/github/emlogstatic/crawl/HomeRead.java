package io.github.emlogstatic.crawl;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** When the home page was last read. Menu and links change seldom: a request each night would be too much for them. */
record HomeRead(Instant at) {

    private static final String FILE = "home.json";

    /** Where no API lists the articles, the home page does, and is read in each run. */
    static boolean isDue(Means means) throws IOException {
        return !means.emlog().listsArticles() || means.archive().blog().isEmpty() || isLongAgo(means);
    }

    /** Whether it is time to look at all that it leads to, too. */
    static boolean isLongAgo(Means means) {
        Optional<Instant> read =
                means.archive().state().read(FILE, HomeRead.class).map(HomeRead::at);
        Instant due = means.now().minus(means.config().crawl().fullSweepEvery());
        return means.config().run().full() || read.filter(due::isBefore).isEmpty();
    }

    static void now(Means means) throws IOException {
        means.archive().state().write(FILE, new HomeRead(means.now()));
    }
}
