package io.github.emlogstatic.archive.record;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Body;
import java.util.Map;

/**
 * The content of {@code articles/ID.json}.
 *
 * @param article everything but the text
 * @param body the text; {@link Body#EMPTY} if it is not public
 * @param origin where the text comes from
 * @param listed a fingerprint of the description in the list, to notice an edit without asking for the article
 * @param extra fields of emlog's answer that this program does not know
 * @param settings what a backup has told; a source that does not tell them leaves them as they are
 */
public record ArchivedArticle(
        Article article, Body body, Origin origin, String listed, Map<String, Object> extra, ArticleSettings settings)
        implements ArchivedText {

    /** An article without settings. */
    public ArchivedArticle(Article article, Body body, Origin origin, String listed, Map<String, Object> extra) {
        this(article, body, origin, listed, extra, ArticleSettings.NONE);
    }

    /** Whether it has a text, and is not only the notice of a protected article. */
    public boolean hasText() {
        return !body.equals(Body.EMPTY);
    }
}
