package io.github.emlogstatic.model;

import java.util.List;

/**
 * An entry of the navigation or a friend link.
 *
 * @param title the text shown
 * @param url an absolute address, or one relative to the blog's base
 * @param description one line, or empty
 * @param children entries below it
 */
public record Link(String title, String url, String description, List<Link> children) {

    public Link {
        children = List.copyOf(children);
    }

    /** Written out, because each run compares links, and Java's own for records takes long to start. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Link link
                && title.equals(link.title)
                && url.equals(link.url)
                && description.equals(link.description)
                && children.equals(link.children);
    }

    @Override
    public int hashCode() {
        return url.hashCode();
    }
}
