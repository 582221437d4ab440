package io.github.emlogstatic.emlog.api;

/**
 * The numbers that emlog counts for an article.
 *
 * @param views the number of views
 * @param comments {@code comnum}, which includes replies to hidden comments
 * @param likes {@code like_count}, 0 if the version gives none
 */
public record ArticleCounts(int views, int comments, int likes) {}
