package io.github.emlogstatic.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the navigation or a friend link.
 *
 * @param title the text shown
 * @param url an absolute address, or one relative to the blog's base
 * @param description one line, or empty
 * @param children entries below it
 * @param newTab whether the blog opens it in a new tab
 * @param icon an upload's path, an absolute address elsewhere, or empty
 */
public record Link(String title, String url, String description, List<Link> children, Boolean newTab, String icon) {

    /**
     * @param newTab may be null, as in archives of earlier versions
     * @param icon likewise
     */
    public Link(
            String title,
            String url,
            String description,
            List<Link> children,
            @Nullable Boolean newTab,
            @Nullable String icon) {
        this.title = title;
        this.url = url;
        this.description = description;
        this.children = List.copyOf(children);
        this.newTab = newTab != null && newTab;
        this.icon = icon == null ? "" : icon;
    }

    public Link(String title, String url, String description, List<Link> children) {
        this(title, url, description, children, false, "");
    }

    /** A link without a description and an icon. */
    public static Link to(String title, String url, Link... children) {
        return new Link(title, url, "", List.of(children));
    }

    /** Returns this entry without those below it. */
    public Link withoutChildren() {
        return new Link(title, url, description, List.of(), newTab, icon);
    }

    /** Written out, because each run compares links, and Java's own for records takes long to start. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Link link
                && title.equals(link.title)
                && url.equals(link.url)
                && description.equals(link.description)
                && children.equals(link.children)
                && newTab.equals(link.newTab)
                && icon.equals(link.icon);
    }

    @Override
    public int hashCode() {
        return url.hashCode();
    }
}
