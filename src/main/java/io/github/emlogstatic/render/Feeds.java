package io.github.emlogstatic.render;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.output.PlannedFile;
import io.github.emlogstatic.output.PlannedFile.Reads;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Atom and RSS, with whole articles and absolute addresses. An entry is known by the blog's dynamic address
 * ({@code ?post=12}), which stays the same whatever form of addresses the blog or this site takes.
 */
final class Feeds implements PageKind {

    private final Rendering rendering;
    private final List<Article> articles;

    Feeds(Rendering rendering) {
        this.rendering = rendering;
        List<Article> all = rendering.site.articles();
        this.articles = all.subList(0, Math.min(rendering.config.site().feedItems(), all.size()));
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        Inputs inputs = rendering
                .frame
                .inputs()
                .and(
                        "articles",
                        rendering.cards.fingerprint(articles),
                        "addresses",
                        addressesFingerprint(),
                        "body",
                        bodiesFingerprint());
        files.accept(new PlannedFile(rendering.paths.generated("atom.xml"), inputs, this::atom));
        files.accept(new PlannedFile(rendering.paths.generated("rss.xml"), inputs, this::rss));
    }

    private String addressesFingerprint() {
        return Fingerprint.of(articles.stream().map(Article::url).toList());
    }

    private String bodiesFingerprint() {
        Fingerprint fingerprint = new Fingerprint();
        for (Article article : articles) {
            fingerprint.add(
                    article.needsPassword() ? "" : rendering.site.bodies().articleFingerprint(article.id()));
        }
        return fingerprint.end();
    }

    private byte[] atom(Reads reads) throws IOException {
        Blog blog = rendering.site.blog();
        Xml xml = new Xml();
        xml.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", rendering.frame.language())
                .element("title", blog.name())
                .element("subtitle", blog.description())
                .element("id", blog.address())
                .element(
                        "updated",
                        articles.isEmpty()
                                ? "1970-01-01T00:00:00Z"
                                : iso(articles.get(0).date()))
                .empty("link", "rel", "alternate", "type", "text/html", "href", home());
        if (rendering.frame.baseUrl().isPresent()) {
            xml.empty("link", "rel", "self", "type", "application/atom+xml", "href", address("atom.xml"));
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

    private byte[] rss(Reads reads) throws IOException {
        Blog blog = rendering.site.blog();
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
                .element("title", blog.name())
                .element("link", home())
                .element("description", blog.description())
                .element("language", rendering.frame.language());
        if (rendering.frame.baseUrl().isPresent()) {
            xml.empty("atom:link", "rel", "self", "type", "application/rss+xml", "href", address("rss.xml"));
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
        String summary = article.needsPassword() ? notice() : rendering.cards.summary(article);
        xml.element("description", summary)
                .element("content:encoded", content(article, reads))
                .close("item");
    }

    private String content(Article article, Reads reads) throws IOException {
        if (article.needsPassword()) {
            return "<p>" + notice() + "</p>";
        }
        Optional<Place> place = rendering.frame.baseUrl().map(base -> new Place("", base));
        return rendering.content.feed(
                rendering.site.bodies().article(article.id()).content(), place, reads);
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

    private String home() {
        return rendering.frame.baseUrl().orElse(rendering.site.blog().address());
    }

    private String address(String feed) {
        return rendering.frame.absolute(rendering.paths.generated(feed));
    }

    private String iso(LocalDateTime date) {
        return rendering.dates.iso(date);
    }

    private String rfc822(LocalDateTime date) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                date.atZone(rendering.site.blog().zone()).toOffsetDateTime());
    }
}
