package io.github.emlogstatic.render.feed;

import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.Listing;
import io.github.emlogstatic.render.site.OneGroup;
import io.github.emlogstatic.render.view.RenderContext;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The feeds of the blog and of each category, in three formats, with whole articles and absolute addresses. */
public final class FeedFiles implements OneGroup {

    private final RenderContext context;
    private final int mostItems;
    private final AtomFeed atom;
    private final RssFeed rss;
    private final JsonFeed json;

    public FeedFiles(RenderContext context) {
        FeedItems items = new FeedItems(context);
        this.context = context;
        this.mostItems = context.config.site().feedItems();
        this.atom = new AtomFeed(context, items);
        this.rss = new RssFeed(context, items);
        this.json = new JsonFeed(context, items);
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        Blog blog = context.site.blog();
        String home = context.frame.baseUrl().orElse(blog.address());
        plan(files, new FeedChannel("", blog.name(), blog.description(), blog.address(), home, articles()), "");
        List<Listing> categories =
                context.listings.all().stream().filter(Listing::isCategory).toList();
        categories.forEach(category -> plan(files, ofCategory(category), category.base()));
        categories.forEach(
                category -> formerBases(category).forEach(former -> plan(files, ofCategory(category), former)));
    }

    /** Feed readers follow no redirect that a static page could give, so a moved category keeps feeds at its old address. */
    private List<String> formerBases(Listing category) {
        return context.site.names().moved().entrySet().stream()
                .filter(former -> former.getValue().equals(category.key()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<Article> articles() {
        return context.site.articles().stream()
                .filter(article -> !context.sealed.include(article))
                .toList();
    }

    private FeedChannel ofCategory(Listing listing) {
        String page = context.frame.absolute(listing.base());
        return new FeedChannel(
                listing.base(),
                listing.title() + " - " + context.site.blog().name(),
                listing.description(),
                listing.address(),
                page.isEmpty() ? listing.address() : page,
                listing.paging().entries());
    }

    /** @param base the file of a list, beside which the feeds stand */
    private void plan(Consumer<PlannedFile> files, FeedChannel all, String base) {
        FeedChannel channel = all.withNewest(mostItems);
        Inputs inputs = inputs(channel);
        String atomPath = context.paths.feed(base, AtomFeed.NAME);
        String rssPath = context.paths.feed(base, RssFeed.NAME);
        String jsonPath = context.paths.feed(base, JsonFeed.NAME);
        files.accept(new PlannedFile(atomPath, inputs, reads -> ByteBuffer.wrap(atom.bytes(channel, reads)), atomPath));
        files.accept(new PlannedFile(rssPath, inputs, reads -> ByteBuffer.wrap(rss.bytes(channel, reads)), atomPath));
        files.accept(new PlannedFile(jsonPath, inputs, reads -> ByteBuffer.wrap(json.bytes(channel, reads)), atomPath));
        if (base.isEmpty()) {
            files.accept(new PlannedFile(
                    RssFeed.OLD_NAME, inputs, reads -> ByteBuffer.wrap(rss.bytesForOldName(channel, reads)), atomPath));
        }
    }

    private Inputs inputs(FeedChannel channel) {
        List<Article> articles = channel.articles();
        return context.frame
                .inputs()
                .and("title", Fingerprint.of(channel.title(), channel.description(), channel.id(), channel.home()))
                .and("articles", context.cards.fingerprint(articles))
                .and(
                        "addresses",
                        Fingerprint.of(articles.stream().map(Article::url).toList()))
                .and("body", bodiesFingerprint(articles));
    }

    private String bodiesFingerprint(List<Article> articles) {
        Fingerprint fingerprint = new Fingerprint();
        for (Article article : articles) {
            fingerprint.add(article.needsPassword() ? "" : context.site.bodies().articleFingerprint(article.id()));
        }
        return fingerprint.end();
    }
}
