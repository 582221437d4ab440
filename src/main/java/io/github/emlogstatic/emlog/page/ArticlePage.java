package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.emlog.article.ShownComments;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The content of an article's own page, in the HTML of any theme.
 *
 * @param title the heading, else what the window's title has before the blog's name; or empty
 * @param headed whether the title is a heading. Any page may show its window's title, also one that is not the blog's
 * @param date in the blog's own time zone, if the page shows it
 * @param comments the comments on this page, oldest thread first
 * @param commentPages the addresses of the further pages of comments
 */
public record ArticlePage(
        String title,
        boolean headed,
        Optional<LocalDateTime> date,
        Text text,
        Labels labels,
        Neighbours neighbours,
        ShownComments comments,
        List<String> commentPages) {

    /**
     * The text of the article.
     *
     * @param html the content
     * @param doubt why this may not be the article's text; empty if that is proven
     * @param excerpt whether the list's description is not the beginning of the text
     */
    public record Text(String html, String doubt, boolean excerpt) {}

    /**
     * Author, category and tags. A missing value is empty.
     *
     * @param author the name
     * @param authorId 0 if the page does not show it
     * @param category the name
     * @param categoryAddress relative to the base
     * @param tags in the page's order
     */
    public record Labels(String author, int authorId, String category, String categoryAddress, List<String> tags) {

        public Labels {
            tags = List.copyOf(tags);
        }
    }

    /**
     * The addresses of the neighbouring articles relative to the base, or empty.
     *
     * @param previous the next newer article
     * @param next the next older article
     */
    public record Neighbours(String previous, String next) {

        /** Returns these neighbours, completed by those of another part of the page. */
        Neighbours or(Neighbours other) {
            return new Neighbours(
                    previous.isEmpty() ? other.previous() : previous, next.isEmpty() ? other.next() : next);
        }

        /** Whether the page links to an article as its neighbour. */
        public boolean lead() {
            return Route.mayBePost(previous) || Route.mayBePost(next);
        }
    }

    public ArticlePage {
        commentPages = List.copyOf(commentPages);
    }

    /** Whether the page shows tags or neighbouring articles, which standalone pages do not have. */
    public boolean hasTagsOrNeighbours() {
        return !labels.tags().isEmpty() || neighbours.lead();
    }
}
