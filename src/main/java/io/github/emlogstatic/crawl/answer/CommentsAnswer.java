package io.github.emlogstatic.crawl.answer;

import io.github.emlogstatic.crawl.state.SourceView;
import io.github.emlogstatic.emlog.article.ShownComments;

/**
 * The comments of an article or a standalone page.
 *
 * @param view how many of the comments the source sees
 */
public record CommentsAnswer(ShownComments shown, SourceView view) {

    /** Whether the source sees all comments. */
    public boolean isWhole() {
        return view instanceof SourceView.Whole;
    }
}
