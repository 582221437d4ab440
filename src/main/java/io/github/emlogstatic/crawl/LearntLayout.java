package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.Selectors;
import io.github.emlogstatic.emlog.page.PageLayout;
import java.io.IOException;
import java.util.Map;

/** What runs remember of the layout of the blog's pages: where they hold their text, as {@link PageLayout#learnt} tells. */
record LearntLayout(Map<String, Integer> places) {

    private static final String FILE = "layout.json";

    static PageLayout of(Archive archive, Selectors selectors) {
        return PageLayout.of(
                selectors,
                archive.state()
                        .read(FILE, LearntLayout.class)
                        .map(LearntLayout::places)
                        .orElse(Map.of()));
    }

    /** @param before what was remembered */
    static void save(PageLayout layout, PageLayout before, Archive archive) throws IOException {
        if (!layout.learnt().equals(before.learnt())) {
            archive.state().write(FILE, new LearntLayout(layout.learnt()));
        }
    }
}
