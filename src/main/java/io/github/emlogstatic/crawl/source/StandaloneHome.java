package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchivedPage;
import io.github.emlogstatic.emlog.page.WebPage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells which standalone page a blog's home is, if it is one ({@code home_page_id}; emlog 2.0.0 has none, 2.1.10 has):
 * its form for comments says so, which no list has; and where the page takes no comments, its title does, if the home
 * shows no list and one page alone has a title that stands there as a heading.
 */
final class StandaloneHome {

    private StandaloneHome() {}

    /** @return the page's id; 0 where the home is the list of articles, or a page that the archive does not know yet */
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
        Stream.Builder<Integer> pages = Stream.builder();
        for (int id : archive.pageIds()) {
            Optional<ArchivedPage> page = archive.page(id);
            if (page.filter(known -> headings.contains(known.page().title())).isPresent()) {
                pages.add(id);
            }
        }
        return pages.build().toList();
    }
}
