package io.github.emlogstatic.crawl.state;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** When the home page was last read. Menu and links change seldom: a request each night would be too much for them. */
public record HomeRead(Instant at) {

    private static final String FILE = "home.json";

    public static boolean isDue(CrawlContext context) throws IOException {
        return context.archive().blog().isEmpty() || isLongAgo(context);
    }

    /** Whether it is time to look at all that it leads to, too. */
    public static boolean isLongAgo(CrawlContext context) {
        Optional<Instant> read =
                context.archive().state().read(FILE, HomeRead.class).map(HomeRead::at);
        Instant due = context.now().minus(context.config().crawl().fullSweepEvery());
        return context.config().run().full() || read.filter(due::isBefore).isEmpty();
    }

    public static void now(CrawlContext context) throws IOException {
        context.archive().state().write(FILE, new HomeRead(context.now()));
    }
}
