package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.emlog.api.ShownComments;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an article's own page shows, in the HTML of whatever theme the blog wears.
 *
 * @param title the heading, or empty
 * @param content HTML
 * @param doubt why the content may not be the article's text; empty where it is proven
 * @param excerpt whether the list's description is something other than the content
 * @param date in the blog's own time zone, where the page shows it
 * @param author the name, or empty
 * @param authorId 0 where the page does not tell
 * @param category the name, or empty
 * @param categoryAddress relative to the base, or empty
 * @param tags in the page's order
 * @param likes how many, where the page tells
 * @param previous address of the newer neighbour relative to the base, or empty
 * @param next address of the older neighbour relative to the base, or empty
 * @param comments those on this page, oldest thread first
 * @param commentPages addresses of the further pages of comments
 */
public record ArticlePage(
        String title,
        String content,
        String doubt,
        boolean excerpt,
        Optional<LocalDateTime> date,
        String author,
        int authorId,
        String category,
        String categoryAddress,
        List<String> tags,
        OptionalInt likes,
        String previous,
        String next,
        ShownComments comments,
        List<String> commentPages) {

    public ArticlePage {
        tags = List.copyOf(tags);
        commentPages = List.copyOf(commentPages);
    }

    /** Whether it shows what standalone pages do not have: tags, or articles before and after it. */
    public boolean hasTagsOrNeighbours() {
        return !tags.isEmpty() || Route.mayBePost(previous) || Route.mayBePost(next);
    }
}
