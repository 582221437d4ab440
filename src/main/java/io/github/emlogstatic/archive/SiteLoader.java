package io.github.emlogstatic.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads the {@link Site} that an archive holds. What lists need of each article is remembered beside the site, by the
 * hash of the article's file, so that only what changed is read again. For one thread.
 */
public final class SiteLoader {

    private static final Comparator<Article> NEWEST_FIRST =
            Comparator.comparing(Article::date).thenComparing(Article::id).reversed();

    private final Archive archive;
    private final Path cache;
    private final Function<Body, String> summary;
    private @Nullable Map<Integer, Head> heads;
    private @Nullable CompletableFuture<Map<String, Remembered>> ahead;

    /**
     * @param cache where to remember; need not exist, and may be deleted at any time
     * @param summary the start of a body for lists: plain text, one line
     */
    public SiteLoader(Archive archive, Path cache, Function<Body, String> summary) {
        this.archive = archive;
        this.cache = cache;
        this.summary = summary;
    }

    /** Begins, on another thread, to read what is remembered. Worth while as soon as it is known that something has changed. */
    public void readAhead() {
        ahead = CompletableFuture.supplyAsync(this::remembered);
    }

    /** Loads the site; fails where the archive has no {@code blog.json} or a file is damaged. */
    public Site load() throws IOException {
        Map<Integer, Head> heads = heads();
        return new Site(
                archive.blog()
                        .orElseThrow(() -> new IOException(
                                archive.file("") + " holds no blog yet; run build with the blog's address")),
                heads.values().stream().map(Head::article).sorted(NEWEST_FIRST).toList(),
                pages(),
                archive.categories(),
                archive.authors(),
                archive.notes(),
                archive.names(),
                archive.counters(),
                new ArchivedBodies(archive, heads));
    }

    /**
     * What lists and page keys need of an article.
     *
     * @param hash of the article's file
     * @param article everything but the text
     * @param summary the start of the text
     * @param fingerprint of the text
     */
    record Head(String hash, Article article, String summary, String fingerprint) {}

    /** The published articles, in no order; what {@link #load} needs is kept. */
    public List<Article> articles() throws IOException {
        heads = readHeads();
        return heads.values().stream().map(Head::article).toList();
    }

    private Map<Integer, Head> heads() throws IOException {
        return heads != null ? heads : readHeads();
    }

    private Map<Integer, Head> readHeads() throws IOException {
        Map<String, Remembered> remembered = ahead != null ? ahead.join() : remembered();
        List<Integer> ids = new ArrayList<>(archive.articleIds());
        Map<Integer, Head> heads = new TreeMap<>();
        boolean changed = ids.size() != remembered.size();
        List<Integer> unknown = new ArrayList<>();
        for (int id : ids) {
            Remembered known = remembered.get(archive.hash("articles/" + id + ".json"));
            if (known == null || known.head().article().id() != id) {
                unknown.add(id);
            } else {
                heads.put(id, known.head());
            }
        }
        try (Stream<Integer> toRead = unknown.parallelStream()) {
            toRead.map(this::read)
                    .toList()
                    .forEach(head -> heads.put(head.article().id(), head));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if ((changed || !unknown.isEmpty()) && !archive.isReadOnly()) {
            remember(heads.values(), remembered);
        }
        return heads;
    }

    private Head read(int id) {
        try {
            ArchivedArticle article = archive.article(id)
                    .orElseThrow(() -> new IOException(archive.file("articles/" + id + ".json")
                            + " is missing though the index lists it; build --full mends it"));
            return new Head(
                    archive.hash("articles/" + id + ".json"),
                    article.article(),
                    summary.apply(article.body()),
                    ArchivedBodies.fingerprint(article.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param line that it was read from, to be written again as it is */
    private record Remembered(Head head, String line) {

        static Remembered of(String line) {
            try {
                return new Remembered(ArchiveJson.readLine(line, Head.class), line);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Map<String, Remembered> remembered() {
        if (!Files.exists(cache)) {
            return Map.of();
        }
        try {
            return Files.readAllLines(cache).parallelStream()
                    .map(Remembered::of)
                    .collect(Collectors.toMap(known -> known.head().hash(), known -> known, (one, other) -> one));
        } catch (IOException | UncheckedIOException e) {
            // Only a memory: what cannot be read is worked out again.
            return Map.of();
        }
    }

    private void remember(Collection<Head> heads, Map<String, Remembered> remembered) throws IOException {
        AtomicFile.writeLines(cache, heads.stream().map(head -> {
            Remembered known = remembered.get(head.hash());
            return known != null && known.head() == head ? known.line() : ArchiveJson.line(head);
        }));
    }

    private List<Page> pages() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (int id : archive.pageIds()) {
            archive.page(id).ifPresent(page -> pages.add(page.page()));
        }
        return pages;
    }
}
