package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.emlog.page.WebPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Finds out which standalone page is the blog's home page, if any ({@code home_page_id}; emlog 2.1.10 has it, 2.0.0
 * not). Its form for comments contains the id. If the page takes no comments, its title must be a heading of the home
 * page, which must show no list.
 */
final class StandaloneHome {

    private StandaloneHome() {}

    /** @return the page's id; 0 if the home page is the list of articles, or a page that is not in the archive yet */
    static int id(WebPage home, Archive archive) throws IOException {
        OptionalInt told = home.id();
        if (told.isPresent()) {
            return told.getAsInt();
        }
        if (!home.list(1).articles().isEmpty()) {
            return 0;
        }
        List<Integer> pages = titled(home.headings(), archive);
        return pages.size() == 1 ? pages.get(0) : 0;
    }

    private static List<Integer> titled(Set<String> headings, Archive archive) throws IOException {
        List<Integer> pages = new ArrayList<>();
        for (int id : archive.pageIds()) {
            Optional<ArchivedPage> page = archive.page(id);
            if (page.filter(known -> headings.contains(known.page().title())).isPresent()) {
                pages.add(id);
            }
        }
        return pages;
    }
}
