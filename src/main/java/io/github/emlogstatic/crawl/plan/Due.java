package io.github.emlogstatic.crawl.plan;

import java.util.Optional;

/**
 * The comments and likes to ask for, and why.
 *
 * @param id of the article or page
 * @param page whether it is a page
 * @param comments how many comments the blog counts, where they are to be asked for
 * @param likes how many likes the blog counts, where they are to be asked for
 * @param why in words
 */
public record Due(int id, boolean page, Optional<Integer> comments, Optional<Integer> likes, String why) {

    /** The comments of a standalone page. */
    public static Due ofPage(int id, int comments) {
        return new Due(id, true, Optional.of(comments), Optional.empty(), "page");
    }

    /** The comments of an article. */
    public static Due ofArticle(int id, int comments) {
        return new Due(id, false, Optional.of(comments), Optional.empty(), "article");
    }
}
