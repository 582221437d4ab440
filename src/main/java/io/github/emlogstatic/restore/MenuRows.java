package io.github.emlogstatic.restore;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.emlog.backup.MenuType;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Writes the menu. emlog keeps a kind and a number of what an entry leads to; the archive has its address. */
final class MenuRows {

    private final SqlWriter writer;
    private final MovedTexts texts;
    private final List<Category> categories;
    private final Map<Integer, String> pages;
    private int lastId = 10; // the ids below are those of emlog's own entries

    /** @param pages addresses of standalone pages, by id */
    MenuRows(SqlWriter writer, MovedTexts texts, List<Category> categories, Map<Integer, String> pages) {
        this.writer = writer;
        this.texts = texts;
        this.categories = categories;
        this.pages = pages;
    }

    /**
     * What an entry leads to.
     *
     * @param type as in {@link MenuType}
     * @param id that of a category or a page; 0 for any other type
     */
    private record Target(int type, int id) {}

    void write(List<Link> entries) throws IOException {
        writer.clear("navi", "type <> " + MenuType.ADMIN);
        write(entries, 0);
        writer.update(
                "navi", Map.of("taxis", entries.size() + 1), "type = " + MenuType.ADMIN); // else it stands among them
    }

    private void write(List<Link> entries, int parent) throws IOException {
        int order = 0;
        for (Link entry : entries) {
            int id = ++lastId;
            Target target = target(entry.url());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", id);
            row.put("naviname", entry.title());
            row.put("url", url(target, entry));
            row.put("newtab", SqlWriter.yes(entry.newTab()));
            row.put("hide", "n");
            row.put("taxis", ++order);
            row.put("pid", parent);
            row.put("isdefault", SqlWriter.yes(target.type() == MenuType.HOME));
            row.put("type", target.type());
            row.put("type_id", target.id());
            writer.row("navi", row);
            if (target.type() != MenuType.CATEGORY && parent == 0) { // emlog itself shows what is below a category
                write(entry.children(), id);
            }
        }
    }

    private Target target(String url) {
        if (url.isEmpty()) {
            return new Target(MenuType.HOME, 0);
        }
        if (url.equals("t")) {
            return new Target(MenuType.NOTES, 0);
        }
        OptionalInt category = category(url);
        if (category.isPresent()) {
            return new Target(MenuType.CATEGORY, category.getAsInt());
        }
        OptionalInt page = KnownAddresses.at(url, pages);
        return page.isPresent() ? new Target(MenuType.PAGE, page.getAsInt()) : new Target(MenuType.CUSTOM, 0);
    }

    private OptionalInt category(String url) {
        if (BlogAddress.isWeb(url)) {
            return OptionalInt.empty();
        }
        OptionalInt byId = Route.category(url);
        boolean known = categories.stream().anyMatch(category -> byId.isPresent() && category.id() == byId.getAsInt());
        if (known) {
            return byId;
        }
        String last = Segments.last(url);
        return categories.stream()
                .filter(category ->
                        !category.alias().isEmpty() && category.alias().equals(last))
                .mapToInt(Category::id)
                .findFirst();
    }

    private String url(Target target, Link entry) {
        return switch (target.type()) {
            case MenuType.CUSTOM -> texts.link(entry.url());
            case MenuType.NOTES -> "t";
            default -> "";
        };
    }
}
