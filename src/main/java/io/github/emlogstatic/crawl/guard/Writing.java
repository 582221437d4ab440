package io.github.emlogstatic.crawl.guard;

import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Page;

/**
 * An article or a page as the guard compares it.
 *
 * @param head title and date: a short text alone says too little
 * @param isWhole whether the body is the text itself, and not something that stands in for it
 */
public record Writing(int id, String head, Body body, boolean isWhole) {

    public static Writing of(ArchivedArticle archived) {
        return of(archived.article(), archived.body(), !archived.origin().standsIn());
    }

    public static Writing of(Article article, Body body) {
        return of(article, body, true);
    }

    private static Writing of(Article article, Body body, boolean isWhole) {
        return new Writing(article.id(), article.title() + " " + article.date(), body, isWhole);
    }

    public static Writing of(ArchivedPage archived) {
        Page page = archived.page();
        return new Writing(page.id(), page.title() + " " + page.date(), archived.body(), true);
    }

    WordRuns words() {
        return WordRuns.of(head + " " + body.content());
    }
}
