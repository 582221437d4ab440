package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.emlog.page.content.PageRest;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.emlog.text.PlainText;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Reads a page of a list of articles, in any theme. Each article starts with a heading that links to it. What follows,
 * up to the next such heading, belongs to it.
 */
final class ListPageReader {

    private static final Pattern ASIDE = Pattern.compile(
            "(?i)(?:^|[\\s_-])(?:side-?bar\\d?|side|widgets?|footer|nav|navbar|menu|related|recommend|hot)(?:$|\\s)");

    private static final String HEADINGS = "h1, h2, h3, h4, h5, [class*=title]";
    /** The dots that themes put at the end of a shortened text. A regular expression; closing tags may follow. */
    static final String CUT = "(?:(?<!\\.)\\.{3,}+|(?<!…)…++)(?=\\s*+(?:</\\w+>\\s*+)*+$)";

    /** What follows the list. Names that an entry's own parts may have, such as {@code side}, are not among these. */
    private static final String BELOW = "[class*=pagina], [id*=pagenavi], .sidebar, .side-bar, #sidebar, #side-bar,"
            + " aside[class*=sidebar], aside[id*=sidebar]";

    /** What follows the list, or stands beside it. */
    private static final String BESIDE = BELOW + ", aside, nav, [class*=side]";

    /** A shorter text beside links may be a label, in characters. */
    private static final int SENTENCE = 12;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private final Document page;
    private final AddressReader addresses;
    private final IdentityHashMap<Element, Integer> titlesIn = new IdentityHashMap<>();
    private final IdentityHashMap<Element, Boolean> sentences = new IdentityHashMap<>();

    ListPageReader(Document page, AddressReader addresses) {
        this.page = page;
        this.addresses = addresses;
    }

    /** The articles in the page's order. */
    List<ListedArticle> articles() {
        Map<String, Element> titles = titles();
        titles.values().forEach(this::countIn);
        List<ListedArticle> articles = new ArrayList<>();
        boolean theirs = false;
        for (Map.Entry<String, Element> title : titles.entrySet()) {
            Document entry = entry(title.getValue());
            if (articles.size() == titles.size() - 1 && !theirs) {
                cutRest(entry);
            }
            theirs |= entry.selectFirst(BELOW) != null; // then the last one has such a part of its own, too
            articles.add(article(title.getKey(), title.getValue(), entry));
        }
        return articles;
    }

    /** Counts, for each element, the titles in it. Counting again for each element would take quadratic time. */
    private void countIn(Element title) {
        for (Element up = title; up != null; up = up.parent()) {
            titlesIn.merge(up, 1, Integer::sum);
        }
    }

    private int titlesIn(Element element) {
        return titlesIn.getOrDefault(element, 0);
    }

    /**
     * The address of the next page of the list. Themes without numbered pages get the address that emlog uses.
     *
     * @param list the address of the list; empty for that of the home page
     * @param number of this page
     */
    Optional<String> next(String list, int number) {
        if (isNumbered()) {
            return others().filter(other -> other.getValue() == number + 1)
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
        return Optional.of(Route.listPage(list, number + 1));
    }

    /** Whether the page links to other pages of the list. */
    boolean isNumbered() {
        return others().findAny().isPresent();
    }

    private Stream<Map.Entry<String, Integer>> others() {
        return page.select("a[href]").stream()
                .map(this::address)
                .filter(address -> Route.listPage(address).isPresent())
                .map(address -> Map.entry(address, Route.listPage(address).getAsInt()));
    }

    /** The links to articles by address: those in headings, else the longest link to each numbered address. */
    private Map<String, Element> titles() {
        Map<String, Element> titles = inHeadings();
        return titles.isEmpty() ? longestLinks() : titles;
    }

    /** The addresses of articles to which headings lead. */
    Set<String> headed() {
        return inHeadings().keySet();
    }

    private Map<String, Element> inHeadings() {
        Set<Element> links = new LinkedHashSet<>();
        for (Element heading : page.select(HEADINGS)) {
            Element link = heading.is("a[href]") ? heading : heading.selectFirst("a[href]");
            if (link != null && isTitle(heading, link) && !isAside(link) && mayBePost(address(link))) {
                links.add(link);
            }
        }
        Map<String, Element> titles = new LinkedHashMap<>();
        EntryTitles.of(List.copyOf(links)).forEach(link -> titles.putIfAbsent(address(link), link));
        return titles;
    }

    /**
     * Whether the address may be an article's. Before an alias emlog may write the name of the category as it is: {@code
     * C/C++} or {@code Node.js}, which the page then shows as a link.
     */
    private boolean mayBePost(String address) {
        return Route.mayBePost(address)
                || Route.of(address) instanceof Route.Alias alias
                        && Route.isAlias(alias.name())
                        && page.select("a[href]").eachText().contains(Segments.parent(alias.path()));
    }

    /** An article without a title has an empty heading, which still links to it. */
    private boolean isTitle(Element heading, Element link) {
        boolean untitled = heading.normalName().matches("h[1-6]")
                && link.childrenSize() == 0
                && Route.post(address(link)).isPresent();
        return untitled || !link.text().isBlank();
    }

    private Map<String, Element> longestLinks() {
        Map<String, Element> longest = new LinkedHashMap<>();
        for (Element link : page.select("a[href]:not([href~=#(?:comment|\\d+$)])")) { // those lead to comments
            if (!link.text().isBlank()
                    && !isAside(link)
                    && !SideParts.hold(link)
                    && Route.post(address(link)).isPresent()) {
                longest.merge(
                        address(link),
                        link,
                        (one, other) -> other.text().length() > one.text().length() ? other : one);
            }
        }
        return longest;
    }

    private String address(Element link) {
        return Route.withoutFragment(addresses.relative(link.attr("href")));
    }

    private static boolean isAside(Element element) {
        for (Element step = element; step != null && !step.normalName().equals("body"); step = step.parent()) {
            if (step.is("aside, footer, nav")
                    || ASIDE.matcher(step.className()).find()
                    || ASIDE.matcher(step.id()).find()) {
                return true;
            }
        }
        return false;
    }

    private Document entry(Element title) {
        Document shell = Document.createShell("");
        shell.outputSettings().prettyPrint(false);
        block(title).forEach(node -> shell.body().appendChild(node.clone()));
        return shell;
    }

    /** The rest of the page is in the last entry, if its text leaves a tag open. */
    private static void cutRest(Document entry) {
        Optional.ofNullable(entry.selectFirst(BELOW)).ifPresent(rest -> PageRest.cut(rest, entry.body()));
    }

    private ListedArticle article(String address, Element title, Document shell) {
        OptionalInt comments = comments(shell);
        boolean top = shell.selectFirst("[title*=首页置顶], [class*=topfl]:matchesOwn(^置顶$)") != null;
        boolean categoryTop = shell.selectFirst("[title*=分类置顶], [class*=topfl]:matchesOwn(^分类置顶$)") != null;
        ArticleMetadata metadata = new ArticleMetadata(shell, addresses);
        Optional<LocalDateTime> date = metadata.date().or(() -> label(shell));
        ListedLabels labels = metadata.listedLabels(cover(shell));
        return new ListedArticle(
                address, title.text().strip(), description(address, shell), date, comments, top, categoryTop, labels);
    }

    private String cover(Document block) {
        Element image = block.selectFirst("[class*=cover] img[src], img[class*=cover][src], [class*=thumb] img[src]");
        String path = image == null ? "" : addresses.upload(image.attr("src"));
        return path.startsWith(Route.UPLOAD_FOLDER) ? path : "";
    }

    /** The nodes of one article: the largest element with no other title, or the heading and what follows it. */
    private List<Node> block(Element title) {
        Element block = title;
        for (Element up = title.parent(); up != null && isOfOne(up); up = up.parent()) {
            block = up;
        }
        if (!block.normalName().matches("h[1-6]|a")) {
            return List.of(block);
        }
        List<Node> nodes = new ArrayList<>(List.of(block));
        for (Node next = block.nextSibling(); next != null && !ends(next); next = next.nextSibling()) {
            nodes.add(next);
        }
        return nodes;
    }

    private boolean isOfOne(Element block) {
        return !block.normalName().matches("body|main|html")
                && titlesIn(block) == 1
                && block.select(BESIDE).isEmpty();
    }

    private boolean ends(Node node) {
        return node instanceof Element element
                && (titlesIn(element) > 0 || element.is("[id*=pagenavi], [class*=pagina]"));
    }

    /** A date outside of headings and paragraphs, if no element is named as a date. */
    private static Optional<LocalDateTime> label(Document block) {
        Element labels = block.body().clone();
        labels.select("h1, h2, h3, h4, h5, p, pre").remove();
        return ArticleMetadata.date(labels.text());
    }

    private OptionalInt comments(Document block) {
        for (Element link : block.select("a[href*='#comment']")) {
            Matcher number = NUMBER.matcher(link.text());
            if (number.find()) {
                return OptionalInt.of(Integer.parseInt(number.group()));
            }
        }
        return OptionalInt.empty();
    }

    /** The rest of the block, without its title and its labels. */
    private String description(String address, Document block) {
        Element own = block.body();
        own.select("[" + WebPage.LEFT_OUT + "]").remove();
        Set<String> places = places(own);
        own
                .select(
                        "script, style, h1:has(a), h2:has(a), h3:has(a), h4:has(a), h5:has(a), [class*=title], a[href*='#']")
                .stream()
                .filter(element -> !element.normalName().matches("h\\d") || leadsTo(address, element))
                .filter(element -> !isInside(element, places) && !isAuthors(address, element))
                .toList()
                .forEach(Node::remove);
        own.select("a[href]").stream()
                .filter(link -> address(link).equals(address))
                .toList()
                .forEach(Node::remove);
        own.select("[class], [id]").stream().filter(this::isLabel).toList().forEach(Node::remove);
        List<Element> empty =
                own.getAllElements().stream().filter(this::isEmpty).toList();
        empty.stream().filter(element -> element != own).forEach(Node::remove);
        return innermost(own, "div, li, summary, article").html().strip().replaceFirst(CUT, "");
    }

    private static Set<String> places(Element entry) {
        Set<String> places = new HashSet<>();
        for (Element place : entry.select("[id], a[name]")) {
            places.add(place.id());
            places.add(place.attr("name"));
        }
        return places;
    }

    /** Whether it is a link to another place of the entry. A theme's own, such as {@code #like}, leads to no place. */
    private static boolean isInside(Element link, Set<String> places) {
        String address = link.attr("href");
        if (!link.normalName().equals("a") || !address.startsWith("#") || address.length() == 1) {
            return false;
        }
        String place = address.substring(1);
        return !place.equals(link.id()) && (places.contains(place) || places.contains(Percent.decode(place)));
    }

    /**
     * Whether it is a link with a fragment that the author wrote: it stands in a sentence, and leads to another article or
     * another site. Those of a theme stand beside the text, and lead to comments or back to the article.
     */
    private boolean isAuthors(String address, Element link) {
        Element paragraph = link.closest("p:not([class], [id])");
        return paragraph != null
                && link.is("a[href*='#']:not([class*=title], [href*='#comment'])")
                && (leadsElsewhere(link) || isOther(address, address(link)))
                && sentences.computeIfAbsent(paragraph, ListPageReader::isSentence);
    }

    private boolean leadsElsewhere(Element link) {
        return addresses.relative(link.attr("href")).matches("(?is)https?://.*");
    }

    /** Whether the address is certainly another article's. An alias may be written in many ways. */
    private static boolean isOther(String own, String address) {
        return Route.post(own).isPresent()
                && Route.post(address).isPresent()
                && !Route.post(own).equals(Route.post(address));
    }

    /** Whether most of a paragraph's text is in no link, and more than a label such as that of links to share it. */
    private static boolean isSentence(Element paragraph) {
        int inLinks = paragraph.select("a").eachText().stream()
                .mapToInt(String::length)
                .sum();
        int beside = paragraph.text().length() - inLinks;
        return beside > inLinks && beside >= SENTENCE;
    }

    private boolean isEmpty(Element element) {
        return PlainText.of(element).isEmpty()
                && element.select("img, video, audio, iframe").isEmpty();
    }

    private boolean leadsTo(String address, Element heading) {
        Element link = heading.selectFirst("a[href]");
        return link != null && address(link).equals(address);
    }

    /**
     * Whether the element is a label, such as a line with the date: its class or id says so, and it has no paragraphs
     * or long text. The colours of code have such names, too.
     */
    private boolean isLabel(Element element) {
        String names = element.className() + " " + element.id();
        boolean named =
                names.matches("(?is).*(?:date|time|tag|count|info|meta|author|more|sort|cate|view|stat|cover|topfl).*");
        return named
                && element.text().length() < 200
                && element.children().select("p, pre").isEmpty()
                && !element.parents().is("pre");
    }

    /** The innermost of the boxes that hold all of an element's content. */
    static Element innermost(Element element, String boxes) {
        Element inner = element;
        while (inner.childrenSize() == 1
                && inner.ownText().isBlank()
                && inner.child(0).is(boxes)) {
            inner = inner.child(0);
        }
        return inner;
    }
}
