package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.EmlogClient;
import java.io.IOException;

/** Remembers whether the blog's pages end with {@code </html>}. If so, a page without it was cut off on its way. */
public record PageEnds(boolean ends) {

    private static final String FILE = "pages.json";

    /**
     * Tells the client what earlier runs learnt. A run with {@code --full} learns it again, because the theme may have
     * changed.
     */
    public static void tell(EmlogClient emlog, CrawlContext context) {
        if (known(context) && !context.config().run().full()) {
            emlog.expectPagesToEnd();
        }
    }

    /** Remembers it if this run saw such a page. */
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
