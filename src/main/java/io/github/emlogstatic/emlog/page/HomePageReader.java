package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.BlogProfile;
import io.github.emlogstatic.model.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/** Reads the home page of any theme. Side bars are read for links and categories only. */
final class HomePageReader {

    private static final Pattern RECORD =
            Pattern.compile("[\\u4e00-\\u9fa5]\\s*ICP\\s*[备证]\\s*\\d{5,}\\s*号(?:\\s*-\\s*\\d+)?");

    private static final Pattern FRIENDS =
            Pattern.compile("(?i)\\s*(?:友情)?(?:链接|鏈接|連結)\\s*|\\s*友链\\s*|.*\\blinks\\b.*");
    private static final Pattern SORTS = Pattern.compile("(?i)sort|categor|classify");
    private static final Pattern COUNT = Pattern.compile("(?<![\\s\\u00A0])[\\s\\u00A0]*+[(（]\\d++[)）]\\s*+$");
    private static final Pattern DASHES = Pattern.compile("^[-–—├└─\\s\\u00A0]++");

    private final Document page;
    private final AddressReader addresses;
    private final Optional<Element> menu;

    HomePageReader(Document page, AddressReader addresses) {
        this.page = page;
        this.addresses = addresses;
        this.menu = menu();
    }

    HomePage read() {
        return new HomePage(
                name(),
                subtitle(),
                new BlogProfile(meta("description"), meta("keywords"), footer(), record(), favicon(), 0),
                menu.map(this::items).orElse(List.of()),
                friends(),
                owner(),
                categories());
    }

    /** The first heading or logo that links to the home page. */
    private String name() {
        for (Element link :
                page.select("[class*=title] a, a[class*=title], [class*=logo] a, a[class*=logo], [class*=brand] a,"
                        + " a[class*=brand], h1 a, #title a, header a")) {
            if (isHome(link) && !link.text().isBlank()) {
                return link.text().strip();
            }
        }
        Element heading = page.selectFirst("header h1");
        return heading == null ? "" : heading.text().strip();
    }

    private String subtitle() {
        Element line = page.selectFirst("[class*=subtitle], [class*=sub-title], [class*=tagline], [class*=slogan],"
                + " .bloginfo, #bloginfo, header h1 + p, header .description");
        return line == null ? "" : line.text().strip();
    }

    private String meta(String name) {
        Element meta = page.selectFirst("meta[name=" + name + "]");
        return meta == null ? "" : meta.attr("content").strip();
    }

    private String favicon() {
        Element icon = page.selectFirst("link[rel~=(?i)\\bicon\\b][href]");
        String address = icon == null ? "" : icon.attr("href").strip();
        return address.isEmpty() || address.startsWith("data:") ? "" : addresses.relative(address);
    }

    private Optional<Element> footerElement() {
        return Optional.ofNullable(page.selectFirst("footer, #footer, .footer, [class*=footer]"));
    }

    private String footer() {
        if (footerElement().isEmpty()) {
            return "";
        }
        Element own = footerElement().get().clone();
        own.select("script, style, a[href*=beian.miit], a[href*=miibeian]").remove();
        own.select("div:empty, p:empty, span:empty").remove(); // these held the record number
        Element inner = ListPageReader.innermost(own, "div, p");
        return inner.text().isBlank() && inner.select("img").isEmpty()
                ? ""
                : inner.html().strip();
    }

    private String record() {
        Element link = page.selectFirst("a[href*=beian.miit], a[href*=miibeian]");
        if (link != null && !link.text().isBlank()) {
            return link.text().strip();
        }
        Matcher number = RECORD.matcher(footerElement().map(Element::text).orElse(""));
        return number.find() ? number.group() : "";
    }

    /** The first list of links in a menu with a link to the home page; else the first list in a menu. */
    private Optional<Element> menu() {
        Elements lists = page.select("nav ul, header ul, [class*=nav] ul, [id*=nav] ul, ul[class*=nav], ul[id*=nav],"
                + " [class*=menu] ul, ul[class*=menu]");
        List<Element> outer = lists.stream()
                .filter(list -> list.parents().stream()
                        .noneMatch(parent -> parent.normalName().equals("ul")))
                .filter(list -> !list.select("a[href]").isEmpty())
                .filter(list -> !isAside(list))
                .toList();
        return outer.stream()
                .filter(list -> list.select("a[href]").stream().anyMatch(this::isHome))
                .findFirst()
                .or(() -> outer.stream().findFirst());
    }

    private static boolean isAside(Element element) {
        return element.closest("footer, aside, .side-bar, .sidebar, #sidebar, .widget, [class*=pagination], #pagenavi")
                != null;
    }

    private List<Link> items(Element list) {
        List<Link> links = new ArrayList<>();
        for (Element item : list.children()) {
            Element link = item.selectFirst("a");
            if (!item.is("li") || link == null || link.text().isBlank()) {
                continue;
            }
            Element below = item.selectFirst("ul");
            List<Link> children = below == null ? List.of() : items(below);
            String href = link.attr("href").strip();
            boolean leads = !href.isEmpty() && !href.startsWith("#") && !href.startsWith("javascript:");
            if (leads && !isAdmin(href) || !children.isEmpty()) {
                String address = leads ? addresses.relative(href) : "#";
                links.add(new Link(
                        link.text().strip(),
                        address,
                        link.attr("title").strip(),
                        children,
                        link.attr("target").equalsIgnoreCase("_blank"),
                        ""));
            }
        }
        return links;
    }

    /** Whether the link leads to the admin pages. */
    private boolean isAdmin(String href) {
        return Route.isAdmin(addresses.relative(href));
    }

    private boolean isHome(Element link) {
        return link.hasAttr("href")
                && !link.attr("href").isBlank()
                && addresses.relative(link.attr("href")).matches("(?:index\\.php)?");
    }

    /**
     * The owner's widget, as emlog's default themes have had it since 5.x: a picture, the name in bold, and a
     * description. Without a link to an author it shows user 1.
     */
    private Optional<Author> owner() {
        Element box = page.selectFirst(".bloggerinfo, #bloggerinfo");
        Element name = box == null ? null : box.selectFirst("b");
        if (box == null || name == null) {
            return Optional.empty();
        }
        Element image = box.selectFirst("img[src]");
        String avatar = image == null ? "" : image.attr("src").strip();
        boolean own = !avatar.isEmpty() && !avatar.contains("/avatar.") && !avatar.contains("/blank.");
        Element told = box.selectFirst("[class*=descript]");
        Element rest = box.clone();
        rest.select("b, img").remove();
        return Optional.of(new Author(
                ownerId(box),
                name.text().strip(),
                own ? addresses.relative(avatar) : "",
                (told == null ? rest : told).text().strip()));
    }

    private int ownerId(Element box) {
        for (Element link : box.select("a[href]")) {
            if (Route.of(addresses.relative(link.attr("href"))) instanceof Route.Author author) {
                return author.id();
            }
        }
        return 1;
    }

    private List<Link> friends() {
        Map<String, Link> links = new LinkedHashMap<>();
        for (Element list : friendLists()) {
            for (Element link : list.select("a[href~=(?i)^https?://]")) {
                String url = link.attr("href").strip();
                if (!link.text().isBlank() && !addresses.isOwn(url)) {
                    links.putIfAbsent(
                            url,
                            new Link(
                                    link.text().strip(),
                                    url,
                                    link.attr("title").strip(),
                                    List.of(),
                                    false,
                                    icon(link)));
                }
            }
        }
        return List.copyOf(links.values());
    }

    /** The picture beside a link, as the default theme shows it since 2.3. A picture of the theme itself does not count. */
    private String icon(Element link) {
        Element item = link.closest("li");
        Element image = item == null || item.select("a").size() > 1 ? null : item.selectFirst("img[src]");
        String address = image == null ? "" : addresses.upload(image.attr("src").strip());
        return address.contains("/content/templates/") ? "" : address;
    }

    private Set<Element> friendLists() {
        Set<Element> boxes = new LinkedHashSet<>();
        for (Element heading : page.select("h2, h3, h4, h5, .widget-title, .title, legend, dt")) {
            Element box = heading.parent();
            if (FRIENDS.matcher(heading.text()).matches() && box != null && heading.closest("nav") == null) {
                boxes.add(box);
            }
        }
        Set<Element> lists = new LinkedHashSet<>();
        for (Element box : boxes) {
            lists.add(box.select("a[href]").isEmpty() && box.parent() != null ? box.parent() : box);
        }
        lists.addAll(page.select("ul.links, .friend-links, .friendlinks, .flink, #links, .link-list"));
        return lists;
    }

    private List<CategoryLink> categories() {
        Map<String, CategoryLink> found = new LinkedHashMap<>();
        for (Element link : page.select("a[href]")) {
            String href = link.attr("href");
            if (isListed(link) && addresses.isOwn(href) && !isHome(link) && !isAdmin(href)) {
                CategoryLink read = categoryLink(link);
                found.putIfAbsent(read.address(), read);
            }
        }
        return List.copyOf(found.values());
    }

    private boolean isListed(Element link) {
        boolean inMenu = menu.map(list -> link.parents().contains(list)).orElse(false);
        return link.closest("li") != null && (inMenu || isIn(link));
    }

    private static boolean isIn(Element link) {
        for (Element step = link; step != null; step = step.parent()) {
            if (SORTS.matcher(step.className() + " " + step.id()).find()) {
                return true;
            }
        }
        return false;
    }

    private CategoryLink categoryLink(Element link) {
        Element item = link.closest("li");
        Element list = item == null ? null : item.parent();
        Element above = list == null ? null : list.closest("li");
        Element parent = above == null ? null : above.selectFirst("a[href]");
        String name = DASHES.matcher(COUNT.matcher(link.text()).replaceAll("")).replaceAll("");
        return new CategoryLink(name.strip(), address(link), link.attr("title").strip(), address(parent));
    }

    private String address(@Nullable Element link) {
        return link == null ? "" : addresses.relative(link.attr("href"));
    }
}
