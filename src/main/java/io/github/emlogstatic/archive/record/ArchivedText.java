package io.github.emlogstatic.archive.record;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Body;
import java.util.Map;

/** An article or a standalone page, as its file in the archive holds it. */
public sealed interface ArchivedText permits ArchivedArticle, ArchivedPage {

    /** Everything but the text; of a page, without what only articles have. */
    Article article();

    Body body();

    Origin origin();

    Map<String, Object> extra();

    ArticleSettings settings();
}
