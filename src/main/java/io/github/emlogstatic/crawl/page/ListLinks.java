package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.emlog.page.ArticleList;
import io.github.emlogstatic.emlog.page.ListLink;
import io.github.emlogstatic.emlog.page.ListLink.Kind;
import io.github.emlogstatic.emlog.page.WebPage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The links to lists of articles that the blog's pages have shown so far, each list once. Safe for several threads. */
final class ListLinks {

    private final Map<String, ListLink> found = new ConcurrentSkipListMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final AtomicInteger largest = new AtomicInteger();
    private volatile boolean numbered;

    void on(WebPage page) {
        page.lists().forEach(this::add);
    }

    private void add(ListLink link) {
        found.merge(key(link), link, ListLink::better);
    }

    void addIfNew(ListLink link) {
        found.putIfAbsent(key(link), link);
    }

    /** The same list has one key under all the forms of its address. */
    private static String key(ListLink link) {
        return link.kind() + " " + (link.kind() == Kind.CATEGORY ? categoryKey(link.address()) : link.name());
    }

    private static String categoryKey(String address) {
        return Route.of(address) instanceof Route.Category category ? category.key() : address;
    }

    /** In a fixed order: categories, months, tags. */
    Collection<ListLink> all() {
        return List.copyOf(found.values());
    }

    boolean has(Kind kind) {
        return found.values().stream().anyMatch(link -> link.kind() == kind);
    }

    /** One of the two forms that every blog answers: the one that this blog writes into its links. */
    UrlMode mode() {
        boolean paths = found.values().stream().anyMatch(link -> !link.address().startsWith("?"));
        return paths ? UrlMode.FOLDER : UrlMode.DYNAMIC;
    }

    /** Notes a list page. Whether it is asked for the first time. */
    boolean isFirst(String address) {
        return asked.add(address);
    }

    /** Where the list goes on after a page of it: where a link says so, else where it may. */
    Optional<String> next(ArticleList page) {
        largest.accumulateAndGet(page.articles().size(), Math::max);
        if (page.numbered()) {
            numbered = true;
        }
        return page.numbered() || !numbered ? page.next() : Optional.empty();
    }

    /** Likewise of a list that no page of the home page's list belongs to; that has shown what a page can hold. */
    Optional<String> nextOfOther(ArticleList page) {
        boolean full = page.articles().size() >= largest.get();
        Optional<String> next = next(page);
        return page.numbered() || full ? next : Optional.empty();
    }
}
