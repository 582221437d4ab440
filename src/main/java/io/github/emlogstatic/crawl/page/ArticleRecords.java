package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.emlog.api.ListEntry;
import io.github.emlogstatic.emlog.page.ArticlePage;
import io.github.emlogstatic.emlog.page.KnownText;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.model.Article;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What is known of the articles whose pages are read: either the API has listed them, or pages alone tell of them. */
public sealed interface ArticleRecords permits ApiRecords, PageRecords {

    /** Whether a listed entry tells enough to stand for its article, and whether that is protected. */
    boolean tellArticles();

    /** What is known of the article's text before its page is read. */
    KnownText knownText(ArticleChange change);

    /** Notes what else a page shows. */
    void saw(WebPage page);

    /**
     * The article with what its page tells; empty where it is not public yet.
     *
     * @param number of the article, where the page tells it
     */
    Optional<ArticleChange> completed(ArticleChange change, ArticlePage page, OptionalInt number);

    /** The article, when its page has asked for a password. */
    ArticleChange locked(ArticleChange change);

    /** Where else the article may be, when it is not at its own address. */
    String otherAddress(Article article);

    /** Articles that others lead to, and no list has shown; each is told once. */
    List<ListEntry> unlisted();
}
