package io.github.emlogstatic.render.view;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.Paths;
import io.github.emlogstatic.render.theme.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The menu of the site: the blog's own menu if it is known, else a generated one. Immutable. */
final class Menu {

    /** The address of an entry that only holds others. There is none below another: themes show two levels. */
    private static final String NOWHERE = "#";

    private final List<MenuItem> entries;
    private final Set<String> paths = new HashSet<>();

    /**
     * An entry of the menu.
     *
     * @param title the owner's words; empty if {@code text} is used
     * @param text the key of a text of the theme, or empty
     * @param path a file of the site, or empty
     * @param address the address if there is no file, or empty
     */
    private record MenuItem(
            String title, String text, String path, String address, boolean newTab, List<MenuItem> children) {

        void addTo(Fingerprint fingerprint) {
            fingerprint.add(title).add(text).add(path).add(address).add(newTab).add(children.size());
            children.forEach(child -> child.addTo(fingerprint));
        }

        String words(Texts texts) {
            return text.isEmpty() ? title : texts.get(text);
        }

        View.NavItem view(PageLocation place, Texts texts) {
            return new View.NavItem(
                    words(texts),
                    path.isEmpty() ? address : place.url(path),
                    path.equals(place.path()),
                    newTab,
                    children.stream().map(child -> child.view(place, texts)).toList());
        }
    }

    Menu(Site site, Paths paths, ContentRenderer content, BlogAddresses addresses) {
        List<MenuItem> own = entries(site.blog().navigation(), content, addresses);
        this.entries = own.stream().anyMatch(Menu::leadsOn) ? own : generated(site, paths);
        addPaths(entries);
    }

    /** A new emlog's menu has the home page, which the blog's name leads to anyway, and the login, which no site has. */
    private static boolean leadsOn(MenuItem entry) {
        return !entry.path.equals(Paths.HOME) || !entry.children.isEmpty();
    }

    private static List<MenuItem> entries(List<Link> links, ContentRenderer content, BlogAddresses addresses) {
        List<MenuItem> entries = new ArrayList<>();
        for (Link link : links) {
            String relative = addresses.relative(link.url()).orElse("elsewhere:");
            if (Route.isAdmin(relative)) { // a static site has none
                continue;
            }
            Optional<String> path = link.url().isEmpty() ? Optional.of(Paths.HOME) : content.path(link.url());
            String address =
                    path.isPresent() ? "" : addresses.absolute(link.url()).orElse(link.url());
            List<MenuItem> children = entries(link.children(), content, addresses).stream()
                    .flatMap(child -> child.address().equals(NOWHERE) ? child.children().stream() : Stream.of(child))
                    .toList();
            if (path.isPresent() || BlogAddress.isWeb(address) || BlogAddress.isContact(address)) {
                boolean newTab = link.newTab() && !BlogAddress.isContact(address); // a tab that stays empty
                entries.add(new MenuItem(link.title(), "", path.orElse(""), address, newTab, children));
            } else if (!children.isEmpty()) {
                entries.add(new MenuItem(link.title(), "", "", NOWHERE, false, children));
            }
        }
        return entries;
    }

    private static List<MenuItem> generated(Site site, Paths paths) {
        List<MenuItem> entries = new ArrayList<>();
        entries.add(word("home", Paths.HOME));
        if (site.homePage().isPresent()) {
            entries.add(word("articles", paths.generated("posts.html")));
        }
        if (!site.categories().isEmpty()) {
            entries.add(word("categories", paths.generated("categories.html")));
        }
        entries.add(word("tags", paths.generated("tags.html")));
        entries.add(word("archives", paths.generated("archives.html")));
        if (!site.notes().isEmpty()) {
            entries.add(word("notes", paths.generated("notes.html")));
        }
        if (!site.blog().links().isEmpty()) {
            entries.add(word("links", paths.generated("links.html")));
        }
        for (Page page : site.pages()) {
            entries.add(new MenuItem(page.title(), "", paths.of(SiteKey.page(page.id())), "", false, List.of()));
        }
        return entries;
    }

    private static MenuItem word(String text, String path) {
        return new MenuItem("", text, path, "", false, List.of());
    }

    private void addPaths(List<MenuItem> entries) {
        for (MenuItem entry : entries) {
            paths.add(entry.path);
            addPaths(entry.children);
        }
    }

    /** Whether an entry of the menu leads to that file. */
    boolean has(String path) {
        return paths.contains(path);
    }

    List<View.NavItem> view(PageLocation place, Texts texts) {
        return entries.stream().map(entry -> entry.view(place, texts)).toList();
    }

    /**
     * How many entries have room in one line beside the blog's name.
     *
     * @param column how wide the theme's pages are, in pixels
     */
    int inLine(String name, Texts texts, int column) {
        double[] widths = entries.stream()
                .mapToDouble(entry -> MenuLine.width(entry.words(texts), !entry.children.isEmpty()))
                .toArray();
        return MenuLine.fitting(widths, name, column);
    }

    void addTo(Fingerprint fingerprint) {
        fingerprint.add(entries.size());
        entries.forEach(entry -> entry.addTo(fingerprint));
    }
}
