package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Link;
import java.util.List;
import java.util.Optional;

/**
 * The content of the blog's home page that no method of the API gives. A missing value is empty.
 *
 * @param name the heading of the theme
 * @param subtitle the line below the name
 * @param description for search engines
 * @param keywords for search engines, as written
 * @param footer the owner's HTML at the end of each page
 * @param record the record number (ICP 备案号)
 * @param favicon an upload's path or an address relative to the base, else absolute
 * @param navigation the menu with its children; addresses relative to the base
 * @param links friend links
 * @param owner the author whom the side bar of emlog's own themes shows as the owner
 * @param categoryLinks the links in the menu and in lists of categories, in the page's order
 */
public record HomePage(
        String name,
        String subtitle,
        String description,
        String keywords,
        String footer,
        String record,
        String favicon,
        List<Link> navigation,
        List<Link> links,
        Optional<Author> owner,
        List<CategoryLink> categoryLinks) {

    public HomePage {
        navigation = List.copyOf(navigation);
        links = List.copyOf(links);
        categoryLinks = List.copyOf(categoryLinks);
    }
}
