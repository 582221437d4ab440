package io.github.emlogstatic.archive.record;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Page;
import java.util.Map;

/**
 * The content of {@code pages/ID.json}.
 *
 * @param page everything but the text
 * @param body the text
 * @param origin where the text comes from
 * @param extra fields of emlog's answer that this program does not know
 * @param settings as in {@link ArchivedArticle#settings()}
 */
public record ArchivedPage(Page page, Body body, Origin origin, Map<String, Object> extra, ArticleSettings settings)
        implements ArchivedText {

    @Override
    public Article article() {
        return page.asArticle();
    }

    /** The same page at another address. */
    public ArchivedPage at(String address) {
        return new ArchivedPage(page.at(address), body, origin, extra, settings);
    }

    /** The same page with another text. */
    public ArchivedPage with(Body text) {
        return new ArchivedPage(page, text, origin, extra, settings);
    }
}
