package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.address.Numbers;
import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.config.Selectors;
import io.github.emlogstatic.emlog.article.ShownComments;
import io.github.emlogstatic.emlog.http.Redaction;
import io.github.emlogstatic.emlog.page.content.ContentFinder;
import io.github.emlogstatic.emlog.page.content.FoundText;
import io.github.emlogstatic.emlog.page.content.KnownText;
import io.github.emlogstatic.emlog.page.content.PageLayout;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.emlog.text.PlainText;
import io.github.emlogstatic.model.run.OneLine;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** A page of the blog as its visitors see it. Reading it sends no request. For one thread at a time. */
public final class WebPage {

    /** How many neighbours and related articles stand in headings below an article, at most. */
    private static final int MOST_BESIDE_TITLE = 2;

    /** The longest part of a page's title that a message shows, in characters. */
    private static final int LONGEST_TITLE = 60;

    /** The field in which a visitor types the password of an article. */
    static final String PASSWORD = "input[name=logpwd]";

    private static final Pattern THEME = Pattern.compile("content/templates/([^/\"'\\s]+)/");

    /** Marks what no text, list or comment has. */
    static final String LEFT_OUT = "data-left-out";

    private final Document page;
    private final List<Element> leftOut;
    private final Document rest;

    /**
     * The parts that are left out, as a page of their own. They may hold the links to neighbours and to further
     * comments.
     */
    private final Document aside;

    private final AddressReader addresses;
    private final Instant at;
    private final Optional<String> jump;

    /**
     * @param without selectors of elements to leave out when texts, lists and comments are read. They are not left out
     *     when the page is identified.
     */
    private WebPage(Document page, List<String> without, AddressReader addresses, Instant at, Optional<String> jump) {
        this.page = page;
        this.addresses = addresses;
        this.at = at;
        this.jump = jump;
        page.outputSettings().prettyPrint(false);
        this.leftOut = parts(page, without);
        leftOut.forEach(part -> part.attr(LEFT_OUT, true));
        this.rest = leftOut.isEmpty() ? page : page.clone();
        if (!leftOut.isEmpty()) {
            rest.select("[" + LEFT_OUT + "]").remove();
        }
        this.aside = Document.createShell("");
        leftOut.forEach(part -> aside.body().appendChild(part.clone()));
    }

    private static List<Element> parts(Document page, List<String> selectors) {
        return selectors.stream()
                .flatMap(selector -> page.select(selector).stream())
                .distinct()
                .filter(part -> !part.is("html, head, body"))
                .toList();
    }

    /**
     * @param without the selectors of elements that no text, list or comment of the page has
     * @param at the server's clock when it answered
     */
    static WebPage of(String html, String url, List<String> without, AddressReader addresses, Instant at) {
        Document page = Jsoup.parse(html, url);
        LinksThroughBlog.straighten(page, addresses);
        return new WebPage(page, without, addresses, at, Optional.empty());
    }

    static WebPage leadingTo(String target, AddressReader addresses, Instant at) {
        return new WebPage(Document.createShell(""), List.of(), addresses, at, Optional.of(target));
    }

    /** Whether it is the page at that address, relative to the base. */
    public boolean isAt(String address) {
        return addresses.relative(page.location()).replaceFirst("/$", "").equals(address);
    }

    /** The target of the page if it only leads elsewhere, as an article with a jump link does. */
    public Optional<String> jump() {
        return jump;
    }

    /** The target, relative to the base, if the page only leads to another address of the blog. */
    public Optional<String> leadsInside() {
        return jump.filter(addresses::isOwn).map(addresses::relative);
    }

    /** Whether the page asks for an article's password and does not show the article. */
    public boolean asksForPassword() {
        return page.selectFirst(PASSWORD) != null;
    }

    /** Whether the page neither leads elsewhere nor asks for a password. */
    public boolean showsText() {
        return jump.isEmpty() && !asksForPassword();
    }

    /**
     * Reads the page of an article.
     *
     * @param layout where the blog's pages hold their text
     * @param zone of the blog
     */
    public ArticlePage article(KnownText known, PageLayout layout, ZoneId zone) {
        FoundText text = text(known, layout);
        ShownComments comments = comments(text, layout, zone);
        ArticleMetadata metadata = new ArticleMetadata(rest, text.nodes(), addresses, known.categories(), text.tags());
        return new ArticlePage(
                metadata.title(),
                metadata.isHeaded(),
                metadata.date(),
                new ArticlePage.Text(text.html(), text.doubt(), text.excerpt()),
                metadata.labels(),
                metadata.neighbours().or(new ArticleMetadata(aside, addresses).neighbours()),
                comments,
                commentPages(text, !comments.threads().isEmpty()));
    }

    /** @param wanted whether the page itself shows comments. Where they are left out, more pages would show none, either. */
    private List<String> commentPages(FoundText text, boolean wanted) {
        List<String> further = CommentPager.furtherPages(rest, text);
        return (further.isEmpty() && wanted ? CommentPager.furtherPages(aside, text) : further)
                .stream().map(addresses::relative).filter(this::mayBeOwn).toList();
    }

    /** Whether a page of comments is not certainly that of another article, to which a part left out may lead. */
    private boolean mayBeOwn(String commentPage) {
        OptionalInt post = Route.post(commentPage);
        return toldId().isEmpty() || post.isEmpty() || post.equals(toldId());
    }

    /** The date of the article on the page. */
    public Optional<LocalDateTime> date(ZoneId zone) {
        return article(KnownText.NONE, PageLayout.of(Selectors.NONE, Map.of()), zone)
                .date();
    }

    /**
     * The beginning of the text, which emlog writes into the page's description. Nothing if the theme or the owner
     * writes something else there.
     */
    public KnownText ownHint() {
        Element meta = page.selectFirst("meta[name=description]");
        String beginning = meta == null ? "" : meta.attr("content").strip().replaceFirst(ListPageReader.CUT, "");
        boolean told = !beginning.isEmpty() && PlainText.of(rest.body()).contains(PlainText.plain(beginning));
        return told ? new KnownText("", Entities.escape(beginning), true, "", Set.of()) : KnownText.NONE;
    }

    /** The layout with what this page proves. */
    public PageLayout teach(KnownText known, PageLayout layout) {
        return new ContentFinder(rest, known, layout).teach();
    }

    /**
     * Reads a page of the home page's list of articles.
     *
     * @param number of this page, from 1
     */
    public ArticleList list(int number) {
        return list("", number);
    }

    /**
     * Reads a page of another list of articles.
     *
     * @param address of that list, relative to the base
     */
    public ArticleList list(String address, int number) {
        ListPageReader list = new ListPageReader(page, addresses);
        return new ArticleList(list.articles(), list.next(address, number), list.isNumbered());
    }

    /** The links to the lists of categories, months and tags, each once. */
    public List<ListLink> lists() {
        return new ListLinkReader(page, addresses).read();
    }

    /** The id of the article or page in the form for comments, if there is one. Forms of plugins may have an empty one. */
    public OptionalInt id() {
        return page.select("input[name=gid]").stream()
                .mapToInt(hidden -> Numbers.of(hidden.attr("value")).orElse(0))
                .filter(id -> id > 0)
                .findFirst();
    }

    /**
     * Whether this may be the page of that article or standalone page, by its form for comments, else its canonical
     * link, else its title and headings, without those of a list of articles.
     *
     * @param id 0 if it is not known
     * @param title as a list shows it, perhaps shortened; empty if it is not known
     */
    public boolean isOf(int id, String title) {
        OptionalInt told = toldId();
        if (id > 0 && told.isPresent()) {
            return told.getAsInt() == id;
        }
        // The rest of the page is not searched, because the side bar and the neighbours name other articles.
        String named = page.title() + " " + String.join(" ", headingsOutsideLists());
        return named.isBlank() || PlainText.holds(named, title.strip().replaceFirst(ListPageReader.CUT, ""));
    }

    /**
     * Whether this is certainly the page of that article or standalone page, by its form for comments, else its canonical
     * link, else its whole title. A list of articles has the titles of others.
     */
    public boolean isCertainly(int id, String title) {
        OptionalInt told = toldId();
        return told.isPresent() ? told.getAsInt() == id : !isList() && isTitled(title);
    }

    private OptionalInt toldId() {
        return id().isPresent() ? id() : canonicalId();
    }

    /** The headings, without those that lead to articles if these are several, as on the home page. */
    private Set<String> headingsOutsideLists() {
        Set<String> all = posts(headingElements());
        Set<String> listed = all.size() < 2 ? Set.of() : withoutOwn(all);
        return headingElements()
                .filter(heading -> !listed.contains(target(heading)))
                .map(Element::text)
                .collect(Collectors.toSet());
    }

    /** Whether several headings lead to other articles, as on the home page. */
    public boolean isList() {
        return withoutOwn(new ListPageReader(page, addresses).headed()).size() > 1;
    }

    /**
     * The title of an article may lead to the article itself. It is then the only heading of the first level that does,
     * and few others lead to articles.
     */
    private Set<String> withoutOwn(Set<String> posts) {
        Set<String> own = posts(page.select("h1").stream());
        return own.size() == 1 && posts.size() <= MOST_BESIDE_TITLE + 1
                ? posts.stream().filter(post -> !own.contains(post)).collect(Collectors.toSet())
                : posts;
    }

    private Set<String> posts(Stream<Element> headings) {
        return headings.map(this::target).filter(Route::mayBePost).collect(Collectors.toSet());
    }

    /** The address that a heading leads to, relative to the base, or empty. */
    private String target(Element heading) {
        Element link = heading.selectFirst("a[href]");
        return link == null ? "" : Route.withoutFragment(addresses.relative(link.attr("href")));
    }

    private OptionalInt canonicalId() {
        Element canonical = page.selectFirst("link[rel=canonical][href]");
        return canonical == null ? OptionalInt.empty() : Route.post(addresses.relative(canonical.absUrl("href")));
    }

    /**
     * Whether the page belongs to this blog, and not, for instance, to a hotspot that asks for a login. The page shows
     * it by the blog's name, by emlog's own marks, or by links to numbered addresses of emlog.
     *
     * @param names the names of the blog, as far as they are known
     */
    public boolean isOfBlog(Collection<String> names) {
        String text = page.title() + " " + page.text();
        return names.stream().anyMatch(name -> !name.isBlank() && PlainText.holds(text, name))
                || EmlogMarks.in(page)
                || page.select("a[href]").stream()
                        .map(link -> Route.of(addresses.relative(link.attr("href"))))
                        .anyMatch(WebPage::isNumbered);
    }

    private static boolean isNumbered(Route route) {
        return route instanceof Route.Post
                || route instanceof Route.Tag
                || route instanceof Route.Author
                || route instanceof Route.Category category && category.id().isPresent();
    }

    /**
     * Whether that is the title of the article or standalone page, as its headings or the window's title have it. There,
     * the blog's name may follow it.
     */
    public boolean isTitled(String title) {
        String named = title.strip().replaceAll("\\s+", " "); // as jsoup gives the text of an element
        String window = page.title();
        int end = window.lastIndexOf(" - ");
        return !named.isEmpty()
                && (headings().contains(named)
                        || window.equals(named)
                        || end > 0 && window.substring(0, end).equals(named));
    }

    /** Names this page in a message that an article's page was expected here. The title shows a login or a firewall. */
    public String inPlaceOfArticle() {
        String title = OneLine.of(Redaction.text(page.title()), LONGEST_TITLE);
        return title.isEmpty() ? "another article's page" : "the page '" + title + "' in place of the article's";
    }

    /** Whether the page contains the text of that HTML. */
    public boolean shows(String html) {
        return PlainText.of(rest.body()).contains(PlainText.ofHtml(html));
    }

    /** The headings of the first two levels, and what looks like such headings. */
    public Set<String> headings() {
        return headingElements().map(heading -> heading.text().strip()).collect(Collectors.toSet());
    }

    private Stream<Element> headingElements() {
        return page.select("h1, h2, .log-title, .page-title, .post-title, .entry-title").stream();
    }

    /** The folder of the page's theme ({@code content/templates/NAME/}), or empty. */
    public String theme() {
        Matcher folder = THEME.matcher(page.head().outerHtml() + page.body().outerHtml());
        return folder.find() ? folder.group(1) : "";
    }

    /** Reads the blog's home page. */
    public HomePage home() {
        return new HomePageReader(page, addresses).read();
    }

    /**
     * The comments on this page, oldest thread first.
     *
     * @param text the HTML of the article, which may look like comments
     */
    public ShownComments comments(String text, PageLayout layout, ZoneId zone) {
        KnownText known = new KnownText("", "", false, text, Set.of());
        return comments(text(known, layout), layout, zone);
    }

    private FoundText text(KnownText known, PageLayout layout) {
        ContentFinder finder = new ContentFinder(rest, known, layout);
        FoundText text = finder.find();
        boolean told = finder.told().filter(found -> !found.html().isEmpty()).isPresent();
        if (!leftOut.isEmpty() && !told && isLeftOut(text, known, layout)) {
            return FoundText.none("selectors.without takes the whole text out; name smaller parts of it there");
        }
        return new CommentElements(layout.selectors()).beside(rest, text);
    }

    /** Whether what is left out has the whole text, so that nothing is found, or something else. */
    private boolean isLeftOut(FoundText found, KnownText known, PageLayout layout) {
        ContentFinder finder = new ContentFinder(page, known, layout);
        boolean nothing = found.html().isEmpty() && !found.doubt().isEmpty();
        return nothing && !finder.find().html().isEmpty()
                || finder.told()
                        .filter(text -> text.doubt().isEmpty() || !found.doubt().isEmpty())
                        .filter(text -> leftOut.stream().anyMatch(text::isInside))
                        .isPresent();
    }

    private ShownComments comments(FoundText text, PageLayout layout, ZoneId zone) {
        return new PageComments(addresses, layout.selectors(), at, zone).read(rest, text);
    }
}
