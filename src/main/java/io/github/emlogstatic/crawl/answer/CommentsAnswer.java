package io.github.emlogstatic.crawl.answer;

import io.github.emlogstatic.crawl.state.SourceView;
import io.github.emlogstatic.emlog.article.ShownComments;

/**
 * The comments of an article or a standalone page.
 *
 * @param view how many of the comments the source sees
 * @param standsIn whether they stand in for those of a better source, which failed this time
 */
public record CommentsAnswer(ShownComments shown, SourceView view, boolean standsIn) {

    public CommentsAnswer(ShownComments shown, SourceView view) {
        this(shown, view, false);
    }

    /** Whether the source sees all comments. */
    public boolean isWhole() {
        return view instanceof SourceView.Whole;
    }
}
