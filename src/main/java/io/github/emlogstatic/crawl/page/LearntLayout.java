package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.Selectors;
import io.github.emlogstatic.emlog.page.PageLayout;
import java.io.IOException;
import java.util.Map;

/** Remembers in which elements the blog's pages contain their text ({@link PageLayout#learnt}). */
public record LearntLayout(Map<String, Integer> places) {

    private static final String FILE = "layout.json";

    public static PageLayout of(Archive archive, Selectors selectors) {
        return PageLayout.of(
                selectors,
                archive.state()
                        .read(FILE, LearntLayout.class)
                        .map(LearntLayout::places)
                        .orElse(Map.of()));
    }

    /** @param before what earlier runs learnt */
    public static void save(PageLayout layout, PageLayout before, Archive archive) throws IOException {
        if (!layout.learnt().equals(before.learnt())) {
            archive.state().write(FILE, new LearntLayout(layout.learnt()));
        }
    }
}
