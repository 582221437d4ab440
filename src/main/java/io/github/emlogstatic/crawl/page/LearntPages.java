package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.Selectors;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.page.content.PageLayout;
import io.github.emlogstatic.files.Hash;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers what earlier runs learnt about the blog's pages. */
public final class LearntPages {

    private static final String LAYOUT = "layout.json";
    private static final String ENDS = "pages.json";

    private LearntPages() {}

    /**
     * In which elements the pages contain their text ({@link PageLayout#learnt}).
     *
     * @param selectors stands for the configured selectors
     */
    private record Layout(
            Map<String, Integer> places, @Nullable String selectors) {

        static Layout of(PageLayout pages) {
            String selectors = pages.selectors().equals(Selectors.NONE)
                    ? ""
                    : Hash.fingerprint(pages.selectors().toString());
            return new Layout(pages.learnt(), selectors);
        }
    }

    /** @param ends whether the pages end with {@code </html>}; a page without it was then cut off on its way */
    private record Ends(boolean ends) {}

    public static PageLayout layout(CrawlContext context) {
        return PageLayout.of(
                context.config().crawl().selectors(),
                read(context.archive()).map(Layout::places).orElse(Map.of()));
    }

    private static Optional<Layout> read(Archive archive) {
        return archive.state().read(LAYOUT, Layout.class);
    }

    /** Whether earlier runs read the pages with other selectors. If the state was lost, nobody knows. */
    public static boolean selectorsHaveChanged(PageLayout layout, Archive archive) {
        String now = Layout.of(layout).selectors();
        return read(archive)
                .filter(known ->
                        !Objects.requireNonNullElse(known.selectors(), "").equals(now))
                .isPresent();
    }

    public static void save(PageLayout layout, Archive archive) throws IOException {
        archive.state().write(LAYOUT, Layout.of(layout));
    }

    /**
     * Tells the client whether pages end with {@code </html>}. A run with {@code --full} learns it again, because the theme
     * may have changed.
     */
    public static void tellEnds(EmlogClient emlog, CrawlContext context) {
        if (knowsEnds(context) && !context.config().run().full()) {
            emlog.expectPagesToEnd();
        }
    }

    /** Remembers that pages end so, if this run saw one that does. */
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
