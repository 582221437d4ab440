package io.github.emlogstatic.render.page;

import io.github.emlogstatic.content.rewrite.Rewritten;
import io.github.emlogstatic.content.text.Excerpts;
import io.github.emlogstatic.model.Bodies;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.output.PlannedFile;
import io.github.emlogstatic.output.PlannedFile.Reads;
import io.github.emlogstatic.render.redirect.Resolver;
import io.github.emlogstatic.render.site.Fingerprint;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.PageKind;
import io.github.emlogstatic.render.site.Paths;
import io.github.emlogstatic.render.site.Place;
import io.github.emlogstatic.render.view.Rendering;
import io.github.emlogstatic.render.view.View;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The standalone pages: about, guestbook… */
public final class StandalonePages implements PageKind {

    private static final int SUMMARY = 200;

    private final Rendering rendering;
    private final Bodies bodies;
    private final Discussion discussion;

    public StandalonePages(Rendering rendering) {
        this.rendering = rendering;
        this.bodies = rendering.site.bodies();
        this.discussion = new Discussion(rendering);
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        for (Page page : rendering.site.pages()) {
            String path = rendering.paths.of("page/" + page.id());
            files.accept(new PlannedFile(path, inputs(page), reads -> make(page, Place.of(path), reads)));
        }
        rendering
                .site
                .homePage()
                .ifPresent(page ->
                        files.accept(new PlannedFile(Paths.HOME, inputs(page), reads -> makeFront(page, reads))));
    }

    private Inputs inputs(Page page) {
        return rendering
                .frame
                .inputs()
                .and(
                        "title",
                        Fingerprint.of(page.title()),
                        "date",
                        Fingerprint.of(page.date().toString()),
                        "address",
                        Fingerprint.of(page.url()),
                        "author",
                        rendering.cards.authorFingerprint(page.authorId()),
                        "cover",
                        rendering.uploaded.fingerprint(page.cover()),
                        "body",
                        bodies.pageFingerprint(page.id()),
                        "comments",
                        bodies.commentsFingerprint(page.id()),
                        "likes",
                        bodies.likesFingerprint(page.id()));
    }

    private byte[] make(Page page, Place place, Reads reads) throws IOException {
        View.ArticleView view = view(page, place, reads);
        String address = rendering.addresses.absolute(page.url()).orElse("");
        View.PageHead head = rendering.frame.head(
                place, "page", page.title(), view.summary(), address, rendering.image(page.cover()));
        return rendering.render(List.of("page", "article"), place, head, Map.of("article", view), reads);
    }

    /** The page once more, as what the site begins with. */
    private byte[] makeFront(Page page, Reads reads) throws IOException {
        Place place = Place.of(Paths.HOME);
        View.ArticleView view = view(page, place, reads);
        String address = rendering.site.blog().address();
        View.PageHead head =
                rendering.frame.head(place, "front", "", view.summary(), address, rendering.image(page.cover()));
        Map<String, Object> own = Map.of("article", view, "resolver", Resolver.element(place, rendering.paths, false));
        return rendering.render(List.of("front", "page", "article"), place, head, own, reads);
    }

    private View.ArticleView view(Page page, Place place, Reads reads) {
        String html = bodies.page(page.id()).content();
        Rewritten content = rendering.content.page(html, place, reads);
        List<View.CommentView> comments = discussion.comments(page.id(), place, reads);
        return new View.ArticleView(
                page.id(),
                page.title(),
                place.url(place.path()),
                page.date(),
                rendering.cards.author(page.authorId(), place),
                null,
                List.of(),
                rendering.cards.cover(page.cover(), place),
                Excerpts.summary(html, SUMMARY),
                false,
                false,
                List.of(),
                List.of(),
                content.html(),
                ArticlePages.toc(content.toc()),
                content.readingMinutes(),
                content.words(),
                null,
                null,
                List.of(),
                List.of(),
                comments,
                Discussion.count(comments),
                discussion.likes(page.id()),
                discussion.likeCount(page.id()),
                rendering.originalUrl(page.url()),
                content.hasCode(),
                content.hasMath());
    }
}
