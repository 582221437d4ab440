package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.archive.Archive;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * When parts of the blog were last read that change seldom: each night would be too much for them.
 *
 * @param failures how often in a row some of it could not be read; then the next run tries again, but not for ever
 */
public record LastRead(Instant at, int failures) {

    private static final int MOST_FAILURES = 3;

    /** Such a part of the blog. */
    public enum Part {
        /** The home page, with menu, links and icon. */
        HOME("home.json"),

        /** Lists of categories, months and tags, and the sitemap, which repeat most of the home page's list. */
        LISTS("lists.json");

        private final String file;

        Part(String file) {
            this.file = file;
        }
    }

    public static Optional<LastRead> of(Part part, Archive archive) {
        return archive.state().read(part.file, LastRead.class);
    }

    /** Whether it is time to read the part again. */
    public static boolean isDue(Part part, CrawlContext context) {
        Instant due = context.now().minus(context.config().crawl().fullSweepEvery());
        return isAsIfNew(part, context)
                || of(part, context.archive())
                        .filter(read -> due.isBefore(read.at()))
                        .isEmpty();
    }

    /** Whether all of it is to be read as in the first run. */
    public static boolean isAsIfNew(Part part, CrawlContext context) {
        Optional<LastRead> last = of(part, context.archive());
        return context.config().run().full()
                || context.archive().recovered()
                || last.isEmpty()
                || last.get().failures() > 0 && last.get().failures() < MOST_FAILURES;
    }

    /** @param complete whether all of it could be read */
    public static void now(Part part, boolean complete, CrawlContext context) throws IOException {
        int failed = of(part, context.archive()).map(LastRead::failures).orElse(0);
        context.archive().state().write(part.file, new LastRead(context.now(), complete ? 0 : failed + 1));
    }
}
