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
}
