package io.github.emlogstatic.render.feed;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.view.RenderContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the feeds of all formats say about an article. Safe for several threads. */
final class FeedItems {

    private final RenderContext context;
    private final Map<Integer, SoftCached<Content>> contents = new ConcurrentHashMap<>();

    FeedItems(RenderContext context) {
        this.context = context;
    }

    /** The HTML of an article, the same in all feeds, and the links and uploads that it refers to. */
    private record Content(String html, Map<String, String> reads) {}

    /** The blog's dynamic address of the article. It stays the same when the blog or the site changes its addresses. */
    String id(Article article) {
        return context.site.blog().address() + UrlMode.DYNAMIC.post(article.id());
    }

    String url(Article article) {
        return context.frame
                .baseUrl()
                .map(base -> base + Percent.encode(context.cards.path(article)))
                .orElseGet(() -> context.addressAtBlog(article.url()).orElse(id(article)));
    }

    String content(Article article, Reads reads) throws IOException {
        if (article.needsPassword()) {
            return "<p>" + notice() + "</p>";
        }
        Content content = contents.computeIfAbsent(article.id(), id -> new SoftCached<>(() -> newContent(article)))
                .get();
        content.reads().forEach(reads::read);
        return content.html();
    }

    private Content newContent(Article article) {
        Optional<PageLocation> place =
                context.frame.baseUrl().map(base -> new PageLocation(context.cards.path(article), base));
        Map<String, String> reads = new HashMap<>();
        String html =
                context.content.feed(context.site.bodies().article(article.id()), url(article), place, reads::put);
        return new Content(html, reads);
    }

    String summary(Article article) throws IOException {
        return article.needsPassword() ? notice() : context.cards.summary(article);
    }

    private String notice() throws IOException {
        return context.texts().get("protectedNotice");
    }

    /** The author's name, or empty. */
    String author(Article article) {
        return context.cards.author(article.authorId(), PageLocation.of("")).name();
    }

    /** The category and the tags, each name once. */
    List<String> categories(Article article) {
        List<String> names = new ArrayList<>();
        context.index.category(article.categoryId()).map(Category::name).ifPresent(names::add);
        article.tags().stream().distinct().filter(tag -> !names.contains(tag)).forEach(names::add);
        return names;
    }

    /** The absolute address of a feed; empty without a base address. */
    String address(FeedChannel channel, String name) {
        return context.frame.absolute(context.paths.feed(channel.base(), name));
    }
}
