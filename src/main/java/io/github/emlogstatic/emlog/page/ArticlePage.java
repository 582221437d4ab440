package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.emlog.article.ShownComments;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The content of an article's own page, in the HTML of any theme.
 *
 * @param title the heading, or empty
 * @param content HTML
 * @param doubt why the content may not be the article's text; empty if that is proven
 * @param excerpt whether the list's description is not the beginning of the content
 * @param date in the blog's own time zone, if the page shows it
 * @param author the name, or empty
 * @param authorId 0 if the page does not show it
 * @param category the name, or empty
 * @param categoryAddress relative to the base, or empty
 * @param tags in the page's order
 * @param likes the number of likes, if the page shows it
 * @param previous the address of the next newer article relative to the base, or empty
 * @param next the address of the next older article relative to the base, or empty
 * @param comments the comments on this page, oldest thread first
 * @param commentPages the addresses of the further pages of comments
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

    /** Whether the page shows tags or neighbouring articles, which standalone pages do not have. */
    public boolean hasTagsOrNeighbours() {
        return !tags.isEmpty() || Route.mayBePost(previous) || Route.mayBePost(next);
    }
}
