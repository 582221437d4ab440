package io.github.emlogstatic.content.rewrite;

import java.util.List;

/**
 * An entry of a table of contents.
 *
 * @param id the anchor, without {@code #}
 * @param title plain text
 * @param level 2 to 6
 * @param children the entries below it
 */
public record Heading(String id, String title, int level, List<Heading> children) {

    public Heading {
        children = List.copyOf(children);
    }
}
