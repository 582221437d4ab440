package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.crawl.answer.ArticleAnswer;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.page.ArticlePage;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.emlog.page.content.KnownText;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known about articles whose pages are read. Either a list told all but the text ({@link ListRecords}), or only
 * pages tell about them ({@link PageRecords}).
 */
public sealed interface ArticleRecords permits ListRecords, PageRecords {

    /** The answer about an article whose page need not be read; empty if it must, as where lists tell little. */
    default Optional<ArticleAnswer> withoutPage(ArticleChange change) {
        return Optional.empty();
    }

    /** The answer about an article whose page cannot be read; empty if there is none. */
    default Optional<ArticleAnswer> insteadOfPage(ArticleChange change) {
        return Optional.empty();
    }

    /** Whether the article can change while its entry in the list stays the same. */
    boolean changesUnseen(Body body);

    /** What is known about the article's text before its page is read. */
    KnownText knownText(ArticleChange change);

    /** Collects the links to lists on a page, unless one list shows all articles. */
    default void saw(WebPage page) {}

    /**
     * Adds what the page tells about the article; empty if the article is not public yet.
     *
     * @param number id of the article, if the page tells it
     */
    Optional<ArticleChange> completed(ArticleChange change, ArticlePage page, OptionalInt number);

    /** Returns the article as protected, because its page asks for a password. */
    ArticleChange locked(ArticleChange change);

    /** Another address to try if the article is not found at its own. */
    String otherAddress(Article article);

    /**
     * Articles that other articles link to and that no list showed, each once; empty if one list shows all articles.
     */
    default List<ListEntry> unlisted() {
        return List.of();
    }
}
