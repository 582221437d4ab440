package io.github.emlogstatic.emlog.page;

import java.util.OptionalInt;

/**
 * A link to a list of articles other than the home page's.
 *
 * @param address relative to the base
 * @param name a category's name, a month's digits ({@code 202405}), a tag
 * @param count how many articles the link says that the list has, where it does
 */
public record ListLink(Kind kind, String address, String name, OptionalInt count) {

    /** What the articles of a list have in common. */
    public enum Kind {
        CATEGORY,
        MONTH,
        TAG
    }

    /** Of two links to the same list the one that tells more. */
    public static ListLink better(ListLink one, ListLink other) {
        return one.count().isPresent() ? one : other;
    }
}
