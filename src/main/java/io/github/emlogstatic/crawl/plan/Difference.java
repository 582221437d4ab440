package io.github.emlogstatic.crawl.plan;

import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.crawl.state.DerivedId;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Compares a short list of the archive with the blog's present one. A changed item is not missing. Two categories are
 * the same if their ids or aliases are equal, two links if their addresses or titles are. If ids are derived from
 * names, a new category may be an old one that was renamed.
 */
public final class Difference<T> {

    private final List<T> before;
    private final List<T> now;
    private final BiPredicate<T, T> same; // compares an old item with a new one

    private Difference(List<T> before, List<T> now, BiPredicate<T, T> same) {
        this.before = before;
        this.now = now;
        this.same = same;
    }

    /** Compares categories. One whose id is derived from its name counts as renamed if one name went and another came. */
    public static Difference<Category> ofCategories(List<Category> before, List<Category> now) {
        Set<String> namesBefore = names(before);
        Set<String> namesNow = names(now);
        BiPredicate<Category, Category> renamed = (was, is) -> hasDerivedId(was)
                && hasDerivedId(is)
                && !namesNow.contains(was.name())
                && !namesBefore.contains(is.name());
        return new Difference<>(before, now, renamed.or(Difference::isSame));
    }

    private static Set<String> names(List<Category> categories) {
        return categories.stream().map(Category::name).collect(Collectors.toSet());
    }

    private static boolean hasDerivedId(Category category) {
        return DerivedId.isDerived(category.id());
    }

    /** A category with an id derived from its name is the same as the category of that name with emlog's own id. */
    private static boolean isSame(Category one, Category other) {
        return one.id() == other.id()
                || !one.alias().isEmpty() && one.alias().equals(other.alias())
                || (hasDerivedId(one) || hasDerivedId(other)) && one.name().equals(other.name());
    }

    /** Compares menus or links, including nested entries. */
    public static Difference<Link> ofLinks(List<Link> before, List<Link> now) {
        return new Difference<>(flat(before), flat(now), Difference::isSame);
    }

    private static boolean isSame(Link one, Link other) {
        return one.url().equals(other.url()) || one.title().equals(other.title());
    }

    private static List<Link> flat(List<Link> links) {
        List<Link> flat = new ArrayList<>();
        for (Link link : links) {
            flat.add(link.withoutChildren());
            flat.addAll(flat(link.children()));
        }
        return flat;
    }

    /** The present items. */
    public List<T> now() {
        return List.copyOf(now);
    }

    /** The old items. */
    public List<T> before() {
        return List.copyOf(before);
    }

    /** The old items that are no longer there. */
    public List<T> missing() {
        return before.stream().filter(one -> !shows(one)).toList();
    }

    /** Whether an old item is still there, perhaps changed. */
    public boolean shows(T one) {
        return now.stream().anyMatch(other -> same.test(one, other));
    }

    public Count count() {
        int added = 0;
        int changed = 0;
        for (T one : now) {
            if (before.stream().noneMatch(known -> same.test(known, one))) {
                added++;
            } else if (!before.contains(one)) {
                changed++;
            }
        }
        return new Count(
                now.size(),
                added,
                changed,
                now.size() - added - changed,
                missing().size());
    }
}
