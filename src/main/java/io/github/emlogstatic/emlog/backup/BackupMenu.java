package io.github.emlogstatic.emlog.backup;

import io.github.emlogstatic.address.AddressSettings;
import io.github.emlogstatic.emlog.backup.dump.BackupException;
import io.github.emlogstatic.emlog.backup.dump.SqlRow;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads the menu and the friend links that visitors see.
 *
 * @param pages the addresses of standalone pages, by id
 */
record BackupMenu(
        AddressSettings settings, AddressReader addresses, List<Category> categories, Map<Integer, String> pages) {

    private record MenuRow(
            int id, int parent, int order, int type, int target, String name, String url, boolean newTab) {}

    List<Link> entries(List<SqlRow> rows) throws BackupException {
        List<MenuRow> entries = new ArrayList<>();
        for (SqlRow row : rows) {
            if (!row.yes("hide") && row.integer("type") != MenuType.ADMIN) {
                entries.add(new MenuRow(
                        row.integer("id"),
                        row.integer("pid"),
                        row.integer("taxis"),
                        row.integer("type"),
                        row.integer("type_id"),
                        row.text("naviname").strip(),
                        row.text("url").strip(),
                        row.yes("newtab")));
            }
        }
        entries.sort(Comparator.comparingInt(MenuRow::order).thenComparingInt(MenuRow::id));
        return below(0, entries).map(top -> link(top, children(top, entries))).toList();
    }

    private static Stream<MenuRow> below(int parent, List<MenuRow> entries) {
        return entries.stream().filter(entry -> entry.parent() == parent);
    }

    /** An entry of emlog's menu has one level below it. */
    private List<Link> children(MenuRow top, List<MenuRow> entries) {
        return top.type() == MenuType.CATEGORY
                ? subcategories(top.target())
                : below(top.id(), entries)
                        .filter(child -> child.id() != top.id())
                        .map(child -> link(
                                child, child.type() == MenuType.CATEGORY ? subcategories(child.target()) : List.of()))
                        .toList();
    }

    private Link link(MenuRow entry, List<Link> children) {
        return new Link(entry.name(), address(entry), "", children, entry.newTab(), "");
    }

    private String address(MenuRow entry) {
        return switch (entry.type()) {
            case MenuType.HOME -> "";
            case MenuType.NOTES -> "t";
            case MenuType.CATEGORY -> category(entry.target());
            case MenuType.PAGE ->
                pages.getOrDefault(entry.target(), settings.mode().post(entry.target()));
            default -> addresses.relative(entry.url());
        };
    }

    private List<Link> subcategories(int parent) {
        return categories.stream()
                .filter(category -> category.parentId() == parent)
                .map(category -> Link.to(category.name(), category(category.id())))
                .toList();
    }

    private String category(int id) {
        Category category = Category.find(id, categories).orElse(new Category(id, "", "", "", 0, 0));
        String parent = Category.find(category.parentId(), categories)
                .map(Category::alias)
                .orElse("");
        return settings.category(id, category.alias(), parent);
    }

    List<Link> links(List<SqlRow> rows) throws BackupException {
        record Friend(int id, int order, Link link) {}
        List<Friend> friends = new ArrayList<>();
        for (SqlRow row : rows) {
            if (!row.yes("hide")) {
                friends.add(new Friend(
                        row.integer("id"),
                        row.integer("taxis"),
                        new Link(
                                row.text("sitename").strip(),
                                addresses.relative(row.text("siteurl")),
                                row.text("description").strip(),
                                List.of(),
                                false,
                                addresses.upload(row.text("icon")))));
            }
        }
        friends.sort(Comparator.comparingInt(Friend::order).thenComparingInt(Friend::id));
        return friends.stream().map(Friend::link).toList();
    }
}
