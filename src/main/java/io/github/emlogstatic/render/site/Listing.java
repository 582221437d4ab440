package io.github.emlogstatic.render.site;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.SiteKey;
import java.util.List;

/**
 * A list of articles with its pages.
 *
 * @param base the file of the newest page
 * @param folder the folder of the numbered pages
 * @param heading what stands above the list
 * @param address the address of the list at the blog; empty if the blog has no such list
 * @param pinned the articles to show first on the newest page
 * @param paging all articles of the list
 */
public record Listing(
        SiteKey key,
        String base,
        String folder,
        Heading heading,
        String address,
        List<Article> pinned,
        Paging<Article> paging) {

    /**
     * What stands above a list.
     *
     * @param kind the name of the layout, and of the text that names this kind of list
     * @param title the name of the list; empty for home
     * @param description one line, or empty
     */
    public record Heading(String kind, String title, String description) {}

    public String kind() {
        return heading.kind();
    }

    public String title() {
        return heading.title();
    }

    public String description() {
        return heading.description();
    }

    /** Whether the blog has this list too. It has no lists of years. */
    public boolean isOfBlog() {
        return !address.isEmpty();
    }

    public boolean isCategory() {
        return key.kind() == SiteKey.Kind.CATEGORY;
    }

    public boolean isYear() {
        return key.kind() == SiteKey.Kind.YEAR;
    }

    public boolean isHome() {
        return key.equals(SiteKey.HOME);
    }

    /** Whether the list is the home page of the site. A standalone page may be the home page instead. */
    public boolean isFront() {
        return base.equals(Paths.HOME);
    }

    public String page(int number) {
        return folder + "/" + number + ".html";
    }

    /**
     * The file of the page with this number at the blog, which counts from the newest. The newest page if there is no
     * such page.
     */
    public String pageFromNewest(int page) {
        int number = paging.pages() - page + 1;
        return page > 1 && number >= 1 ? page(number) : base;
    }

    /**
     * The file of the page after the newest one, or empty. The last numbered page is skipped, because the newest page
     * shows all of it.
     */
    public String older() {
        return paging.pages() > 1 ? page(paging.pages() - 1) : "";
    }
}
