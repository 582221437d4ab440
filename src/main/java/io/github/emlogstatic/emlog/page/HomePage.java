package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Link;
import java.util.List;
import java.util.Optional;

/**
 * What the blog's home page tells that no method of the API does. Empty where it does not tell.
 *
 * @param name as the theme's heading has it
 * @param subtitle the line below it
 * @param description for search engines
 * @param keywords for search engines, as written
 * @param footer HTML that the owner wrote at the end of each page
 * @param record the record number (ICP 备案号)
 * @param favicon an upload's path or an address relative to the base, else absolute
 * @param navigation the menu with its children; addresses relative to the base
 * @param links friend links
 * @param owner who the side bar says the blog is by, as emlog's own themes show it
 * @param categoryLinks links of the menu and of lists of categories, in the page's order
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
