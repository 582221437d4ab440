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
 * A short list of the blog as it was and as it is. What has changed is not missing: a category is the same by its id or its
 * alias, an entry of the menu or a link by its address or its title. Where no id is known and one was made of the name, a
 * new category is an old one that was renamed.
 */
public final class Difference<T> {

    private final List<T> before;
    private final List<T> now;
    private final BiPredicate<T, T> same; // of one as it was and one as it is

    private Difference(List<T> before, List<T> now, BiPredicate<T, T> same) {
        this.before = before;
        this.now = now;
        this.same = same;
    }

    public static Difference<Category> ofCategories(List<Category> before, List<Category> now) {
        Set<String> namesBefore = names(before);
        Set<String> namesNow = names(now);
        BiPredicate<Category, Category> renamed = (was, is) ->
                isMade(was) && isMade(is) && !namesNow.contains(was.name()) && !namesBefore.contains(is.name());
        return new Difference<>(before, now, renamed.or(Difference::isSame));
    }

    private static Set<String> names(List<Category> categories) {
        return categories.stream().map(Category::name).collect(Collectors.toSet());
    }

    private static boolean isMade(Category category) {
        return DerivedId.isDerived(category.id());
    }

    /** An id that was made of a name gives way to the one that the blog tells. */
    private static boolean isSame(Category one, Category other) {
        return one.id() == other.id()
                || !one.alias().isEmpty() && one.alias().equals(other.alias())
                || (isMade(one) || isMade(other)) && one.name().equals(other.name());
    }

    /** Of a menu or of links, with the entries below others. An empty list cannot be told from one that could not be read. */
    public static Difference<Link> ofLinks(List<Link> before, List<Link> now) {
        List<Link> known = flat(before);
        return new Difference<>(known, now.isEmpty() ? known : flat(now), Difference::isSame);
    }

    private static boolean isSame(Link one, Link other) {
        return one.url().equals(other.url()) || one.title().equals(other.title());
    }

    private static List<Link> flat(List<Link> links) {
        List<Link> flat = new ArrayList<>();
        for (Link link : links) {
            flat.add(new Link(link.title(), link.url(), link.description(), List.of()));
            flat.addAll(flat(link.children()));
        }
        return flat;
    }

    /** How many there were. */
    public int held() {
        return before.size();
    }

    /** What there was and is no more. */
    public List<T> missing() {
        return before.stream().filter(one -> !shows(one)).toList();
    }

    /** Whether it is there now, as it was or changed. */
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
