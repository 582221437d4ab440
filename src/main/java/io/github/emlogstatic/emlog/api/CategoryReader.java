package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.emlog.article.CategoryOrder;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.emlog.text.Unescape;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.CategorySettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code sort_list}. emlog puts a category whose parent was deleted into an entry that has only {@code
 * children}. Such a category becomes one of the first level.
 */
final class CategoryReader {

    private CategoryReader() {}

    static List<Category> read(Fields data, AddressReader addresses) throws EmlogException {
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
        return CategoryOrder.of(parents, children);
    }

    private static Category category(Fields entry, int parent, AddressReader addresses) throws EmlogException {
        String open = entry.text("allow_user_post"); // empty before 2.5.18
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
                        addresses.upload(Unescape.once(entry.text("sortimg"))),
                        open.isEmpty() ? null : open.equals("n")));
    }
}
