package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.crawl.state.DerivedId;
import io.github.emlogstatic.emlog.page.ListLink;
import io.github.emlogstatic.emlog.page.ListLink.Kind;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.SiteKey;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;

/** Counts the known articles in each of the blog's lists. */
final class ListCounts {

    private final Map<Integer, Integer> categories = new TreeMap<>();
    private final Map<String, Integer> months = new TreeMap<>();
    private final Map<String, Integer> tags = new TreeMap<>();
    private final Function<ListLink, OptionalInt> categoryOf;

    /** @param categoryOf returns the id of the category that a link leads to */
    ListCounts(Collection<Article> articles, Function<ListLink, OptionalInt> categoryOf) {
        this.categoryOf = categoryOf;
        for (Article article : articles) {
            categories.merge(article.categoryId(), 1, Integer::sum);
            article.tags().forEach(tag -> tags.merge(tag, 1, Integer::sum));
            if (!article.date().toLocalDate().equals(LocalDate.EPOCH)) { // the epoch means that no page shows the date
                months.merge(SiteKey.month(article.date()).name(), 1, Integer::sum);
            }
        }
    }

    int count(ListLink list) {
        return switch (list.kind()) {
            case CATEGORY -> categories.getOrDefault(categoryOf.apply(list).orElse(0), 0);
            case MONTH -> months.getOrDefault(list.name(), 0);
            case TAG -> tags.getOrDefault(list.name(), 0);
        };
    }

    /** @param mode the form of the addresses */
    List<ListLink> months(UrlMode mode) {
        return months.keySet().stream()
                .map(month -> link(Kind.MONTH, new Route.Month(month).in(mode), month))
                .toList();
    }

    /** Links to the categories whose ids are emlog's own. */
    List<ListLink> categories(UrlMode mode) {
        return categories.keySet().stream()
                .filter(id -> id > 0 && !DerivedId.isDerived(id))
                .map(id -> link(Kind.CATEGORY, new Route.Category(id).in(mode), Integer.toString(id)))
                .toList();
    }

    List<ListLink> tags(UrlMode mode) {
        return tags.keySet().stream()
                .map(tag -> link(Kind.TAG, Route.Tag.named(tag).in(mode), tag))
                .toList();
    }

    private static ListLink link(Kind kind, String address, String name) {
        return new ListLink(kind, address, name, OptionalInt.empty());
    }
}
