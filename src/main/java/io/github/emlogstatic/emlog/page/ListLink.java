package io.github.emlogstatic.emlog.page;

import java.util.OptionalInt;

/**
 * A link to a list of articles other than that of the home page.
 *
 * @param address relative to the base
 * @param name a category's name, a month's digits ({@code 202405}), or a tag
 * @param count the number of articles in the list, if the link shows it
 */
public record ListLink(Kind kind, String address, String name, OptionalInt count) {

    /** What the articles of a list have in common. */
    public enum Kind {
        CATEGORY,
        MONTH,
        TAG
    }

    /** Chooses from two links to the same list the one that shows the number of articles. */
    public static ListLink better(ListLink one, ListLink other) {
        return one.count().isPresent() ? one : other;
    }
}
