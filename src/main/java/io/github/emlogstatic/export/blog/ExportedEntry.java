package io.github.emlogstatic.export.blog;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.SiteKey;

/**
 * What becomes one file: an article or a standalone page.
 *
 * @param article all but the text; of a page, without what only articles have
 * @param isPage whether it is a standalone page
 */
public record ExportedEntry(Article article, boolean isPage) {

    public static ExportedEntry of(Page page) {
        return new ExportedEntry(page.asArticle(), true);
    }

    public int id() {
        return article.id();
    }

    /** A unique file name that does not depend on the title. */
    public String fileName() {
        String slug = Slugs.of(article.title());
        return slug.isEmpty() ? Integer.toString(id()) : id() + "-" + slug;
    }

    public SiteKey key() {
        return isPage ? SiteKey.page(id()) : SiteKey.article(id());
    }
}
