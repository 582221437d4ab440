package io.github.emlogstatic.emlog.article;

/**
 * The numbers that emlog counts for an article.
 *
 * @param views the number of views
 * @param comments {@code comnum}, which includes replies to hidden comments
 * @param likes {@code like_count}, 0 if the version gives none
 * @param dislikes since emlog 2.6.17
 * @param collections how many users have collected it, since emlog 2.6.18
 */
public record ArticleCounts(int views, int comments, int likes, int dislikes, int collections) {

    /** Nothing but these two is known. */
    public static ArticleCounts of(int comments, int likes) {
        return new ArticleCounts(0, comments, likes, 0, 0);
    }
}
