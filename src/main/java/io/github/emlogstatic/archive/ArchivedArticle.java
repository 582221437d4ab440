package io.github.emlogstatic.archive;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import java.util.Map;

/**
 * What {@code articles/ID.json} holds.
 *
 * @param article everything but the text
 * @param body the text, {@link Body#EMPTY} where it is not public
 * @param source where the text comes from: {@code detail}, {@code list}, {@code page}, {@code backup}, or
 *     empty where there is none
 * @param listed fingerprint of the description that the list gave, to notice an edit without asking for the article
 * @param extra fields of emlog's answer that this program does not know
 */
public record ArchivedArticle(Article article, Body body, String source, String listed, Map<String, Object> extra) {

    /** The {@link #source} of a text that emlog's API gave. */
    public static final String DETAIL = "detail";

    /** That of a description that the list gave, which stands for the text. */
    public static final String LIST = "list";

    /** That of a text that was read from the page that its visitors see. */
    public static final String PAGE = "page";

    /** That of a text that was made of what the author typed, as the blog's backup holds it. */
    public static final String BACKUP = "backup";
}
