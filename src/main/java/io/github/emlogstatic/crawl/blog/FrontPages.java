package io.github.emlogstatic.crawl.blog;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.page.ArticleList;
import io.github.emlogstatic.emlog.page.HomePage;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.model.Link;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The home page, and the page that begins the list of articles where the home is a standalone page: themes show the side
 * bar, with friend links and the owner, beside lists only.
 *
 * @param list empty if the home page is that list, or if that could not be read
 * @param told what they tell of the blog; empty if the home page leads elsewhere
 */
record FrontPages(WebPage home, Optional<WebPage> list, Optional<HomePage> told) {

    /**
     * @param names the names of the blog, as far as they are known
     * @param known the friend links of the archive, which stay if the list that would show them cannot be read
     */
    static FrontPages read(EmlogClient emlog, Archive archive, List<String> names, List<Link> known)
            throws IOException {
        WebPage home = emlog.page("");
        if (home.jump().isPresent()) {
            return new FrontPages(home, Optional.empty(), Optional.empty());
        }
        HomePage itself = home.home();
        if (StandaloneHome.id(home, archive) == 0) {
            return new FrontPages(home, Optional.empty(), Optional.of(itself));
        }
        Optional<WebPage> list = list(emlog).filter(page -> page.identity().isOfBlog(names));
        HomePage told = list.map(page -> itself.besideListOf(page.home())).orElseGet(() -> itself.orWithLinks(known));
        return new FrontPages(home, list, Optional.of(told));
    }

    /** Empty if it cannot be read, as on a server without rules for rewriting: the home page tells most by itself. */
    private static Optional<WebPage> list(EmlogClient emlog) {
        try {
            return Optional.of(emlog.page(ArticleList.ADDRESS));
        } catch (EmlogException e) {
            return Optional.empty();
        }
    }
}
