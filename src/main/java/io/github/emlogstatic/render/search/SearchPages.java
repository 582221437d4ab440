package io.github.emlogstatic.render.search;

import io.github.emlogstatic.config.Version;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.output.PlannedFile;
import io.github.emlogstatic.render.site.Fingerprint;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.PageKind;
import io.github.emlogstatic.render.site.Place;
import io.github.emlogstatic.render.site.Urls;
import io.github.emlogstatic.render.view.Rendering;
import io.github.emlogstatic.render.view.View;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The search page and what it searches: the articles in segments counted from the oldest, so that a new one or an edit
 * touches one segment only, and the standalone pages in a segment {@code p}. Everything is a script, since a page opened
 * from a disk may load nothing else. A theme without {@code layouts/search.peb} has no search.
 */
public final class SearchPages implements PageKind {

    private static final String PROGRAM = Fingerprint.of(Version.number());

    private final Rendering rendering;
    private @Nullable List<SearchSegment> segments;

    public SearchPages(Rendering rendering) {
        this.rendering = rendering;
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        if (!rendering.frame.hasSearch()) {
            return;
        }
        List<SearchSegment> segments = segments();
        planPage(files, segments);
        segments.forEach(segment -> planSegment(files, segment));
    }

    private void planPage(Consumer<PlannedFile> files, List<SearchSegment> segments) {
        Place place = Place.of(rendering.paths.generated("search.html"));
        View.SearchView search = new View.SearchView(place.url(folder() + "/"), described(segments));
        Inputs inputs = rendering.frame.inputs().and("articles", Fingerprint.of(search.segments()));
        files.accept(new PlannedFile(place.path(), inputs, reads -> {
            View.PageHead head =
                    rendering.frame.head(place, "search", rendering.texts().get("search"));
            return rendering.render(List.of("search"), place, head, Map.of("search", search), reads);
        }));
    }

    /** The addresses that it finds; empty where the theme has no search. */
    public Optional<Set<String>> urls() {
        return rendering.frame.hasSearch()
                ? Optional.of(segments().stream()
                        .flatMap(segment -> segment.urls().stream())
                        .collect(Collectors.toSet()))
                : Optional.empty();
    }

    private static String described(List<SearchSegment> segments) {
        return segments.stream()
                .map(segment -> segment.name() + ":" + segment.shards() + ":" + segment.version())
                .collect(Collectors.joining(" "));
    }

    private String folder() {
        return rendering.paths.generated("search");
    }

    private void planSegment(Consumer<PlannedFile> files, SearchSegment segment) {
        String folder = folder() + "/" + segment.name() + "/";
        Inputs inputs = Inputs.of("program", PROGRAM, "articles", segment.fingerprint());
        for (int i = 0; i < segment.shards(); i++) {
            int shard = i;
            files.accept(new PlannedFile(
                    folder + shard + ".js", inputs, reads -> bytes(() -> segment.shardScript(shard)), folder));
        }
        for (int i = 0; i < segment.chunks(); i++) {
            int chunk = i;
            files.accept(new PlannedFile(
                    folder + "t" + chunk + ".js",
                    Inputs.of("program", PROGRAM, "articles", segment.chunkFingerprint(chunk)),
                    reads -> bytes(() -> segment.chunkScript(chunk)),
                    folder));
        }
    }

    private static byte[] bytes(Supplier<String> script) {
        return script.get().getBytes(StandardCharsets.UTF_8);
    }

    private synchronized List<SearchSegment> segments() {
        if (segments == null) {
            segments = newSegments();
        }
        return segments;
    }

    private List<SearchSegment> newSegments() {
        List<Article> oldestFirst = new ArrayList<>(rendering.site.articles());
        Collections.reverse(oldestFirst);
        List<SearchSegment> made = new ArrayList<>();
        int from = 0;
        for (int size : SearchSegment.sizes(oldestFirst.size())) {
            List<Article> articles = oldestFirst.subList(from, from + size);
            made.add(new SearchSegment(
                    Integer.toString(from), articles.stream().map(this::entry).toList()));
            from += size;
        }
        if (!rendering.site.pages().isEmpty()) {
            made.add(new SearchSegment(
                    "p", rendering.site.pages().stream().map(this::entry).toList()));
        }
        return made;
    }

    private SearchSegment.Entry entry(Article article) {
        return entry(
                !article.needsPassword(),
                article.title(),
                article.tags(),
                rendering.cards.path(article),
                article.date(),
                rendering.site.bodies().articleFingerprint(article.id()),
                () -> rendering.site.bodies().article(article.id()).content());
    }

    private SearchSegment.Entry entry(Page page) {
        return entry(
                true,
                page.title(),
                List.of(),
                rendering.paths.of("page/" + page.id()),
                page.date(),
                rendering.site.bodies().pageFingerprint(page.id()),
                () -> rendering.site.bodies().page(page.id()).content());
    }

    private SearchSegment.Entry entry(
            boolean open,
            String title,
            List<String> tags,
            String path,
            LocalDateTime date,
            String fingerprint,
            Supplier<String> html) {
        return new SearchSegment.Entry(
                open,
                title,
                tags,
                Urls.encoded(path),
                rendering.dates.date(date),
                date.toLocalDate().toString(),
                fingerprint,
                html);
    }
}
