package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.page.ArticlePage;
import io.github.emlogstatic.emlog.page.KnownText;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.model.Article;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Articles that the API listed. Their pages add the text, and the addresses of their categories. Safe for several
 * threads.
 */
public final class ApiRecords implements ArticleRecords {

    private final Map<Integer, String> categoryAddresses = new ConcurrentSkipListMap<>();

    /** Addresses of categories by id, as the pages show them. */
    public Map<Integer, String> categoryAddresses() {
        return Map.copyOf(categoryAddresses);
    }

    @Override
    public boolean tellArticles() {
        return true;
    }

    @Override
    public KnownText knownText(ArticleChange change) {
        return KnownText.of(change.entry());
    }

    @Override
    public void saw(WebPage page) {
        // the API's list shows all articles, so links to other lists are not needed
    }

    @Override
    public Optional<ArticleChange> completed(ArticleChange change, ArticlePage page, OptionalInt number) {
        ListEntry entry = change.entry();
        if (!page.category().isEmpty() && page.category().equals(entry.categoryName())) {
            categoryAddresses.put(entry.article().categoryId(), page.categoryAddress());
        }
        return Optional.of(change);
    }

    @Override
    public ArticleChange locked(ArticleChange change) {
        return change;
    }

    @Override
    public String otherAddress(Article article) {
        return UrlMode.DYNAMIC.post(article.id());
    }

    @Override
    public List<ListEntry> unlisted() {
        return List.of();
    }
}
