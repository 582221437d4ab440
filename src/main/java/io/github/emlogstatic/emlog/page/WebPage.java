package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.config.Selectors;
import io.github.emlogstatic.emlog.api.ShownComments;
import io.github.emlogstatic.emlog.text.AnswerAddresses;
import io.github.emlogstatic.emlog.text.PlainText;
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
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** A page of the blog as its visitors see it. Reading it asks for nothing. For one thread at a time. */
public final class WebPage {

    private static final Pattern THEME = Pattern.compile("content/templates/([^/\"'\\s]+)/");

    private final Document page;
    private final AnswerAddresses addresses;
    private final Instant at;
    private final Optional<String> jump;

    private WebPage(Document page, AnswerAddresses addresses, Instant at, Optional<String> jump) {
        this.page = page;
        this.addresses = addresses;
        this.at = at;
        this.jump = jump;
        page.outputSettings().prettyPrint(false);
    }

    /** @param at the server's clock when it answered */
    static WebPage of(String html, String url, AnswerAddresses addresses, Instant at) {
        return new WebPage(Jsoup.parse(html, url), addresses, at, Optional.empty());
    }

    static WebPage leadingTo(String target, AnswerAddresses addresses, Instant at) {
        return new WebPage(Document.createShell(""), addresses, at, Optional.of(target));
    }

    /** Where the page leads instead of showing anything: an article's jump link to another host. */
    public Optional<String> jump() {
        return jump;
    }

    /** Whether the page asks for an article's password in place of the article. */
    public boolean asksForPassword() {
        return page.selectFirst("input[name=logpwd]") != null;
    }

    /**
     * Reads the page as an article's.
     *
     * @param layout what is known of the blog's pages
     * @param zone of the blog
     */
    public ArticlePage article(KnownText hint, PageLayout layout, ZoneId zone) {
        ContentFinder.FoundText text = new ContentFinder(page, hint, layout).find();
        ArticleMetadata facts = new ArticleMetadata(page, text.nodes(), addresses, hint.categories());
        return new ArticlePage(
                facts.title(),
                text.html(),
                text.doubt(),
                text.excerpt(),
                facts.date(),
                facts.author(),
                facts.authorId(),
                facts.category(),
                facts.categoryAddress(),
                facts.tags(),
                facts.likes(),
                facts.previous(),
                facts.next(),
                comments(layout, zone),
                PageComments.furtherPages(page).stream()
                        .map(addresses::relative)
                        .toList());
    }

    /** The date that the page shows of its article. */
    public Optional<LocalDateTime> date(ZoneId zone) {
        return article(KnownText.NONE, PageLayout.of(Selectors.NONE, Map.of()), zone)
                .date();
    }

    /**
     * What the page says of its own text: emlog writes the text's beginning into its description. Tells nothing where
     * the theme or the owner writes something else there.
     */
    public KnownText ownHint() {
        Element meta = page.selectFirst("meta[name=description]");
        String beginning = meta == null ? "" : meta.attr("content").strip().replaceFirst(ListPageReader.CUT, "");
        boolean told = !beginning.isEmpty() && PlainText.of(page.body()).contains(PlainText.plain(beginning));
        return told ? new KnownText("", Entities.escape(beginning), true, "", Set.of()) : KnownText.NONE;
    }

    /** What is known of the blog's pages once this one has been seen, too. */
    public PageLayout teach(KnownText hint, PageLayout layout) {
        return new ContentFinder(page, hint, layout)
                .find()
                .lesson()
                .map(layout::with)
                .orElse(layout);
    }

    /**
     * Reads the page as one of the home page's list of articles.
     *
     * @param number of this page, from 1
     */
    public ArticleList list(int number) {
        return list("", number);
    }

    /**
     * Likewise as one of another list.
     *
     * @param address of that list, relative to the base
     */
    public ArticleList list(String address, int number) {
        ListPageReader reader = new ListPageReader(page, addresses);
        return new ArticleList(reader.articles(), reader.next(address, number), reader.isNumbered());
    }

    /** Links to the lists of categories, months and tags, each once. */
    public List<ListLink> lists() {
        return new ListLinkReader(page, addresses).read();
    }

    /** The id of the article or page, where a form for comments tells it. */
    public OptionalInt id() {
        Element hidden = page.selectFirst("input[name=gid]");
        String value = hidden == null ? "" : hidden.attr("value");
        return value.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(value)) : OptionalInt.empty();
    }

    /**
     * Whether this can be the page of that article or standalone page: so says its form for comments, else its canonical
     * link, else its title and headings.
     *
     * @param id 0 where it is not known
     * @param title as a list shows it, perhaps cut short; empty where it is not known
     */
    public boolean isOf(int id, String title) {
        OptionalInt told = id().isPresent() ? id() : canonicalId();
        if (id > 0 && told.isPresent()) {
            return told.getAsInt() == id;
        }
        // Not anywhere in the page: its side bar and its neighbours name other articles.
        String named = page.title() + " " + String.join(" ", headings());
        return named.isBlank() || PlainText.holds(named, title.strip().replaceFirst(ListPageReader.CUT, ""));
    }

    private OptionalInt canonicalId() {
        Element canonical = page.selectFirst("link[rel=canonical][href]");
        return canonical == null ? OptionalInt.empty() : Route.post(addresses.relative(canonical.absUrl("href")));
    }

    /**
     * Whether the page shows that it belongs to this blog and not, say, to a hotspot that wants a login first: it has the
     * blog's name, emlog's own marks, or links to what emlog gives an address.
     *
     * @param names what the blog is called, as far as that is known
     */
    public boolean isOfBlog(Collection<String> names) {
        String text = page.title() + " " + page.text();
        return names.stream().anyMatch(name -> !name.isBlank() && PlainText.holds(text, name))
                || Marks.in(page)
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

    /** The texts of the page's headings of the first two levels, or what looks like such. */
    public Set<String> headings() {
        return page.select("h1, h2, .log-title, .page-title, .post-title, .entry-title").stream()
                .map(heading -> heading.text().strip())
                .collect(Collectors.toSet());
    }

    /** The folder of the theme that the page wears ({@code content/templates/NAME/}), or empty. */
    public String theme() {
        Matcher folder = THEME.matcher(page.head().outerHtml() + page.body().outerHtml());
        return folder.find() ? folder.group(1) : "";
    }

    /** Reads the page as the blog's home page. */
    public HomePage home() {
        return new HomePageReader(page, addresses).read();
    }

    /** The comments on this page, oldest thread first. */
    public ShownComments comments(PageLayout layout, ZoneId zone) {
        return new PageComments(addresses, layout.selectors(), at, zone).read(page);
    }
}
