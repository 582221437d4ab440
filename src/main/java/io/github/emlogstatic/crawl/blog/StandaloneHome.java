package io.github.emlogstatic.crawl.blog;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.model.Page;
import java.io.IOException;
import java.util.List;
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
        Set<String> headings = home.identity().headings();
        List<Page> titled = archive.pages().stream()
                .filter(page -> headings.contains(page.title()))
                .toList();
        return titled.size() == 1 ? titled.get(0).id() : 0;
    }
}
