package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.text.AnswerAddresses;
import io.github.emlogstatic.emlog.text.Unescape;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.CategorySettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads {@code sort_list}. emlog puts a category whose parent was deleted into an entry that has only {@code
 * children}. Such a category becomes one of the first level.
 */
public final class CategoryReader {

    private static final Comparator<Category> OWNERS_ORDER =
            Comparator.comparingInt(Category::order).thenComparingInt(Category::id);

    private CategoryReader() {}

    static List<Category> read(Fields data, AnswerAddresses addresses) throws EmlogException {
        List<Category> parents = new ArrayList<>();
        List<Category> children = new ArrayList<>();
        for (Fields entry : data.required("sorts", "category")) {
            int parent = entry.number("sid");
            if (parent > 0) {
                parents.add(category(entry, 0, addresses));
            }
            for (Fields child : entry.objects("children", "category")) {
                (parent > 0 ? children : parents).add(category(child, parent, addresses));
            }
        }
        return inOwnersOrder(parents, children);
    }

    private static List<Category> inOwnersOrder(List<Category> parents, List<Category> children) {
        parents.sort(OWNERS_ORDER);
        children.sort(OWNERS_ORDER);
        List<Category> all = new ArrayList<>();
        for (Category parent : parents) {
            all.add(parent);
            children.stream().filter(child -> child.parentId() == parent.id()).forEach(all::add);
        }
        return all;
    }

    /** Each before its children. One whose parent is not there is of the first level. */
    public static List<Category> inOwnersOrder(List<Category> categories) {
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
                parents.add(category.below(0));
            }
        }
        return inOwnersOrder(parents, children);
    }

    private static Category category(Fields entry, int parent, AnswerAddresses addresses) throws EmlogException {
        return new Category(
                entry.id("sid"),
                Unescape.once(entry.text("sortname")),
                entry.text("alias"),
                Unescape.once(entry.text("description")),
                parent,
                entry.number("taxis"),
                new CategorySettings(
                        Unescape.once(entry.text("kw")),
                        entry.text("title_origin"),
                        Unescape.once(entry.text("template")),
                        entry.number("page_count"),
                        addresses.upload(Unescape.once(entry.text("sortimg")))));
    }
}
