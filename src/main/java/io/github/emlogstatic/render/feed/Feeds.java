package io.github.emlogstatic.render.feed;

import io.github.emlogstatic.content.text.CleanText;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.output.PlannedFile;
import io.github.emlogstatic.output.PlannedFile.Reads;
import io.github.emlogstatic.render.site.Fingerprint;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.Json;
import io.github.emlogstatic.render.site.Listing;
import io.github.emlogstatic.render.site.OnceMade;
import io.github.emlogstatic.render.site.PageKind;
import io.github.emlogstatic.render.site.Place;
import io.github.emlogstatic.render.site.Urls;
import io.github.emlogstatic.render.view.Rendering;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Atom, RSS and JSON Feed of the blog and of each category, with whole articles and absolute addresses. An entry is known by the blog's dynamic address
 * ({@code ?post=12}), which stays the same whatever form of addresses the blog or this site takes.
 */
public final class Feeds implements PageKind {

    private final Rendering rendering;
    private final int items;
    private final Map<Integer, OnceMade<Content>> contents = new ConcurrentHashMap<>();

    public Feeds(Rendering rendering) {
        this.rendering = rendering;
        this.items = rendering.config.site().feedItems();
    }

    /**
     * What a feed is about.
     *
     * @param base the list's file; empty for the whole blog
     * @param id the same in every form of the feed
     * @param home the page that shows the same articles, absolute
     */
    private record Feed(
            String base, String title, String description, String id, String home, List<Article> articles) {}

    /** The text of an article, the same in all feeds, and what it has read. */
    private record Content(String html, Map<String, String> reads) {}

    @Override
    public void plan(Consumer<PlannedFile> files) {
        Blog blog = rendering.site.blog();
        String home = rendering.frame.baseUrl().orElse(blog.address());
        plan(files, new Feed("", blog.name(), blog.description(), blog.address(), home, articles()));
        for (Listing listing : rendering.listings.all()) {
            if (listing.kind().equals("category")) {
                plan(files, ofCategory(listing));
            }
        }
    }

    private List<Article> articles() {
        return rendering.site.articles().stream()
                .filter(article -> !rendering.isSealed(article))
                .toList();
    }

    private Feed ofCategory(Listing listing) {
        String page = rendering.frame.absolute(listing.base());
        return new Feed(
                listing.base(),
                listing.title() + " - " + rendering.site.blog().name(),
                listing.description(),
                listing.address(),
                page.isEmpty() ? listing.address() : page,
                listing.paging().entries());
    }

    private void plan(Consumer<PlannedFile> files, Feed all) {
        List<Article> newest =
                all.articles().subList(0, Math.min(items, all.articles().size()));
        Feed feed = new Feed(all.base(), all.title(), all.description(), all.id(), all.home(), newest);
        Inputs inputs = rendering
                .frame
                .inputs()
                .and(
                        "title",
                        Fingerprint.of(feed.title(), feed.description(), feed.id(), feed.home()),
                        "articles",
                        rendering.cards.fingerprint(newest),
                        "addresses",
                        Fingerprint.of(newest.stream().map(Article::url).toList()),
                        "body",
                        bodiesFingerprint(newest));
        String atom = rendering.paths.feed(feed.base(), "atom.xml");
        String rss = rendering.paths.feed(feed.base(), "rss.xml");
        String json = rendering.paths.feed(feed.base(), "feed.json");
        files.accept(new PlannedFile(atom, inputs, reads -> atom(feed, reads), atom));
        files.accept(new PlannedFile(rss, inputs, reads -> rss(feed, reads), atom));
        files.accept(new PlannedFile(json, inputs, reads -> json(feed, reads), atom));
        if (feed.base().isEmpty()) {
            files.accept(new PlannedFile("rss.php", inputs, reads -> atOldAddress(rss(feed, reads)), atom));
        }
    }

    /** A feed reader follows no page's refresh. Without its first line, a host that runs PHP finds none to run. */
    private static byte[] atOldAddress(byte[] rss) {
        String xml = new String(rss, StandardCharsets.UTF_8);
        return xml.substring(xml.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8);
    }

    private String bodiesFingerprint(List<Article> articles) {
        Fingerprint fingerprint = new Fingerprint();
        for (Article article : articles) {
            fingerprint.add(
                    article.needsPassword() ? "" : rendering.site.bodies().articleFingerprint(article.id()));
        }
        return fingerprint.end();
    }

    private byte[] json(Feed feed, Reads reads) throws IOException {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("version", Json.text("https://jsonfeed.org/version/1.1"));
        json.put("title", Json.text(feed.title()));
        json.put("home_page_url", Json.text(feed.home()));
        if (rendering.frame.baseUrl().isPresent()) {
            json.put("feed_url", Json.text(address(feed, "feed.json")));
        }
        if (!feed.description().isEmpty()) {
            json.put("description", Json.text(feed.description()));
        }
        json.put("language", Json.text(rendering.frame.language()));
        List<String> entries = new ArrayList<>();
        for (Article article : feed.articles()) {
            entries.add(Json.object(jsonItem(article, reads)));
        }
        json.put("items", "[" + String.join(",\n", entries) + "]");
        return (CleanText.of(Json.object(json)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, String> jsonItem(Article article, Reads reads) throws IOException {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("id", Json.text(id(article)));
        json.put("url", Json.text(url(article)));
        json.put("title", Json.text(article.title()));
        json.put("content_html", Json.text(content(article, reads)));
        json.put("summary", Json.text(summary(article)));
        json.put("date_published", Json.text(iso(article.date())));
        String author = author(article);
        if (!author.isEmpty()) {
            json.put("authors", "[" + Json.object(Map.of("name", Json.text(author))) + "]");
        }
        json.put("tags", categories(article).stream().map(Json::text).collect(Collectors.joining(",", "[", "]")));
        return json;
    }

    private byte[] atom(Feed feed, Reads reads) throws IOException {
        List<Article> articles = feed.articles();
        Xml xml = new Xml();
        xml.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", rendering.frame.language())
                .element("title", feed.title())
                .element("subtitle", feed.description())
                .element("id", feed.id())
                .element(
                        "updated",
                        articles.isEmpty()
                                ? "1970-01-01T00:00:00Z"
                                : iso(articles.get(0).date()))
                .empty("link", "rel", "alternate", "type", "text/html", "href", feed.home());
        if (rendering.frame.baseUrl().isPresent()) {
            xml.empty("link", "rel", "self", "type", "application/atom+xml", "href", address(feed, "atom.xml"));
        }
        xml.element("generator", "emlog-static");
        for (Article article : articles) {
            atomEntry(xml, article, reads);
        }
        return xml.close("feed").bytes();
    }

    private void atomEntry(Xml xml, Article article, Reads reads) throws IOException {
        String author = author(article);
        xml.open("entry")
                .element("title", article.title())
                .element("id", id(article))
                .empty("link", "rel", "alternate", "type", "text/html", "href", url(article))
                .element("published", iso(article.date()))
                .element("updated", iso(article.date()))
                .open("author")
                .element("name", author.isEmpty() ? rendering.site.blog().name() : author)
                .close("author");
        for (String category : categories(article)) {
            xml.empty("category", "term", category);
        }
        xml.element("content", content(article, reads), "type", "html").close("entry");
    }

    private byte[] rss(Feed feed, Reads reads) throws IOException {
        List<Article> articles = feed.articles();
        Xml xml = new Xml();
        xml.open(
                        "rss",
                        "version",
                        "2.0",
                        "xmlns:content",
                        "http://purl.org/rss/1.0/modules/content/",
                        "xmlns:dc",
                        "http://purl.org/dc/elements/1.1/",
                        "xmlns:atom",
                        "http://www.w3.org/2005/Atom")
                .open("channel")
                .element("title", feed.title())
                .element("link", feed.home())
                .element("description", feed.description())
                .element("language", rendering.frame.language());
        if (rendering.frame.baseUrl().isPresent()) {
            xml.empty("atom:link", "rel", "self", "type", "application/rss+xml", "href", address(feed, "rss.xml"));
        }
        if (!articles.isEmpty()) {
            xml.element("lastBuildDate", rfc822(articles.get(0).date()));
        }
        for (Article article : articles) {
            rssItem(xml, article, reads);
        }
        return xml.close("channel").close("rss").bytes();
    }

    private void rssItem(Xml xml, Article article, Reads reads) throws IOException {
        String author = author(article);
        xml.open("item")
                .element("title", article.title())
                .element("link", url(article))
                .element("guid", id(article), "isPermaLink", "false")
                .element("pubDate", rfc822(article.date()));
        if (!author.isEmpty()) {
            xml.element("dc:creator", author);
        }
        for (String category : categories(article)) {
            xml.element("category", category);
        }
        xml.element("description", summary(article))
                .element("content:encoded", content(article, reads))
                .close("item");
    }

    private String content(Article article, Reads reads) throws IOException {
        if (article.needsPassword()) {
            return "<p>" + notice() + "</p>";
        }
        Content content = contents.computeIfAbsent(article.id(), id -> new OnceMade<>(() -> newContent(id)))
                .get();
        content.reads().forEach(reads::read);
        return content.html();
    }

    private Content newContent(int id) {
        Optional<Place> place = rendering.frame.baseUrl().map(base -> new Place("", base));
        Map<String, String> reads = new HashMap<>();
        String html = rendering.content.feed(rendering.site.bodies().article(id).content(), place, reads::put);
        return new Content(html, reads);
    }

    private String summary(Article article) throws IOException {
        return article.needsPassword() ? notice() : rendering.cards.summary(article);
    }

    private String notice() throws IOException {
        return rendering.texts().get("protectedNotice");
    }

    private String author(Article article) {
        return rendering.cards.author(article.authorId(), Place.of("")).name();
    }

    private List<String> categories(Article article) {
        List<String> names = new ArrayList<>();
        rendering.index.category(article.categoryId()).map(Category::name).ifPresent(names::add);
        article.tags().stream().distinct().filter(tag -> !names.contains(tag)).forEach(names::add);
        return names;
    }

    private String id(Article article) {
        return rendering.site.blog().address() + "?post=" + article.id();
    }

    private String url(Article article) {
        return rendering
                .frame
                .baseUrl()
                .map(base -> base + Urls.encoded(rendering.cards.path(article)))
                .orElseGet(() -> rendering.addresses.absolute(article.url()).orElse(id(article)));
    }

    private String address(Feed feed, String name) {
        return rendering.frame.absolute(rendering.paths.feed(feed.base(), name));
    }

    private String iso(LocalDateTime date) {
        return rendering.dates.iso(date);
    }

    private String rfc822(LocalDateTime date) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                date.atZone(rendering.site.blog().zone()).toOffsetDateTime());
    }
}
