package io.github.emlogstatic.archive;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Body;
import java.util.Map;

/**
 * The content of {@code articles/ID.json}.
 *
 * @param article everything but the text
 * @param body the text; {@link Body#EMPTY} if it is not public
 * @param source where the text comes from: {@code detail}, {@code list}, {@code page}, {@code backup}, or empty
 *     if there is none
 * @param listed a fingerprint of the description in the list, to notice an edit without asking for the article
 * @param extra fields of emlog's answer that this program does not know
 * @param settings what a backup has told; a source that does not tell them leaves them as they are
 */
public record ArchivedArticle(
        Article article, Body body, String source, String listed, Map<String, Object> extra, ArticleSettings settings) {

    /** The {@link #source} of a text from emlog's API. */
    public static final String DETAIL = "detail";

    /** The source of the best texts: emlog's own HTML with the author's source. */
    public static final String BEST = DETAIL;

    /** The source of a description from the list, which stands in for the text. */
    public static final String LIST = "list";

    /** The source of a text from the page that visitors see. */
    public static final String PAGE = "page";

    /** The source of a text that was made from the author's source in a backup of the blog. */
    public static final String BACKUP = "backup";

    /** An article without settings. */
    public ArchivedArticle(Article article, Body body, String source, String listed, Map<String, Object> extra) {
        this(article, body, source, listed, extra, ArticleSettings.NONE);
    }
}
