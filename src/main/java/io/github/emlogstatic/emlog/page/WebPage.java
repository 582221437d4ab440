package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.config.Selectors;
import io.github.emlogstatic.emlog.article.ShownComments;
import io.github.emlogstatic.emlog.page.content.ContentFinder;
import io.github.emlogstatic.emlog.page.content.FoundText;
import io.github.emlogstatic.emlog.page.content.KnownText;
import io.github.emlogstatic.emlog.page.content.PageLayout;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.emlog.text.PlainText;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** A page of the blog as its visitors see it. Reading it sends no request. For one thread at a time. */
public final class WebPage {

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

    /** @param without selectors of elements to leave out when texts, lists and comments are read */
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
        OptionalInt told = identity().toldId();
        OptionalInt post = Route.post(commentPage);
        return told.isEmpty() || post.isEmpty() || post.equals(told);
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

    /** The id of the article or page in the form for comments, if there is one. */
    public OptionalInt id() {
        return identity().id();
    }

    /** What tells which page this is. What is left out of texts counts as well. */
    public PageIdentity identity() {
        return new PageIdentity(page, addresses);
    }

    /** Whether the page contains the text of that HTML. */
    public boolean shows(String html) {
        return PlainText.of(rest.body()).contains(PlainText.ofHtml(html));
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
