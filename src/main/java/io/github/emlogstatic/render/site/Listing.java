package io.github.emlogstatic.render.site;

import io.github.emlogstatic.model.Article;
import java.util.List;

/**
 * A list of articles that has pages.
 *
 * @param key {@code home}, {@code sort/1}, {@code tag/C++}, {@code author/1}, {@code record/202009}, {@code record/2020}
 * @param kind the layout, and the text that says what kind of list it is
 * @param base the file of the newest page
 * @param folder the folder of the numbered pages
 * @param title the list's own name; empty for home
 * @param description a line about it, or empty
 * @param address the address at the blog, or empty where the blog has no such list
 * @param pinned shown first on the newest page
 * @param paging all of its articles
 */
public record Listing(
        String key,
        String kind,
        String base,
        String folder,
        String title,
        String description,
        String address,
        List<Article> pinned,
        Paging<Article> paging) {

    /** Whether the blog has the same list; it has none of years. */
    public boolean isOfBlog() {
        return !address.isEmpty();
    }

    public boolean isHome() {
        return key.equals("home");
    }

    /** Whether it is what the site begins with: the home list is, unless the home is a standalone page. */
    public boolean isFront() {
        return base.equals(Paths.HOME);
    }

    /** The file of numbered page K. */
    public String page(int number) {
        return folder + "/" + number + ".html";
    }

    /** The file of the page that the blog counts from the newest; the newest page where there is no such page. */
    public String pageFromNewest(int page) {
        int number = paging.pages() - page + 1;
        return page > 1 && number >= 1 ? page(number) : base;
    }

    /** The first page older than the newest one, or empty. The newest page shows all that the last numbered one has. */
    public String older() {
        return paging.pages() > 1 ? page(paging.pages() - 1) : "";
    }
}
