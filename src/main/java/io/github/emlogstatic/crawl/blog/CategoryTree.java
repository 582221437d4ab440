package io.github.emlogstatic.crawl.blog;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.crawl.state.DerivedId;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.page.CategoryLink;
import io.github.emlogstatic.model.Category;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Derives the categories of a blog that does not tell them. Ids and names come from articles; tree, order and aliases
 * come from links on pages. A category without articles is known only if its address contains its id.
 */
public final class CategoryTree {

    private final Map<Integer, Category> categories = new TreeMap<>();
    private final Map<String, Integer> idsByName = new HashMap<>();
    private final Map<String, Integer> idsByAddress = new HashMap<>();
    private final Map<String, Integer> idsOnPages = new HashMap<>();
    private final Set<Integer> told = new HashSet<>();

    public CategoryTree(Collection<Category> known) {
        known.forEach(this::put);
    }

    private void put(Category category) {
        categories.put(category.id(), category);
        idsByName.put(category.name(), category.id());
    }

    /** Adds the categories that articles name. */
    public void addEntries(Collection<ListEntry> entries) {
        for (ListEntry entry : entries) {
            int id = entry.article().categoryId();
            if (id > 0 && !entry.names().category().isEmpty()) {
                told.add(id);
                Category known = categories.get(id);
                put(
                        known == null
                                ? new Category(id, entry.names().category(), "", "", 0, id)
                                : renamed(known, entry.names().category()));
            }
        }
    }

    private static Category renamed(Category known, String name) {
        return new Category(known.id(), name, known.alias(), known.description(), known.parentId(), known.order());
    }

    /**
     * Adds links, in the order of the page.
     *
     * @param addresses addresses by category id, as the pages of their articles show them: the menu may have another name
     */
    public void addLinks(List<CategoryLink> links, Map<Integer, String> addresses) {
        addresses.forEach((id, address) -> idsOnPages.put(address, id));
        Set<Integer> linked = new HashSet<>();
        links.forEach(link -> id(link).ifPresent(linked::add));
        int order = 0;
        for (CategoryLink link : links) {
            OptionalInt id = id(link);
            if (id.isEmpty()) {
                id = byFormerAlias(link, linked);
            }
            if (id.isPresent() && !idsByAddress.containsValue(id.getAsInt())) {
                idsByAddress.put(link.address(), id.getAsInt());
                told.add(id.getAsInt());
                order++;
                addLink(link, id.getAsInt(), order);
            }
        }
    }

    private void addLink(CategoryLink link, int id, int order) {
        int parent = idsByAddress.getOrDefault(link.parentAddress(), 0);
        Category known = categories.get(id);
        String description = link.description().isEmpty() && known != null ? known.description() : link.description();
        String name = known == null ? link.name() : known.name();
        String alias = alias(link.address());
        if (alias.isEmpty() && known != null) {
            alias = known.alias(); // an address with an id does not prove that there is no alias
        }
        put(new Category(id, name, alias, description, parent == id ? 0 : parent, order));
    }

    /**
     * Adds addresses of categories that the pages of their articles show. Such an address is an alias, perhaps below
     * the alias of the parent.
     *
     * @param addresses addresses by category id
     */
    public void addAddresses(Map<Integer, String> addresses) {
        Map<Integer, String> aliased = new TreeMap<>(addresses);
        aliased.values().removeIf(address -> !mayBeAlias(address));
        aliased.forEach((id, address) -> place(id, alias(address), 0));
        aliased.forEach((id, address) -> place(
                id,
                alias(address),
                withAlias(Segments.parent(address)).findFirst().orElse(0)));
    }

    private void place(int id, String alias, int parent) {
        Category known = categories.get(id);
        if (known != null) {
            int above = parent == 0 || parent == id ? known.parentId() : parent;
            put(new Category(id, known.name(), alias, known.description(), above, known.order()));
        }
    }

    private Stream<Integer> withAlias(String alias) {
        return categories.values().stream()
                .filter(category -> !alias.isEmpty() && category.alias().equals(alias))
                .map(Category::id);
    }

    private static boolean mayBeAlias(String address) {
        Route route = Route.of(address);
        return route instanceof Route.Alias alias
                        && !alias.path().contains(":")
                        && !alias.path().contains(".php")
                || route instanceof Route.Category category && category.id().isEmpty();
    }

    private OptionalInt id(CategoryLink link) {
        OptionalInt number = Route.category(link.address());
        if (number.isPresent()) {
            return number;
        }
        Integer named = idsOnPages.getOrDefault(link.address(), idsByName.get(link.name()));
        return named == null || !mayBeAlias(link.address()) ? OptionalInt.empty() : OptionalInt.of(named);
    }

    /** The only archived category with that alias, unless a link tells it better: a menu may have a stale entry. */
    private OptionalInt byFormerAlias(CategoryLink link, Set<Integer> linked) {
        List<Integer> ids = withAlias(alias(link.address())).toList();
        return ids.size() != 1 || linked.contains(ids.get(0)) || !mayBeAlias(link.address())
                ? OptionalInt.empty()
                : OptionalInt.of(ids.get(0));
    }

    private static String alias(String address) {
        Route route = Route.of(address);
        if (route instanceof Route.Category category) {
            return category.id().isPresent() ? "" : category.key();
        }
        return route instanceof Route.Alias alias ? alias.name() : "";
    }

    /**
     * Drops categories with derived ids that nothing names any more. Such an id changes when a category is renamed.
     */
    public void forgetRenamed() {
        categories.keySet().removeIf(id -> DerivedId.isDerived(id) && !told.contains(id));
    }

    /** The ids of emlog's own that something names. */
    SortedSet<Integer> named() {
        return emlogsOwn(told::contains);
    }

    /** The ids of emlog's own that nothing names. */
    SortedSet<Integer> unnamed() {
        return emlogsOwn(id -> !told.contains(id));
    }

    private SortedSet<Integer> emlogsOwn(Predicate<Integer> which) {
        return categories.keySet().stream()
                .filter(id -> !DerivedId.isDerived(id))
                .filter(which)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Drops categories. As at emlog, their children are on the first level then. */
    void forget(Set<Integer> gone) {
        categories.keySet().removeAll(gone);
        List.copyOf(categories.values()).stream()
                .filter(category -> gone.contains(category.parentId()))
                .forEach(category -> put(category.atFirstLevel()));
    }

    /** Returns the categories in the given order, then the others. */
    public List<Category> inOrderOf(List<Category> known) {
        Map<Integer, Category> ordered = new LinkedHashMap<>();
        known.forEach(category -> ordered.put(category.id(), categories.get(category.id())));
        inOrder().forEach(category -> ordered.putIfAbsent(category.id(), category));
        return List.copyOf(ordered.values());
    }

    /** Returns parents before children, each in the order of the page. */
    public List<Category> inOrder() {
        List<Category> sorted = new ArrayList<>(categories.values());
        sorted.sort(Comparator.comparing((Category category) -> category.parentId() != 0)
                .thenComparing(Category::order)
                .thenComparing(Category::id));
        return sorted;
    }
}
