package io.github.emlogstatic.render.view;

import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Bodies;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.output.plan.PlannedGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fingerprints of {@link PlannedGroup groups} of pages. They tell less precisely what has changed than the inputs of
 * pages do, but all of them together take less time than the inputs of a hundredth of the pages. Immutable.
 */
public final class GroupFingerprints {

    private final String frame;
    private final Map<Integer, Long> articles = new HashMap<>();

    GroupFingerprints(RenderContext context) {
        this.frame = frame(context);
        for (Article article : context.site.articles()) {
            articles.put(article.id(), of(article, context));
        }
    }

    /** What all pages share, and the names and the addresses of everything that articles are filed under. */
    private static String frame(RenderContext context) {
        Cards cards = context.cards;
        Fingerprint all = new Fingerprint();
        context.frame.inputs().values().forEach(all::add);
        for (Category category : context.site.categories()) {
            all.add(category.id()).add(cards.categoryFingerprint(category.id()));
        }
        for (Author author : context.site.authors()) {
            all.add(author.id()).add(cards.authorFingerprint(author.id()));
        }
        context.index.byAuthor().keySet().forEach(id -> all.add(id).add(cards.authorFingerprint(id)));
        context.index.byTag().keySet().forEach(tag -> all.add(tag).add(context.paths.of(SiteKey.tag(tag))));
        return all.end();
    }

    /** Everything of an article that any page shows. */
    private static long of(Article article, RenderContext context) {
        int id = article.id();
        Bodies bodies = context.site.bodies();
        Fingerprint all = new Fingerprint()
                .add(id)
                .add(context.cards.path(article))
                .add(article.title())
                .add(article.url())
                .add(article.date().toLocalDate().toEpochDay())
                .add(article.date().toLocalTime().toNanoOfDay())
                .add(article.authorId())
                .add(article.categoryId())
                .add(article.top())
                .add(article.categoryTop())
                .add(article.cover())
                .add(context.uploaded.fingerprint(article.cover()))
                .add(article.needsPassword())
                .add(bodies.articleFingerprint(id)) // and so of its summary
                .add(bodies.commentsFingerprint(id))
                .add(bodies.likesFingerprint(id))
                .add(article.tags());
        all.add(article.fields().size());
        article.fields().forEach((name, value) -> all.add(name).add(value));
        return all.value();
    }

    public Fingerprint start() {
        return new Fingerprint().add(frame);
    }

    /** Adds everything that a page may show of an article. */
    void add(Article article, Fingerprint to) {
        to.add(articles.getOrDefault(article.id(), 0L));
    }

    public void add(List<Article> list, Fingerprint to) {
        to.add(list.size());
        for (Article article : list) {
            add(article, to);
        }
    }
}
