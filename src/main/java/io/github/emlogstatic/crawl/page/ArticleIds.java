package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.crawl.state.DerivedId;
import io.github.emlogstatic.model.Article;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ids of articles that pages show by address. If no address tells an id, the id is derived from the address ({@link
 * DerivedId}) until the article's own page tells it.
 */
final class ArticleIds {

    private final Map<String, Integer> byAddress = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();
    private final Map<Integer, Integer> settled = new ConcurrentHashMap<>();

    /** @param known the articles in the archive */
    ArticleIds(Collection<Article> known) {
        known.forEach(article -> byAddress.put(article.url(), article.id()));
        taken.addAll(byAddress.values());
    }

    int of(String address) {
        return byAddress.computeIfAbsent(address, any -> {
            OptionalInt number = Route.post(address);
            return number.isPresent() ? number.getAsInt() : derived(address);
        });
    }

    /** Another address may have the same derived id. The archive then keeps the next one for this address. */
    private int derived(String address) {
        int id = DerivedId.of(address);
        while (!taken.add(id)) {
            id++;
        }
        return id;
    }

    /** Whether the address is known from a list, an article or the archive. */
    boolean isKnown(String address) {
        return byAddress.containsKey(address);
    }

    /** Notes which id an article has for good, after its page was read. */
    void settle(int listed, int id) {
        settled.put(listed, id);
    }

    /** Returns the id that the article has for good, as far as it is known. */
    int settled(int listed) {
        return settled.getOrDefault(listed, listed);
    }

    /** Returns the id if it is emlog's own, or 0 if it is derived. */
    static int emlogsOwn(int id) {
        return DerivedId.isDerived(id) ? 0 : id;
    }
}
