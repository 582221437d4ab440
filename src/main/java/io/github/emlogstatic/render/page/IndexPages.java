package io.github.emlogstatic.render.page;

import io.github.emlogstatic.output.PlannedFile;
import io.github.emlogstatic.output.PlannedFile.Reads;
import io.github.emlogstatic.render.site.Fingerprint;
import io.github.emlogstatic.render.site.PageKind;
import io.github.emlogstatic.render.site.Place;
import io.github.emlogstatic.render.view.Initials;
import io.github.emlogstatic.render.view.Rendering;
import io.github.emlogstatic.render.view.View;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The pages with one simple list on them: all tags, all categories, all authors, the links to friends. */
public final class IndexPages implements PageKind {

    private final Rendering rendering;

    public IndexPages(Rendering rendering) {
        this.rendering = rendering;
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        plan(files, "tags", rendering.counts.tagsFingerprint(), (place, reads) -> rendering.counts.tags(place));
        plan(
                files,
                "categories",
                rendering.counts.categoriesFingerprint(),
                (place, reads) -> rendering.counts.categories(place));
        plan(files, "authors", authorsFingerprint(), (place, reads) -> authors(place));
        if (rendering.frame.hasLinks()) {
            plan(files, "links", linksFingerprint(), (place, reads) -> links(place));
        }
    }

    /** @param kind the layout, the variable, the file, the title's text and the input, all in one word */
    private void plan(
            Consumer<PlannedFile> files, String kind, String fingerprint, BiFunction<Place, Reads, List<?>> values) {
        Place place = Place.of(rendering.paths.generated(kind + ".html"));
        files.accept(new PlannedFile(place.path(), rendering.frame.inputs().and(kind, fingerprint), reads -> {
            View.PageHead head =
                    rendering.frame.head(place, kind, rendering.texts().get(kind));
            return rendering.render(List.of(kind), place, head, Map.of(kind, values.apply(place, reads)), reads);
        }));
    }

    private List<View.AuthorView> authors(Place place) {
        return rendering.index.byAuthor().entrySet().stream()
                .map(entry -> {
                    View.AuthorRef author = rendering.cards.author(entry.getKey(), place);
                    return new View.AuthorView(
                            author.name(),
                            author.url(),
                            author.avatar(),
                            entry.getValue().size(),
                            Initials.of(author.name()),
                            Initials.hue(author.name()));
                })
                .toList();
    }

    private String authorsFingerprint() {
        Fingerprint fingerprint = new Fingerprint();
        rendering
                .index
                .byAuthor()
                .forEach((id, articles) ->
                        fingerprint.add(rendering.cards.authorFingerprint(id)).add(articles.size()));
        return fingerprint.end();
    }

    private List<View.LinkView> links(Place place) {
        return rendering.site.blog().links().stream()
                .map(link -> new View.LinkView(
                        link.title(),
                        rendering
                                .content
                                .path(link.url())
                                .map(place::url)
                                .orElseGet(() -> rendering.uploaded.atBlog(link.url())),
                        link.description()))
                .filter(link -> !link.url().isEmpty())
                .toList();
    }

    private String linksFingerprint() {
        Fingerprint fingerprint = new Fingerprint();
        for (View.LinkView link : links(Place.of("links.html"))) {
            fingerprint.add(link.title()).add(link.url()).add(link.description());
        }
        return fingerprint.end();
    }
}
