package io.github.emlogstatic.crawl.plan;

import java.util.Optional;

/**
 * The comments and likes of an article or page that are to be asked for.
 *
 * @param id id of the article or page
 * @param page whether it is a standalone page
 * @param comments how many comments the blog counts; empty if they are not asked for
 * @param likes how many likes the blog counts; empty if they are not asked for
 * @param why the reason, for a dry run
 */
public record DueDiscussion(int id, boolean page, Optional<Integer> comments, Optional<Integer> likes, String why) {

    public static DueDiscussion ofPage(int id, int comments) {
        return new DueDiscussion(id, true, Optional.of(comments), Optional.empty(), "page");
    }

    public static DueDiscussion ofArticle(int id, int comments) {
        return new DueDiscussion(id, false, Optional.of(comments), Optional.empty(), "article");
    }
}
