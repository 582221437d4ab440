package io.github.emlogstatic.render.site;

import io.github.emlogstatic.config.ContentConfig;
import io.github.emlogstatic.config.ContentConfig.Protected;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.model.SiteNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Removes from a site what encrypted articles hide: everything, or everything except title and date. */
public final class EncryptedFilter {

    private final Site whole;
    private final Set<Integer> ids;
    private final ContentConfig config;

    /** @param ids the protected articles that can be encrypted */
    public EncryptedFilter(Site whole, Set<Integer> ids, ContentConfig config) {
        this.whole = whole;
        this.ids = config.protectedArticles() == Protected.ENCRYPTED ? ids : Set.of();
        this.config = config;
    }

    /** The articles whose pages contain an encrypted text. */
    public List<Article> articles() {
        return ids.isEmpty()
                ? List.of()
                : whole.articles().stream().filter(this::isEncrypted).toList();
    }

    private boolean isEncrypted(Article article) {
        return article.needsPassword() && ids.contains(article.id());
    }

    /** The site from which lists, feeds and search are made. */
    public Site site() {
        if (articles().isEmpty()) {
            return whole;
        }
        List<Article> listed = whole.articles().stream()
                .flatMap(article -> listed(article).stream())
                .toList();
        return whole.toBuilder()
                .articles(listed)
                .names(namesWithoutTagsOf(listed))
                .build();
    }

    private Optional<Article> listed(Article article) {
        if (!isEncrypted(article)) {
            return Optional.of(article);
        }
        return config.protectedTitles() ? Optional.of(titleAndDate(article)) : Optional.empty();
    }

    /** What the public may know of a protected article. */
    public static Article titleAndDate(Article article) {
        return Article.builder(article.id())
                .title(article.title())
                .date(article.date())
                .url(article.url())
                .author(article.authorId())
                .needsPassword(true)
                .build();
    }

    /** Removes tags that only encrypted articles have, because they tell something about those articles. */
    private SiteNames namesWithoutTagsOf(List<Article> listed) {
        Set<SiteKey> tags = tags(articles().stream());
        tags.removeAll(tags(listed.stream()));
        return whole.names().without(tags);
    }

    private static Set<SiteKey> tags(Stream<Article> articles) {
        return articles.flatMap(article -> article.tags().stream())
                .map(SiteKey::tag)
                .collect(Collectors.toSet());
    }
}
