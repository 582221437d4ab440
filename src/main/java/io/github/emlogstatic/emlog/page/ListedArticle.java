package io.github.emlogstatic.emlog.page;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a list page or the feed shows of an article, where the blog has no API that lists it.
 *
 * @param address relative to the base
 * @param title unescaped; a theme may have cut it short
 * @param description HTML: the text, its beginning, or an excerpt, as the theme shows it; may be empty
 * @param date in the blog's own time zone, as precise as it is shown
 * @param comments how many the list counts, where it does
 * @param top whether it is marked as pinned on the home list
 * @param categoryTop whether it is marked as pinned in its category
 * @param labels category, tags and cover, where the list shows them
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

    /** An article of which nothing but its address is known. */
    public static ListedArticle at(String address) {
        return new ListedArticle(
                address, "", "", Optional.empty(), OptionalInt.empty(), false, false, ListedLabels.NONE);
    }
}
