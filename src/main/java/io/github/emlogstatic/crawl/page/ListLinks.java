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

/** The links to lists of articles that pages have shown so far, each list once. Safe for several threads. */
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

    /** A key that is the same for all addresses of a list. */
    private static String key(ListLink link) {
        return link.kind() + " " + (link.kind() == Kind.CATEGORY ? categoryKey(link.address()) : link.name());
    }

    private static String categoryKey(String address) {
        return Route.of(address) instanceof Route.Category category ? category.key() : address;
    }

    /** All links: categories, then months, then tags. */
    Collection<ListLink> all() {
        return List.copyOf(found.values());
    }

    boolean has(Kind kind) {
        return found.values().stream().anyMatch(link -> link.kind() == kind);
    }

    /** The form of addresses that this blog uses in its links. Every blog answers both forms. */
    UrlMode mode() {
        boolean paths = found.values().stream().anyMatch(link -> !link.address().startsWith("?"));
        return paths ? UrlMode.FOLDER : UrlMode.DYNAMIC;
    }

    /** Notes that a list page is asked for. Returns whether it was not asked for before. */
    boolean noteAsked(String address) {
        return asked.add(address);
    }

    /** The next page of the home page's list: as a link says, or a guess if no page of the blog has such links. */
    Optional<String> next(ArticleList page) {
        largest.accumulateAndGet(page.articles().size(), Math::max);
        if (page.numbered()) {
            numbered = true;
        }
        return page.numbered() || !numbered ? page.next() : Optional.empty();
    }

    /**
     * The next page of another list. Without a link, only a page as full as the largest known one is followed by
     * another.
     */
    Optional<String> nextOfOther(ArticleList page) {
        boolean full = page.articles().size() >= largest.get();
        Optional<String> next = next(page);
        return page.numbered() || full ? next : Optional.empty();
    }
}
