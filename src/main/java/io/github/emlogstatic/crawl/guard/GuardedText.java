package io.github.emlogstatic.crawl.guard;

import io.github.emlogstatic.archive.record.ArchivedText;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;

/**
 * An article or a page as the guard compares it.
 *
 * @param isWhole whether the body is the text itself, and not something that stands in for it
 */
public record GuardedText(Article article, Body body, boolean isWhole) {

    public static GuardedText of(ArchivedText archived) {
        return new GuardedText(
                archived.article(), archived.body(), !archived.origin().standsIn());
    }

    public static GuardedText of(Article article, Body body) {
        return new GuardedText(article, body, true);
    }

    public int id() {
        return article.id();
    }

    /** Whether title and date both differ. An author who writes a text anew keeps one of them, most often. */
    boolean hasAnotherHead(GuardedText other) {
        return !article.title().equals(other.article.title()) && !article.date().equals(other.article.date());
    }

    WordRuns words() {
        return WordRuns.of(body.content());
    }
}
