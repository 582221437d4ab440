package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.BlogProfile;
import io.github.emlogstatic.model.Link;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The content of the blog's home page that no method of the API gives. A missing value is empty.
 *
 * @param name the heading of the theme
 * @param subtitle the line below the name
 * @param profile what the page says about the blog, without {@code homePage}
 * @param navigation the menu with its children; addresses relative to the base
 * @param links friend links
 * @param owner the author whom the side bar of emlog's own themes shows as the owner
 * @param categoryLinks the links in the menu and in lists of categories, in the page's order; after those of this page
 *     come those of the list of articles
 */
public record HomePage(
        String name,
        String subtitle,
        BlogProfile profile,
        List<Link> navigation,
        List<Link> links,
        Optional<Author> owner,
        List<CategoryLink> categoryLinks) {

    public HomePage {
        navigation = List.copyOf(navigation);
        links = List.copyOf(links);
        categoryLinks = List.copyOf(categoryLinks);
    }

    /** This page, with what the side bar of the list of articles shows and this page does not. */
    public HomePage besideListOf(HomePage list) {
        return new HomePage(
                name,
                subtitle,
                profile,
                navigation,
                links.isEmpty() ? list.links : links,
                owner.or(list::owner),
                Stream.concat(categoryLinks.stream(), list.categoryLinks.stream())
                        .toList());
    }

    /** This page, with those friend links if it shows none. */
    public HomePage orWithLinks(List<Link> known) {
        return new HomePage(name, subtitle, profile, navigation, links.isEmpty() ? known : links, owner, categoryLinks);
    }
}
