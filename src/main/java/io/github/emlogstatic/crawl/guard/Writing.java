package io.github.emlogstatic.crawl.guard;

import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Page;
import java.time.LocalDateTime;

/**
 * An article or a page as the guard compares it.
 *
 * @param isWhole whether the body is the text itself, and not something that stands in for it
 */
public record Writing(int id, String title, LocalDateTime date, Body body, boolean isWhole) {

    public static Writing of(ArchivedArticle archived) {
        return of(archived.article(), archived.body(), !archived.origin().standsIn());
    }

    public static Writing of(Article article, Body body) {
        return of(article, body, true);
    }

    private static Writing of(Article article, Body body, boolean isWhole) {
        return new Writing(article.id(), article.title(), article.date(), body, isWhole);
    }

    public static Writing of(ArchivedPage archived) {
        Page page = archived.page();
        return new Writing(page.id(), page.title(), page.date(), archived.body(), true);
    }

    /** Whether title and date both differ. An author who writes a text anew keeps one of them, most often. */
    boolean hasAnotherHead(Writing other) {
        return !title.equals(other.title) && !date.equals(other.date);
    }

    WordRuns words() {
        return WordRuns.of(body.content());
    }
}
