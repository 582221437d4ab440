package io.github.emlogstatic.render.search;

import io.github.emlogstatic.config.Version;
import io.github.emlogstatic.content.text.Excerpts;
import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.output.plan.PlannedGroup;
import io.github.emlogstatic.render.site.FilePlanner;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.view.RenderContext;
import io.github.emlogstatic.render.view.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The search page and its index, see {@link SearchSegment}. All files are scripts, because a page opened from a disk may
 * load nothing else. A theme without {@code layouts/search.peb} has no search.
 */
public final class SearchPages implements FilePlanner {

    /** Prefix of the names under which a shard of the index records what it is made of. */
    public static final String SHARD = "search:";

    private static final String PROGRAM = Fingerprint.of(Version.number());

    /** The number of files of texts that are planned together. */
    private static final int GROUP = 16;

    private final RenderContext context;
    private final IndexCache cache;
    private @Nullable List<SearchSegment> segments;

    public SearchPages(RenderContext context, IndexCache cache) {
        this.context = context;
        this.cache = cache;
    }

    @Override
    public List<PlannedGroup> groups() {
        if (!context.frame.hasSearch()) {
            return List.of();
        }
        List<PlannedGroup> groups = new ArrayList<>();
        groups.add(new PlannedGroup("search", "", () -> List.of(page(segments()), han())));
        for (SearchSegment segment : segments()) {
            String name = "search " + segment.name();
            String folder = folder() + "/" + segment.name() + "/";
            for (int from = 0; from < segment.chunks(); from += GROUP) {
                int first = from;
                int end = Math.min(segment.chunks(), from + GROUP);
                groups.add(new PlannedGroup(
                        name + " texts " + first,
                        Fingerprint.of(PROGRAM, folder, segment.chunkFingerprint(first, end)),
                        () -> chunks(segment, folder, first, end)));
            }
            groups.add(
                    new PlannedGroup( // after the texts, which are read once for both
                            name,
                            Fingerprint.of(PROGRAM, folder, String.valueOf(segment.shards()), segment.fingerprint()),
                            () -> shards(segment, folder)));
        }
        return groups;
    }

    private PlannedFile han() {
        return new PlannedFile(
                folder() + "/han.js",
                Inputs.of("program", PROGRAM),
                reads -> StandardCharsets.UTF_8.encode(Traditional.script()));
    }

    private PlannedFile page(List<SearchSegment> segments) {
        PageLocation place = PageLocation.of(context.paths.generated("search.html"));
        View.SearchView search = new View.SearchView(place.url(folder() + "/"), described(segments));
        Inputs inputs = context.frame.inputs().and("articles", Fingerprint.of(search.segments()));
        return new PlannedFile(place.path(), inputs, reads -> {
            View.PageHead head =
                    context.heads.of(place, "search", context.texts().get("search"));
            return context.render(List.of("search"), place, head, Map.of("search", search), reads);
        });
    }

    /** The files that the search finds; empty if the theme has no search. */
    public Optional<Set<String>> paths() {
        return context.frame.hasSearch()
                ? Optional.of(segments().stream()
                        .flatMap(segment -> segment.paths().stream())
                        .collect(Collectors.toSet()))
                : Optional.empty();
    }

    private static String described(List<SearchSegment> segments) {
        return segments.stream()
                .map(segment -> segment.name() + ":" + segment.shards() + ":" + segment.version())
                .collect(Collectors.joining(" "));
    }

    private String folder() {
        return context.paths.generated("search");
    }

    private static List<PlannedFile> chunks(SearchSegment segment, String folder, int from, int end) {
        return IntStream.range(from, end)
                .mapToObj(chunk -> new PlannedFile(
                        folder + "t" + chunk + ".js",
                        Inputs.of("program", PROGRAM).and("articles", segment.chunkFingerprint(chunk)),
                        reads -> segment.chunkScript(chunk),
                        segment.chunkBatch(chunk)))
                .toList();
    }

    /** In the order of {@link BlockTerms}, so that neighbouring shards read neighbouring memory. */
    private static List<PlannedFile> shards(SearchSegment segment, String folder) {
        Inputs inputs = Inputs.of("program", PROGRAM);
        return IntStream.range(0, segment.shards())
                .map(line -> SearchTerms.shardLine(line, segment.shards()))
                .mapToObj(shard -> new PlannedFile(folder + shard + ".js", inputs, reads -> {
                    reads.read(SHARD + segment.name() + "/" + shard, segment.shardFingerprint(shard));
                    return segment.shardScript(shard);
                }))
                .toList();
    }

    /**
     * The fingerprint of what a shard of the index is made of now.
     *
     * @param read the name under which it has recorded that
     */
    public String fingerprint(String read) {
        int slash = read.indexOf('/');
        String name = read.substring(SHARD.length(), slash);
        int shard = Integer.parseInt(read, slash + 1, read.length(), 10);
        return segments().stream()
                .filter(segment -> segment.name().equals(name) && shard < segment.shards())
                .findFirst()
                .map(segment -> fingerprint(segment, shard))
                .orElse("");
    }

    /** A dry run does not have the texts that would be read. A shard whose texts cannot be read is made, which tells why. */
    private String fingerprint(SearchSegment segment, int shard) {
        try {
            return context.config.run().dryRun() ? segment.fingerprint() : segment.shardFingerprint(shard);
        } catch (UncheckedIOException e) {
            return "";
        }
    }

    private synchronized List<SearchSegment> segments() {
        if (segments == null) {
            segments = newSegments();
        }
        return segments;
    }

    private List<SearchSegment> newSegments() {
        List<SearchSegment.Document> articles = new ArrayList<>(
                context.site.articles().parallelStream().map(this::document).toList());
        Collections.reverse(articles);
        List<SearchSegment.Document> pages =
                context.site.pages().stream().map(this::document).toList();
        return SearchSegment.of(articles, pages, context.dates, cache);
    }

    /** Keeps what was indexed for the next build. */
    public void save() throws IOException {
        if (context.frame.hasSearch()) {
            cache.save(segments().stream().flatMap(SearchSegment::blocks).collect(Collectors.toSet()));
        }
    }

    private SearchSegment.Document document(Article article) {
        return new SearchSegment.Document(
                !article.needsPassword(),
                article.title(),
                article.tags(),
                context.cards.path(article),
                article.date(),
                context.site.bodies().articleFingerprint(article.id()),
                new ArticleText(context, article.id()));
    }

    /** The plain text of an article. No lambda, which takes longer to make: a large blog has many. */
    private record ArticleText(RenderContext context, int id) implements Supplier<String> {

        @Override
        public String get() {
            return context.content
                    .takePlainText(id)
                    .orElseGet(() -> plain(context.site.bodies().article(id)));
        }
    }

    private SearchSegment.Document document(Page page) {
        return new SearchSegment.Document(
                true,
                page.title(),
                List.of(),
                context.paths.of(SiteKey.page(page.id())),
                page.date(),
                context.site.bodies().pageFingerprint(page.id()),
                () -> plain(context.site.bodies().page(page.id())));
    }

    private static String plain(String html) {
        return Excerpts.of(html).text();
    }
}
