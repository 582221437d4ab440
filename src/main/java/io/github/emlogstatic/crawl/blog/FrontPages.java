package io.github.emlogstatic.crawl.blog;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.page.HomePage;
import io.github.emlogstatic.emlog.page.WebPage;
import java.io.IOException;
import java.util.Optional;

/**
 * The home page, and the page that begins the list of articles where the home is a standalone page: themes show the side
 * bar, with friend links and the owner, beside lists only.
 *
 * @param list empty if the home page is that list
 */
record FrontPages(WebPage home, Optional<WebPage> list) {

    static FrontPages read(EmlogClient emlog, Archive archive) throws IOException {
        WebPage home = emlog.page("");
        boolean standalone = home.jump().isEmpty() && StandaloneHome.id(home, archive) > 0;
        return new FrontPages(home, standalone ? list(emlog) : Optional.empty());
    }

    /** Empty if it cannot be read, as on a server without rules for rewriting: the home page tells most by itself. */
    private static Optional<WebPage> list(EmlogClient emlog) {
        try {
            return Optional.of(emlog.page("posts"));
        } catch (EmlogException e) {
            return Optional.empty();
        }
    }

    /** What they tell of the blog; empty if the home page leads elsewhere. */
    Optional<HomePage> told() {
        return home.jump().isPresent()
                ? Optional.empty()
                : Optional.of(
                        list.map(page -> home.home().besideListOf(page.home())).orElseGet(home::home));
    }
}
