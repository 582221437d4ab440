package io.github.emlogstatic.render.page;

import io.github.emlogstatic.content.rewrite.RewrittenHtml;
import io.github.emlogstatic.content.text.Excerpts;
import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Bodies;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.render.redirect.RedirectScript;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.OneGroup;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.Paths;
import io.github.emlogstatic.render.view.RenderContext;
import io.github.emlogstatic.render.view.View;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The standalone pages, such as “about” and the guestbook. */
public final class StandalonePageFiles implements OneGroup {

    private static final int SUMMARY = 200;

    private final RenderContext context;
    private final Bodies bodies;
    private final Discussion discussion;

    public StandalonePageFiles(RenderContext context) {
        this.context = context;
        this.bodies = context.site.bodies();
        this.discussion = new Discussion(context);
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        for (Page page : context.site.pages()) {
            String path = context.paths.of(SiteKey.page(page.id()));
            String address = context.addressAtBlog(page.url()).orElse("");
            files.accept(planned(page, path, "page", page.title(), address));
        }
        String blog = context.site.blog().address();
        context.site.homePage().ifPresent(page -> files.accept(planned(page, Paths.HOME, "front", "", blog)));
    }

    /**
     * The page, or the same page again as the home page of the site.
     *
     * @param kind the name of the layout
     * @param address the address of the file at the blog, or empty
     */
    private PlannedFile planned(Page page, String path, String kind, String title, String address) {
        return new PlannedFile(path, inputs(page), reads -> {
            PageLocation place = PageLocation.of(path);
            View.ArticleView view = view(page, place, reads);
            View.PageHead head =
                    context.heads.of(place, kind, title, view.summary(), address, context.image(page.cover()));
            Map<String, Object> own =
                    Map.of("article", view, "resolver", RedirectScript.element(place, context.paths, false));
            return context.render(List.of(kind, "page", "article"), place, head, own, reads);
        });
    }

    private Inputs inputs(Page page) {
        return context.frame
                .inputs()
                .and("title", Fingerprint.of(page.title()))
                .and("date", Fingerprint.of(page.date().toString()))
                .and("address", Fingerprint.of(page.url()))
                .and("author", context.cards.authorFingerprint(page.authorId()))
                .and("cover", context.uploaded.fingerprint(page.cover()))
                .and("body", bodies.pageFingerprint(page.id()))
                .and("comments", bodies.commentsFingerprint(page.id()))
                .and("likes", bodies.likesFingerprint(page.id()));
    }

    private View.ArticleView view(Page page, PageLocation place, Reads reads) {
        String html = bodies.page(page.id());
        String summary = Excerpts.of(html).summary(SUMMARY);
        String words = page.title() + " " + summary;
        RewrittenHtml content = context.content.page(html, place, reads);
        CoverInText shown = CoverInText.of(content, context.cards.cover(page.cover(), place));
        return new View.ArticleView(
                new View.Headline(
                        page.id(),
                        page.title(),
                        page.date(),
                        context.cards.otherLanguage(words),
                        context.cards.direction(words),
                        false,
                        false),
                summary,
                place.url(place.path()),
                shown.cover(),
                new View.Filing(context.cards.author(page.authorId(), place), null, List.of()),
                List.of(),
                List.of(),
                ArticlePages.text(shown.html(), content, content.words().minutes()),
                View.ReadOn.NOTHING,
                discussion.of(page.id(), place, reads),
                context.originalUrl(page.url()));
    }
}
