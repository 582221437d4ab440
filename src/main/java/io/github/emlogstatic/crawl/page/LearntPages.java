package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.page.content.PageLayout;
import java.io.IOException;
import java.util.Map;

/** Remembers what earlier runs learnt about the blog's pages. */
public final class LearntPages {

    private static final String LAYOUT = "layout.json";
    private static final String ENDS = "pages.json";

    private LearntPages() {}

    /** In which elements the pages contain their text ({@link PageLayout#learnt}). */
    private record Layout(Map<String, Integer> places) {}

    /** @param ends whether the pages end with {@code </html>}; a page without it was then cut off on its way */
    private record Ends(boolean ends) {}

    public static PageLayout layout(CrawlContext context) {
        return PageLayout.of(
                context.config().crawl().selectors(),
                context.archive()
                        .state()
                        .read(LAYOUT, Layout.class)
                        .map(Layout::places)
                        .orElse(Map.of()));
    }

    /** @param before what earlier runs learnt */
    public static void save(PageLayout layout, PageLayout before, Archive archive) throws IOException {
        if (!layout.learnt().equals(before.learnt())) {
            archive.state().write(LAYOUT, new Layout(layout.learnt()));
        }
    }

    /**
     * Tells the client whether pages end with {@code </html>}. A run with {@code --full} learns it again, because the theme
     * may have changed.
     */
    public static void tellEnds(EmlogClient emlog, CrawlContext context) {
        if (knowsEnds(context) && !context.isFull()) {
            emlog.expectPagesToEnd();
        }
    }

    /** Remembers that pages end with {@code </html>}, if this run saw one that does. */
    public static void saveEnds(EmlogClient emlog, CrawlContext context) throws IOException {
        if (emlog.pagesEnd() && !knowsEnds(context)) {
            context.archive().state().write(ENDS, new Ends(true));
        }
    }

    private static boolean knowsEnds(CrawlContext context) {
        return context.archive()
                .state()
                .read(ENDS, Ends.class)
                .filter(Ends::ends)
                .isPresent();
    }
}
