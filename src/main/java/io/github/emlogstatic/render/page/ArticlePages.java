package io.github.emlogstatic.render.page;

import io.github.emlogstatic.content.rewrite.RewrittenHtml;
import io.github.emlogstatic.content.rewrite.RewrittenHtml.Heading;
import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Bodies;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.output.plan.PlannedGroup;
import io.github.emlogstatic.render.site.FilePlanner;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.PlainTexts;
import io.github.emlogstatic.render.view.Cards;
import io.github.emlogstatic.render.view.RenderContext;
import io.github.emlogstatic.render.view.View;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page of each article. */
public final class ArticlePages implements FilePlanner {

    /** The number of neighbouring articles that are planned together. */
    private static final int GROUP = 16;

    private final RenderContext context;
    private final List<Article> articles;
    private final Bodies bodies;
    private final Discussion discussion;
    private final Related related;
    private final Series series;

    public ArticlePages(RenderContext context) {
        this.context = context;
        this.articles = context.site.articles();
        this.bodies = context.site.bodies();
        this.discussion = new Discussion(context);
        this.related = new Related(context.site.articles());
        this.series = new Series(context);
    }

    /**
     * An article and its neighbours in time.
     *
     * @param position among all articles, newest first
     * @param previous the older one, or null
     * @param next the newer one, or null
     */
    private record Neighbours(
            int position,
            Article article,
            @Nullable Article previous,
            @Nullable Article next) {}

    /** Groups are counted from the oldest article, so that a new one is in the last. */
    @Override
    public List<PlannedGroup> groups() {
        List<PlannedGroup> groups = new ArrayList<>();
        int size = articles.size();
        for (int oldest = 0; oldest < size; oldest += GROUP) {
            int to = size - oldest;
            int from = Math.max(0, to - GROUP);
            groups.add(new PlannedGroup("articles " + oldest, fingerprint(from, to), () -> files(from, to)));
        }
        return groups;
    }

    private String fingerprint(int from, int to) {
        Fingerprint fingerprint = context.groups().start();
        context.groups().add(articles.subList(Math.max(0, from - 1), Math.min(articles.size(), to + 1)), fingerprint);
        for (int i = from; i < to; i++) {
            context.groups().add(related.to(i), fingerprint);
            fingerprint.add(context.sealed.include(articles.get(i)));
            if (!context.config.site().series().isEmpty()) {
                fingerprint.add(series.fingerprint(articles.get(i)));
            }
        }
        return fingerprint.add(from > 0).end();
    }

    private List<PlannedFile> files(int from, int to) {
        List<PlannedFile> files = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            Neighbours of = new Neighbours(
                    i,
                    articles.get(i),
                    i + 1 < articles.size() ? articles.get(i + 1) : null,
                    i > 0 ? articles.get(i - 1) : null);
            int position = articles.size() - 1 - i;
            if (!context.sealed.include(of.article)) {
                files.add(new PlannedFile(
                        context.cards.path(of.article),
                        () -> inputs(of),
                        reads -> make(of, reads),
                        PlainTexts.batch(position),
                        context.index.turn(position)));
            }
        }
        return files;
    }

    private Inputs inputs(Neighbours of) {
        Article article = of.article;
        Cards cards = context.cards;
        boolean open = !article.needsPassword();
        return context.frame
                .inputs()
                .and("title", Fingerprint.of(article.title()))
                .and("date", Fingerprint.of(article.date().toString()))
                .and("address", Fingerprint.of(article.url()))
                .and("author", cards.authorFingerprint(article.authorId()))
                .and("category", cards.categoryFingerprint(article.categoryId()))
                .and("tags", cards.tagsFingerprint(article))
                .and("pinned", Boolean.toString(article.top()))
                .and("cover", context.uploaded.fingerprint(article.cover()))
                .and("fields", fieldsFingerprint(article))
                .and("protected", Boolean.toString(!open))
                .and(
                        "body",
                        open ? Fingerprint.of(bodies.articleFingerprint(article.id()), cards.summary(article)) : "")
                .and("comments", open ? bodies.commentsFingerprint(article.id()) : "")
                .and("likes", open ? bodies.likesFingerprint(article.id()) : "")
                .and("previous", fingerprint(of.previous))
                .and("next", fingerprint(of.next))
                .and("series", series.fingerprint(article))
                .and("related", cards.fingerprint(related.to(of.position)));
    }

    private String fingerprint(@Nullable Article neighbour) {
        return neighbour == null ? "" : context.cards.fingerprint(neighbour);
    }

    private static String fieldsFingerprint(Article article) {
        Fingerprint fingerprint = new Fingerprint();
        shownFields(article).forEach((name, value) -> fingerprint.add(name).add(value));
        return fingerprint.end();
    }

    private ByteBuffer make(Neighbours of, Reads reads) throws IOException {
        Article article = of.article;
        PageLocation place = PageLocation.of(context.cards.path(article));
        View.ArticleView view = view(of, place, reads);
        String address = context.addressAtBlog(article.url()).orElse("");
        View.PageHead head =
                context.heads.of(place, "article", article.title(), view.summary(), address, context.image(article));
        return context.render(List.of("article"), place, head, Map.of("article", view), reads);
    }

    private View.ArticleView view(Neighbours of, PageLocation place, Reads reads) {
        Article article = of.article;
        Cards cards = context.cards;
        View.Card card = cards.card(article, place);
        boolean open = !article.needsPassword();
        String html = open ? bodies.article(article.id()) : "";
        RewrittenHtml content = context.content.article(article.id(), html, place, reads);
        View.Reactions reactions = open ? discussion.of(article.id(), place, reads) : View.Reactions.NONE;
        CoverInText shown = CoverInText.of(content, card.cover());
        return new View.ArticleView(
                article.top() ? card.pinnedOnTop().headline() : card.headline(),
                card.teaser().summary(),
                card.url(),
                shown.cover(),
                new View.Filing(card.author(), card.category(), cards.tags(article, place)),
                categories(article, place),
                fields(article),
                text(shown.html(), content, open ? content.words().minutes() : 0),
                new View.ReadOn(
                        of.previous == null ? null : cards.card(of.previous, place),
                        of.next == null ? null : cards.card(of.next, place),
                        series.view(article, place),
                        cards.cards(related.to(of.position), place)),
                reactions,
                context.originalUrl(article.url()));
    }

    static View.TextView text(String html, RewrittenHtml content, int readingMinutes) {
        return new View.TextView(
                html,
                toc(content.toc()),
                content.holds(),
                readingMinutes,
                content.words().total(),
                content.words().mostlyCharacters(),
                content.hasCode(),
                content.hasMath());
    }

    private List<View.Ref> categories(Article article, PageLocation place) {
        return context.index.path(article.categoryId()).stream()
                .map(category -> context.cards.category(category, place))
                .toList();
    }

    /** emlog shows the fields of a protected article only to whoever knows its password. */
    private static Map<String, String> shownFields(Article article) {
        return article.needsPassword() ? Map.of() : article.fields();
    }

    private static List<View.Field> fields(Article article) {
        return shownFields(article).entrySet().stream()
                .map(field -> new View.Field(field.getKey(), field.getValue()))
                .toList();
    }

    private static List<View.TocEntry> toc(List<Heading> headings) {
        return headings.stream()
                .map(heading ->
                        new View.TocEntry(heading.id(), heading.title(), heading.level(), toc(heading.children())))
                .toList();
    }
}
