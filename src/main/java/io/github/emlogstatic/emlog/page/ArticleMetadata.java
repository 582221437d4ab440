package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.address.CommentPage;
import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.emlog.text.AddressReader;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * What a page shows about an article: title, date, author, category, tags. Side bars are left out, because they show
 * other articles, and comments even of articles that are not public.
 */
final class ArticleMetadata {

    private static final Pattern DATE = Pattern.compile(
            "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})日?(?:[ T\\u00A0]+(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?)?");

    private static final String MARK = "data-text-of-the-article";

    private static final String HEADINGS = "h1, h2, h3, h4, h5, h6";

    private static final String LABELS = "[class*=sort] a[href], [class*=categ] a[href], [class*=date] a[href],"
            + " [class*=meta] a[href], [class*=info] a[href]";

    private final Document page;
    private final AddressReader addresses;
    private final Element region;
    private final Set<String> categories;
    private final List<Element> tagsInText;

    /** @param entry what a list shows of the article */
    ArticleMetadata(Document entry, AddressReader addresses) {
        this(entry, List.of(), addresses, Set.of(), List.of());
    }

    /**
     * @param text the nodes of the article's text; links in it do not describe the article
     * @param categories addresses of the blog's categories, which may be aliases
     * @param tagsInText links to the article's tags that the text's block holds, because the text leaves a tag open
     */
    ArticleMetadata(
            Document page,
            Collection<Node> text,
            AddressReader addresses,
            Set<String> categories,
            List<Element> tagsInText) {
        this.categories = categories;
        this.tagsInText = tagsInText;
        this.page = page;
        this.addresses = addresses;
        this.region = region(page, text);
    }

    /** A copy of the page without side bars, menus, comments and the article's text. */
    private static Element region(Document page, Collection<Node> text) {
        List<Element> marked = text.stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
        marked.forEach(element -> element.attr(MARK, ""));
        Element body = page.body().clone();
        marked.forEach(element -> element.removeAttr(MARK));
        body.select("[" + MARK + "]")
                .forEach(element -> element.empty().clearAttributes().attr(MARK, ""));
        body.select("script, style, noscript, aside, footer, form, select").remove();
        List<Element> around = body.getAllElements().stream()
                .filter(element -> !element.normalName().equals("body"))
                .filter(element -> isAround(element) || !marked.isEmpty() && isBeside(element, page.title()))
                .toList();
        around.forEach(Element::remove);
        return body;
    }

    private static boolean isAround(Element element) {
        String words = (" " + element.className() + " " + element.id() + " ").toLowerCase(Locale.ROOT);
        boolean menu = element.normalName().equals("nav") && !words.contains("neighbor") && !words.contains("post-nav");
        return menu
                || words.matches("(?s).*\\s(?:top|main|site)?-?nav(?:igation)?\\s.*")
                || words.matches(
                        "(?s).*[\\s_-](?:sidebar|side-bar|side|widgets?|comments?|comment-list|commentlist|navbar"
                                + "|nav-list|menu|related|recommend)\\d?[\\s].*");
    }

    /** Whether it is a menu or a part of a side bar, and has neither the article's text nor its title. */
    private static boolean isBeside(Element element, String window) {
        int end = window.indexOf(" - ");
        String title = end < 0 ? window : window.substring(0, end);
        return SideParts.isOne(element)
                && element.getAllElements().stream().noneMatch(part -> part.hasAttr(MARK) || shows(part, title));
    }

    private static boolean shows(Element part, String title) {
        return !title.isBlank() && part.closest("a") == null && part.ownText().contains(title);
    }

    String title() {
        return isHeaded() ? titleOfHeading() : titleOfWindow();
    }

    boolean isHeaded() {
        return !titleOfHeading().isEmpty();
    }

    private String titleOfHeading() {
        Optional<Element> above = region.selectFirst("h1.log-title") == null ? headingAboveText() : Optional.empty();
        if (above.isPresent()) {
            return clean(above.get());
        }
        for (String where : List.of(
                "h1.log-title", "article h1", "article h2", "h1", "h2", ".page-title, .post-title, .entry-title")) {
            Element heading = region.selectFirst(where);
            if (heading != null && !heading.text().isBlank() && !isBlogName(heading)) {
                return clean(heading);
            }
        }
        return "";
    }

    /**
     * The title in a theme without headings: a text of the page that is followed by the blog's name in the window's
     * title. The blog's name is known from a link to the home page.
     */
    private String titleOfWindow() {
        String window = page.title();
        Set<String> names = page.select("a[href]").stream()
                .filter(link -> address(link).isEmpty() && !link.text().isBlank())
                .map(link -> link.text().strip())
                .collect(Collectors.toSet());
        return region.getAllElements().stream()
                .filter(element -> element.closest("a[href]") == null)
                .map(element -> element.ownText().strip())
                .filter(words -> !words.isEmpty() && !names.contains(words))
                .filter(words -> names.stream().anyMatch(name -> window.startsWith(words + " - " + name)))
                .findFirst()
                .orElse("");
    }

    private static String clean(Element heading) {
        Element clean = heading.clone();
        clean.select(".log-topflg, .top, sup, img, svg").remove();
        return clean.text().strip();
    }

    /** The last heading before the text. It is empty if the article has no title. */
    private Optional<Element> headingAboveText() {
        Element last = null;
        for (Element element : region.getAllElements()) {
            if (element.hasAttr(MARK)) {
                return Optional.ofNullable(last).filter(heading -> !isBlogName(heading));
            }
            last = element.is("h1, h2") ? element : last;
        }
        return Optional.empty();
    }

    private boolean isBlogName(Element heading) {
        Element link = heading.selectFirst("a[href]");
        return link != null && address(link).isEmpty();
    }

    Optional<LocalDateTime> date() {
        return firstDate("time[datetime]", time -> time.attr("datetime"))
                .or(() -> firstDate(
                        "time, .date, .time, [class*=date], [class*=time], [class*=meta], [class*=info]",
                        Element::text));
    }

    private Optional<LocalDateTime> firstDate(String selector, Function<Element, String> text) {
        return region.select(selector).stream()
                .map(text)
                .map(ArticleMetadata::date)
                .flatMap(Optional::stream)
                .findFirst();
    }

    static Optional<LocalDateTime> date(String text) {
        Matcher parts = DATE.matcher(text);
        if (!parts.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                    number(parts, 1),
                    number(parts, 2),
                    number(parts, 3),
                    number(parts, 4),
                    number(parts, 5),
                    number(parts, 6)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        String text = parts.group(group);
        return text == null ? 0 : Integer.parseInt(text);
    }

    ArticlePage.Labels labels() {
        Optional<Element> category = categoryLink();
        return new ArticlePage.Labels(
                name(authorLink()),
                authorId(),
                name(category),
                category.map(this::address).orElse(""),
                tags());
    }

    ListedLabels listedLabels(String cover) {
        Optional<Element> category = labelledCategory();
        return new ListedLabels(name(category), category.map(this::address).orElse(""), tags(), cover);
    }

    private static String name(Optional<Element> link) {
        return link.map(Element::text).map(String::strip).orElse("");
    }

    private int authorId() {
        return authorLink()
                .map(link -> ((Route.Author) Route.of(address(link))).id())
                .orElse(0);
    }

    private Optional<Element> authorLink() {
        return link(address -> Route.of(address) instanceof Route.Author);
    }

    /** The link to a category among the labels of an article in a list. */
    private Optional<Element> labelledCategory() {
        return region.select(LABELS).stream()
                .filter(link -> link.closest("p:not([class]), pre, blockquote") == null
                        && !link.text().isBlank())
                .filter(this::leadsToCategory)
                .findFirst();
    }

    private boolean leadsToCategory(Element link) {
        String address = address(link);
        return Route.of(address) instanceof Route.Category || Route.isAlias(address) && isMarkedAsCategory(link);
    }

    private Optional<Element> categoryLink() {
        return link(address -> Route.of(address) instanceof Route.Category
                        || !(Route.of(address) instanceof Route.Elsewhere) && categories.contains(address))
                .or(this::aliasBeforeText);
    }

    /**
     * The address of a category with an alias looks like that of an article. The first such link above the text is
     * taken, unless one is marked as a category.
     */
    private Optional<Element> aliasBeforeText() {
        List<Element> aliases = region.getAllElements().stream()
                .takeWhile(element -> !element.hasAttr(MARK))
                .filter(element -> element.is("a[href]") && !element.text().isBlank())
                .filter(link -> link.closest(HEADINGS) == null && Route.isAlias(address(link)))
                .toList();
        return aliases.stream()
                .filter(ArticleMetadata::isMarkedAsCategory)
                .findFirst()
                .or(() -> aliases.stream().findFirst());
    }

    private static boolean isMarkedAsCategory(Element link) {
        return link.closest("[class*=sort], [class*=categ]") != null;
    }

    private String address(Element link) {
        return addresses.relative(link.attr("href"));
    }

    /** The first link of that kind on the page. */
    private Optional<Element> link(Predicate<String> isWanted) {
        return region.select("a[href]").stream()
                .filter(link -> !link.text().isBlank())
                .filter(link -> isWanted.test(address(link)))
                .findFirst();
    }

    private List<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        List<Element> links = new ArrayList<>(region.select("a[href]"));
        links.addAll(tagsInText);
        for (Element link : links) {
            String text = link.text().strip().replaceFirst("^#\\s*", "");
            if (!text.isEmpty() && Route.of(address(link)) instanceof Route.Tag) {
                tags.add(text);
            }
        }
        return new ArrayList<>(tags);
    }

    ArticlePage.Neighbours neighbours() {
        return new ArticlePage.Neighbours(
                neighbour("a[rel=prev], .prev-log a, .prev a, a.prev, .previous a, .nextlog a", "上一篇|«"),
                neighbour("a[rel=next], .next-log a, .next a, a.next, .nextlog a:last-of-type", "下一篇|»"));
    }

    private String neighbour(String selector, String words) {
        return page.select(selector).stream()
                .filter(this::isOfArticles)
                .findFirst()
                .or(() -> region.select("a[href]").stream()
                        .filter(this::isOfArticles)
                        .filter(found -> (found.text() + found.attr("title")).matches("(?s).*(?:" + words + ").*"))
                        .findFirst())
                .map(this::address)
                .orElse("");
    }

    /** Whether it leads neither to another page of comments nor to another page of a list. */
    private boolean isOfArticles(Element link) {
        return CommentPage.of(link.attr("href")).isEmpty()
                && Route.listPage(address(link)).isEmpty();
    }
}
