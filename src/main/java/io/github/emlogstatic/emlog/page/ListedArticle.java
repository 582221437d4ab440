package io.github.emlogstatic.emlog.page;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An article on a list page or in the feed, for a blog whose API gives no list.
 *
 * @param address relative to the base
 * @param title unescaped; a theme may have shortened it
 * @param description HTML: the text, its beginning, or an excerpt, as the theme shows it; may be empty
 * @param date in the blog's own time zone, as precise as it is shown
 * @param comments the number of comments, if the list shows it
 * @param top whether the article is pinned on the home list
 * @param categoryTop whether the article is pinned in its category
 * @param labels category, tags and cover, if the list shows them
 */
public record ListedArticle(
        String address,
        String title,
        String description,
        Optional<LocalDateTime> date,
        OptionalInt comments,
        boolean top,
        boolean categoryTop,
        ListedLabels labels) {

    /** An article of which only the address is known. */
    public static ListedArticle at(String address) {
        return new ListedArticle(
                address, "", "", Optional.empty(), OptionalInt.empty(), false, false, ListedLabels.NONE);
    }
}
