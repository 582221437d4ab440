package io.github.emlogstatic.crawl.answer;

import io.github.emlogstatic.emlog.article.ShownComments;

/**
 * The comments of an article or a standalone page.
 *
 * @param all whether the source sees all comments. A source that may see fewer removes only comments that it once saw
 */
public record CommentsAnswer(ShownComments shown, boolean all) {}
