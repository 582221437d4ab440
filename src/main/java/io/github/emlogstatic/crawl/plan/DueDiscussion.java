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
public record DueDiscussion(int id, boolean page, Optional<Integer> comments, Optional<Integer> likes, String why) {

    /** The comments of a standalone page. */
    public static DueDiscussion ofPage(int id, int comments) {
        return new DueDiscussion(id, true, Optional.of(comments), Optional.empty(), "page");
    }

    /** The comments of an article. */
    public static DueDiscussion ofArticle(int id, int comments) {
        return new DueDiscussion(id, false, Optional.of(comments), Optional.empty(), "article");
    }
}
