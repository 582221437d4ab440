package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.emlog.EmlogClient;
import java.io.IOException;

/**
 * Whether the blog's pages end with {@code </html>}, as earlier runs have seen it: then one that does not was cut off on
 * its way.
 */
public record PageEnds(boolean ends) {

    private static final String FILE = "pages.json";

    /** Asked for everything, the run learns anew: the blog may have another theme. */
    public static void tell(EmlogClient emlog, CrawlContext context) {
        if (known(context) && !context.config().run().full()) {
            emlog.expectPagesToEnd();
        }
    }

    /** Remembers it, when a page has shown it. */
    public static void learn(EmlogClient emlog, CrawlContext context) throws IOException {
        if (emlog.pagesEnd() && !known(context)) {
            context.archive().state().write(FILE, new PageEnds(true));
        }
    }

    private static boolean known(CrawlContext context) {
        return context.archive()
                .state()
                .read(FILE, PageEnds.class)
                .filter(PageEnds::ends)
                .isPresent();
    }
}
