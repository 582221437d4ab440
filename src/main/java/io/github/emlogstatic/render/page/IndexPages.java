package io.github.emlogstatic.render.page;

import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.render.site.OneGroup;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.view.RenderContext;
import io.github.emlogstatic.render.view.View;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The pages that show one list: tags, categories, authors, links. */
public record IndexPages(RenderContext context) implements OneGroup {

    @Override
    public void plan(Consumer<PlannedFile> files) {
        plan(files, "tags", context.frame.lists().tagsFingerprint(), context.frame.lists()::tags);
        plan(files, "categories", context.frame.lists().categoriesFingerprint(), context.frame.lists()::categories);
        plan(files, "authors", authorsFingerprint(), this::authors);
        if (context.frame.hasLinks()) {
            plan(files, "links", linksFingerprint(), this::links);
        }
    }

    /** @param kind the name of the layout, the variable, the file, the title's text and the input */
    private void plan(
            Consumer<PlannedFile> files, String kind, String fingerprint, Function<PageLocation, List<?>> values) {
        PageLocation place = PageLocation.of(context.paths.generated(kind + ".html"));
        files.accept(new PlannedFile(place.path(), context.frame.inputs().and(kind, fingerprint), reads -> {
            View.PageHead head = context.heads.of(place, kind, context.texts().get(kind));
            return context.render(List.of(kind), place, head, Map.of(kind, values.apply(place)), reads);
        }));
    }

    private List<View.AuthorView> authors(PageLocation place) {
        return context.index.byAuthor().entrySet().stream()
                .map(entry -> {
                    View.AuthorRef author = context.cards.author(entry.getKey(), place);
                    return new View.AuthorView(
                            author.name(),
                            author.url(),
                            author.avatar(),
                            entry.getValue().size(),
                            author.initial(),
                            author.hue());
                })
                .filter(author -> !author.url().isEmpty())
                .toList();
    }

    private String authorsFingerprint() {
        Fingerprint fingerprint = new Fingerprint();
        context.index
                .byAuthor()
                .forEach((id, articles) ->
                        fingerprint.add(context.cards.authorFingerprint(id)).add(articles.size()));
        return fingerprint.end();
    }

    private List<View.LinkView> links(PageLocation place) {
        return context.site.blog().links().stream()
                .map(link -> new View.LinkView(
                        link.title(),
                        context.content
                                .path(link.url())
                                .map(place::url)
                                .orElseGet(() -> context.uploaded.atBlog(link.url())),
                        link.description(),
                        context.uploaded.onSite(link.icon(), place)))
                .filter(link -> !link.url().isEmpty())
                .toList();
    }

    private String linksFingerprint() {
        Fingerprint fingerprint = new Fingerprint();
        for (View.LinkView link : links(PageLocation.of("links.html"))) {
            fingerprint
                    .add(link.title())
                    .add(link.url())
                    .add(link.description())
                    .add(link.icon());
        }
        return fingerprint.end();
    }
}
