package io.github.emlogstatic.render.feed;

import io.github.emlogstatic.content.write.Xml;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.render.view.RenderContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** RSS 2.0 with whole articles in {@code content:encoded}. */
record RssFeed(RenderContext context, FeedItems items) {

    static final String NAME = "rss.xml";

    /** The name under which emlog serves its own feed. Feed readers follow no redirect that a static page could give. */
    static final String OLD_NAME = "rss.php";

    byte[] bytes(FeedChannel channel, Reads reads) throws IOException {
        List<Article> articles = channel.articles();
        Xml xml = Xml.document();
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
                .element("title", channel.title())
                .element("link", channel.home())
                .element("description", channel.description())
                .element("language", context.frame.language());
        if (context.frame.baseUrl().isPresent()) {
            xml.empty("atom:link", "rel", "self", "type", "application/rss+xml", "href", items.address(channel, NAME));
        }
        if (!articles.isEmpty()) {
            xml.element("lastBuildDate", date(articles.get(0).date()));
        }
        for (Article article : articles) {
            item(xml, article, reads);
        }
        return xml.close("channel").close("rss").bytes();
    }

    private void item(Xml xml, Article article, Reads reads) throws IOException {
        String author = items.author(article);
        xml.open("item")
                .element("title", article.title())
                .element("link", items.url(article))
                .element("guid", items.id(article), "isPermaLink", "false")
                .element("pubDate", date(article.date()));
        if (!author.isEmpty()) {
            xml.element("dc:creator", author);
        }
        for (String category : items.categories(article)) {
            xml.element("category", category);
        }
        xml.element("description", asHtml(items.summary(article)))
                .element("content:encoded", items.content(article, reads))
                .close("item");
    }

    /** Readers take a description for HTML. */
    private static String asHtml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private String date(LocalDateTime date) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                date.atZone(context.site.blog().zone()).toOffsetDateTime());
    }

    /** The feed without the XML declaration. A host that runs PHP could take {@code <?xml} in a PHP file for code. */
    byte[] bytesForOldName(FeedChannel channel, Reads reads) throws IOException {
        String xml = new String(bytes(channel, reads), StandardCharsets.UTF_8);
        return xml.substring(xml.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8);
    }
}
