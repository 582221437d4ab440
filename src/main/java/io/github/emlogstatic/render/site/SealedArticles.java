package io.github.emlogstatic.render.site;

import io.github.emlogstatic.config.ContentConfig;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.model.SiteNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The articles whose pages contain an encrypted text, and what the public may know of them. */
public final class SealedArticles {

    private final Site whole;
    private final Set<Integer> ids;
    private final ContentConfig config;

    /** @param ids the protected articles that can be encrypted */
    public SealedArticles(Site whole, Set<Integer> ids, ContentConfig config) {
        this.whole = whole;
        this.ids = config.encryptsProtected() ? ids : Set.of();
        this.config = config;
    }

    public boolean include(Article article) {
        return article.needsPassword() && ids.contains(article.id());
    }

    public List<Article> all() {
        return ids.isEmpty()
                ? List.of()
                : whole.articles().stream().filter(this::include).toList();
    }

    /** The site from which lists, feeds and search are made: of these articles it has title and date, or nothing. */
    public Site shown() {
        if (all().isEmpty()) {
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
        if (!include(article)) {
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
        Set<SiteKey> tags = tags(all().stream());
        tags.removeAll(tags(listed.stream()));
        return whole.names().without(tags);
    }

    private static Set<SiteKey> tags(Stream<Article> articles) {
        return articles.flatMap(article -> article.tags().stream())
                .map(SiteKey::tag)
                .collect(Collectors.toSet());
    }
}
