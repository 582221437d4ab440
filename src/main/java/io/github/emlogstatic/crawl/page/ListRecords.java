package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.crawl.answer.ArticleAnswer;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.ListedOnly;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.Locked;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.page.ArticlePage;
import io.github.emlogstatic.emlog.page.content.KnownText;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Articles whose list told everything but the text. Their pages add the text, and the addresses of their categories.
 * Safe for several threads.
 */
public final class ListRecords implements ArticleRecords {

    private final Map<Integer, String> categoryAddresses = new ConcurrentSkipListMap<>();

    /** Addresses of categories by id, as the pages show them. */
    public Map<Integer, String> categoryAddresses() {
        return Map.copyOf(categoryAddresses);
    }

    /** The list tells which articles are protected. */
    @Override
    public Optional<ArticleAnswer> withoutPage(ArticleChange change) {
        return change.article().needsPassword() ? Optional.of(Locked.unopened(change)) : Optional.empty();
    }

    /**
     * For a new article, the list's entry stands in for the page, and it replaces an earlier entry that did so. An
     * article that was protected waits for its page, because its text may be in {@code private/}. If this night's list
     * does not show the article, its entry comes from the archive and has no description.
     */
    @Override
    public Optional<ArticleAnswer> insteadOfPage(ArticleChange change) {
        boolean toldAnew = !change.entry().description().isEmpty()
                && change.known()
                        .filter(known -> known.origin().equals(Origin.LIST))
                        .isPresent();
        return change.isNew() || toldAnew ? Optional.of(new ListedOnly(change)) : Optional.empty();
    }

    /** The list shows the excerpt, or else the whole text. */
    @Override
    public boolean changesUnseen(Body body) {
        return !body.excerpt().isEmpty();
    }

    @Override
    public KnownText knownText(ArticleChange change) {
        return KnownText.of(change.entry());
    }

    @Override
    public Optional<ArticleChange> completed(ArticleChange change, ArticlePage page, OptionalInt number) {
        ListEntry entry = change.entry();
        if (!page.labels().category().isEmpty()
                && page.labels().category().equals(entry.names().category())) {
            categoryAddresses.put(entry.article().categoryId(), page.labels().categoryAddress());
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
}
