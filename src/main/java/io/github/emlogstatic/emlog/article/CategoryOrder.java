package io.github.emlogstatic.emlog.article;

import io.github.emlogstatic.model.Category;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Sorts categories as emlog shows them: in the owner's order, each before its children. */
public final class CategoryOrder {

    private static final Comparator<Category> OWNERS_ORDER =
            Comparator.comparingInt(Category::order).thenComparingInt(Category::id);

    private CategoryOrder() {}

    /** Returns the categories in order. A category whose parent is missing moves to the first level. */
    public static List<Category> of(List<Category> categories) {
        Set<Integer> first = categories.stream()
                .filter(category -> category.parentId() == 0)
                .map(Category::id)
                .collect(Collectors.toSet());
        List<Category> parents = new ArrayList<>();
        List<Category> children = new ArrayList<>();
        for (Category category : categories) {
            if (first.contains(category.parentId())) {
                children.add(category);
            } else {
                parents.add(category.atFirstLevel());
            }
        }
        return of(parents, children);
    }

    /** Returns the categories in order. Children without one of those parents are left out. */
    public static List<Category> of(List<Category> parents, List<Category> children) {
        List<Category> sortedChildren = sorted(children);
        List<Category> all = new ArrayList<>();
        for (Category parent : sorted(parents)) {
            all.add(parent);
            sortedChildren.stream()
                    .filter(child -> child.parentId() == parent.id())
                    .forEach(all::add);
        }
        return all;
    }

    private static List<Category> sorted(List<Category> categories) {
        return categories.stream().sorted(OWNERS_ORDER).toList();
    }
}
