package io.github.emlogstatic.render.view;

import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.Paths;
import io.github.emlogstatic.render.site.SiteIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Lists that any page may show and every new article changes: newest articles, categories and tags with counts.
 * Immutable.
 */
public final class SiteWideLists {

    private static final int RECENT = 8;

    private final Site site;
    private final SiteIndex index;
    private final Paths paths;
    private final Cards cards;

    SiteWideLists(Site site, SiteIndex index, Paths paths, Cards cards) {
        this.site = site;
        this.index = index;
        this.paths = paths;
        this.cards = cards;
    }

    private List<Article> newest() {
        return site.articles().subList(0, Math.min(RECENT, site.articles().size()));
    }

    List<View.Card> recent(PageLocation place) {
        return cards.cards(newest(), place);
    }

    String recentFingerprint() {
        return cards.fingerprint(newest());
    }

    public List<View.CategoryNode> categories(PageLocation place) {
        return nodes(index.roots(), place);
    }

    private List<View.CategoryNode> nodes(List<Category> categories, PageLocation place) {
        return categories.stream()
                .map(category -> new View.CategoryNode(
                        category.name(),
                        place.url(paths.of(SiteKey.category(category.id()))),
                        category.description(),
                        index.inCategory(category.id()).size(),
                        nodes(index.children(category), place)))
                .toList();
    }

    public String categoriesFingerprint() {
        Fingerprint fingerprint = new Fingerprint();
        for (Category category : site.categories()) {
            fingerprint
                    .add(category.name())
                    .add(category.description())
                    .add(category.parentId())
                    .add(paths.of(SiteKey.category(category.id())))
                    .add(index.inCategory(category.id()).size());
        }
        return fingerprint.end();
    }

    /** The tags, most used first. */
    public List<View.TagCount> tags(PageLocation place) {
        int most = index.byTag().values().stream().mapToInt(List::size).max().orElse(1);
        return byUse().stream()
                .map(tag -> new View.TagCount(
                        tag.getKey(),
                        place.url(paths.of(SiteKey.tag(tag.getKey()))),
                        tag.getValue().size(),
                        weight(tag.getValue().size(), most)))
                .toList();
    }

    private List<Map.Entry<String, List<Article>>> byUse() {
        List<Map.Entry<String, List<Article>>> tags =
                new ArrayList<>(index.byTag().entrySet());
        Comparator<Map.Entry<String, List<Article>>> byCount =
                Comparator.comparingInt(tag -> -tag.getValue().size());
        tags.sort(byCount.thenComparing(Map.Entry::getKey));
        return tags;
    }

    /** The weight of a tag, 1 to 5. The scale is logarithmic, because a few tags have nearly all articles. */
    static int weight(int count, int most) {
        return most <= 1 ? 1 : 1 + (int) (4 * StrictMath.log(count) / StrictMath.log(most));
    }

    public String tagsFingerprint() {
        Fingerprint fingerprint = new Fingerprint();
        index.byTag()
                .forEach((tag, articles) ->
                        fingerprint.add(tag).add(paths.of(SiteKey.tag(tag))).add(articles.size()));
        return fingerprint.end();
    }
}
