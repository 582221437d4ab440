package io.github.emlogstatic.render.page;

import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.view.RenderContext;
import io.github.emlogstatic.render.view.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Series of articles. A series is a tag that the configuration names. Parts are counted from the oldest, so that a part
 * keeps its number when another one is added.
 */
final class Series {

    private final RenderContext context;
    private final Map<String, List<Article>> articles = new HashMap<>();

    Series(RenderContext context) {
        this.context = context;
        for (String tag : context.config.site().series()) {
            List<Article> oldestFirst = new ArrayList<>(context.index.byTag().getOrDefault(tag, List.of()));
            Collections.reverse(oldestFirst);
            articles.put(tag, oldestFirst);
        }
    }

    /**
     * An article of a series.
     *
     * @param number counted from 1
     */
    private record Part(String tag, int number, Optional<Article> previous, Optional<Article> next) {}

    private List<Part> of(Article article) {
        return context.config.site().series().stream()
                .filter(article.tags()::contains)
                .map(tag -> part(tag, article))
                .toList();
    }

    private Part part(String tag, Article article) {
        List<Article> all = articles.getOrDefault(tag, List.of());
        int at = all.indexOf(article);
        return new Part(
                tag,
                at + 1,
                at > 0 ? Optional.of(all.get(at - 1)) : Optional.empty(),
                at + 1 < all.size() ? Optional.of(all.get(at + 1)) : Optional.empty());
    }

    List<View.SeriesView> view(Article article, PageLocation place) {
        return of(article).stream().map(part -> view(part, place)).toList();
    }

    private View.SeriesView view(Part part, PageLocation place) {
        return new View.SeriesView(
                part.tag,
                place.url(context.paths.of(SiteKey.tag(part.tag))),
                part.number,
                parts(part.tag, place),
                card(part.previous, place),
                card(part.next, place));
    }

    private List<View.Ref> parts(String tag, PageLocation place) {
        return articles.getOrDefault(tag, List.of()).stream()
                .map(article -> new View.Ref(article.title(), place.url(context.cards.path(article))))
                .toList();
    }

    private View.@Nullable Card card(Optional<Article> article, PageLocation place) {
        return article.map(there -> context.cards.card(there, place)).orElse(null);
    }

    String fingerprint(Article article) {
        Fingerprint fingerprint = new Fingerprint();
        for (Part part : of(article)) {
            fingerprint
                    .add(part.tag)
                    .add(part.number)
                    .add(part.previous.map(context.cards::fingerprint).orElse(""))
                    .add(part.next.map(context.cards::fingerprint).orElse(""));
            for (Article other : articles.getOrDefault(part.tag, List.of())) {
                fingerprint.add(other.title()).add(context.cards.path(other));
            }
        }
        return fingerprint.end();
    }
}
