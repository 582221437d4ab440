package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.state.CrawlContext;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * When a part of the blog was last read. Such a part changes seldom, so not every run reads it.
 *
 * @param failures how many times in a row the part could not be read completely. The next run tries again, up to a
 *     limit
 */
public record LastRead(Instant at, int failures) {

    private static final int MOST_FAILURES = 3;

    /** A part of the blog that changes seldom. */
    public enum Part {
        /** The home page, with menu, links and icon. */
        HOME("home.json"),

        /** The lists of categories, months and tags and the sitemap. They mostly repeat the home page's list. */
        LISTS("lists.json");

        private final String file;

        Part(String file) {
            this.file = file;
        }
    }

    static Optional<LastRead> of(Part part, Archive archive) {
        return archive.state().read(part.file, LastRead.class);
    }

    public static boolean isDue(Part part, CrawlContext context) {
        return isAsIfNew(part, context)
                || of(part, context.archive())
                        .map(read -> context.isSweepDue(read.at()))
                        .orElse(true);
    }

    /** Whether the part must be read as thoroughly as in the first run. */
    static boolean isAsIfNew(Part part, CrawlContext context) {
        Optional<LastRead> last = of(part, context.archive());
        return context.isFull()
                || context.archive().recovered()
                || last.isEmpty()
                || last.get().failures() > 0 && last.get().failures() < MOST_FAILURES;
    }

    /** @param complete whether the whole part could be read */
    public static void now(Part part, boolean complete, CrawlContext context) throws IOException {
        int failed = of(part, context.archive()).map(LastRead::failures).orElse(0);
        context.archive().state().write(part.file, new LastRead(context.now(), complete ? 0 : failed + 1));
    }

    /** Lets the next run read the part again. */
    public static void again(Part part, CrawlContext context) throws IOException {
        context.archive().state().write(part.file, new LastRead(context.now(), 1));
    }
}
