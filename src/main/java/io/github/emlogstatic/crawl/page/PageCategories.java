package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.crawl.state.DerivedId;
import io.github.emlogstatic.emlog.page.CategoryLink;
import io.github.emlogstatic.emlog.page.ListLink;
import io.github.emlogstatic.model.Category;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The categories that pages show by name and address. If no address tells an id, the id is derived from the name ({@link
 * DerivedId}). Safe for several threads.
 */
final class PageCategories {

    private final Map<String, Integer> idsByName = new ConcurrentHashMap<>();
    private final Map<Integer, String> knownNames;

    /**
     * The shown name of each category. If pages show several, the first in alphabetical order, so that the result is
     * the same in every run: a cache may have kept an old name.
     */
    private final Map<Integer, String> shownNames = new ConcurrentHashMap<>();

    private final Map<String, CategoryLink> linksByName = new ConcurrentSkipListMap<>();
    private final Set<String> homeAddresses;

    /**
     * @param known the categories in the archive
     * @param onHome links to categories, and perhaps to other lists, on the home page
     */
    PageCategories(Collection<Category> known, List<CategoryLink> onHome) {
        known.forEach(category -> idsByName.put(category.name(), category.id()));
        this.knownNames = known.stream().collect(Collectors.toMap(Category::id, Category::name, (one, other) -> one));
        this.homeAddresses = onHome.stream().map(CategoryLink::address).collect(Collectors.toUnmodifiableSet());
    }

    Set<String> homeAddresses() {
        return homeAddresses;
    }

    /** Returns the id of a category; -1 if the name is empty. */
    int id(String name, String address) {
        if (name.isEmpty()) {
            return -1;
        }
        int id = idOf(name, address);
        shownNames.merge(id, name, BinaryOperator.minBy(Comparator.naturalOrder()));
        return id;
    }

    private int idOf(String name, String address) {
        OptionalInt number = Route.category(address);
        if (number.isPresent()) {
            idsByName.put(name, number.getAsInt());
            return number.getAsInt();
        }
        linksByName.putIfAbsent(name, new CategoryLink(name, address, "", Segments.parent(address)));
        return idsByName.computeIfAbsent(name, DerivedId::of);
    }

    /** The id of the category that a link leads to, if known. */
    OptionalInt idOf(ListLink link) {
        OptionalInt number = Route.category(link.address());
        Integer named = idsByName.get(link.name());
        return number.isPresent() || named == null ? number : OptionalInt.of(named);
    }

    /** The name of a category, or empty. If it was renamed, it is the new one, as soon as a page shows it. */
    String name(int id) {
        return shownNames.getOrDefault(id, knownNames.getOrDefault(id, ""));
    }

    /** Links to categories whose addresses have an alias instead of the id. */
    List<CategoryLink> links() {
        return List.copyOf(linksByName.values());
    }

    /** The addresses of these by id. */
    Map<Integer, String> addresses() {
        Map<Integer, String> addresses = new TreeMap<>();
        linksByName.forEach((name, link) -> addresses.put(idsByName.getOrDefault(name, 0), link.address()));
        return addresses;
    }

    /**
     * Addresses that may be aliases of categories, from menu, side bar and the articles' pages.
     *
     * @param isArticle whether an address is known to be an article's
     */
    List<String> aliases(Predicate<String> isArticle) {
        Set<String> aliases = new TreeSet<>(homeAddresses);
        linksByName.values().forEach(link -> aliases.add(link.address()));
        aliases.removeIf(address -> !Route.isAlias(address) || isArticle.test(address));
        return List.copyOf(aliases);
    }
}
