package io.github.emlogstatic.render.feed;

import io.github.emlogstatic.content.write.Xml;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.render.view.RenderContext;
import java.io.IOException;
import java.util.List;

/** Atom 1.0. */
record AtomFeed(RenderContext context, FeedItems items) {

    static final String NAME = "atom.xml";

    byte[] bytes(FeedChannel channel, Reads reads) throws IOException {
        List<Article> articles = channel.articles();
        Xml xml = Xml.document();
        xml.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", context.frame.language())
                .element("title", channel.title())
                .element("subtitle", channel.description())
                .element("id", channel.id())
                .element(
                        "updated",
                        articles.isEmpty()
                                ? "1970-01-01T00:00:00Z"
                                : context.dates.iso(articles.get(0).date()))
                .empty("link", "rel", "alternate", "type", "text/html", "href", channel.home());
        if (context.frame.baseUrl().isPresent()) {
            xml.empty("link", "rel", "self", "type", "application/atom+xml", "href", items.address(channel, NAME));
        }
        xml.element("generator", "emlog-static");
        for (Article article : articles) {
            entry(xml, article, reads);
        }
        return xml.close("feed").bytes();
    }

    private void entry(Xml xml, Article article, Reads reads) throws IOException {
        String author = items.author(article);
        String date = context.dates.iso(article.date());
        xml.open("entry")
                .element("title", article.title())
                .element("id", items.id(article))
                .empty("link", "rel", "alternate", "type", "text/html", "href", items.url(article))
                .element("published", date)
                .element("updated", date)
                .open("author")
                .element("name", author.isEmpty() ? context.site.blog().name() : author) // Atom requires a name
                .close("author");
        for (String category : items.categories(article)) {
            xml.empty("category", "term", category);
        }
        xml.element("content", items.content(article, reads), "type", "html").close("entry");
    }
}
