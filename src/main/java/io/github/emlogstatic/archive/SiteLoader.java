package io.github.emlogstatic.archive;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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
    private @Nullable CompletableFuture<HeadMemory> ahead;

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
        ahead = CompletableFuture.supplyAsync(() -> HeadMemory.of(cache));
    }

    /** Loads the site; fails where the archive has no {@code blog.json} or a file is damaged. */
    public Site load() throws IOException {
        Map<Integer, Head> heads = heads();
        Site site = read(heads);
        for (String path : List.of("categories.json", "authors.json", "notes.json", "counters.json", "names.json")) {
            archive.mustBeWhole(path);
        }
        return site;
    }

    private Site read(Map<Integer, Head> heads) throws IOException {
        Optional<Blog> blog = archive.blog();
        archive.mustBeWhole("blog.json");
        return new Site(
                blog.orElseThrow(() ->
                        new IOException(archive.directory() + " holds no blog yet; run build with the blog's address")),
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

    /** The published articles, by id; what {@link #load} needs is kept. */
    public List<Article> articles() throws IOException {
        heads = readHeads();
        return heads.values().stream().map(Head::article).toList();
    }

    private Map<Integer, Head> heads() throws IOException {
        return heads != null ? heads : readHeads();
    }

    private Map<Integer, Head> readHeads() throws IOException {
        HeadMemory memory = ahead != null ? ahead.join() : HeadMemory.of(cache);
        Map<Integer, Head> heads = new TreeMap<>();
        List<Integer> unknown = new ArrayList<>();
        for (int id : archive.articleIds()) {
            memory.get(id, archive.hash(path(id))).ifPresentOrElse(head -> heads.put(id, head), () -> unknown.add(id));
        }
        boolean changed = heads.size() != memory.size() || !unknown.isEmpty();
        try (Stream<Integer> toRead = unknown.parallelStream()) {
            toRead.map(this::read)
                    .toList()
                    .forEach(head -> heads.put(head.article().id(), head));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (changed && !archive.isReadOnly()) {
            memory.write(cache, heads.values());
        }
        return heads;
    }

    private Head read(int id) {
        try {
            Optional<ArchivedArticle> found = archive.article(id);
            archive.mustBeWhole(path(id));
            ArchivedArticle article = found.orElseThrow();
            return new Head(
                    archive.hash(path(id)),
                    article.article(),
                    summary.apply(article.body()),
                    ArchivedBodies.fingerprint(article.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(int id) {
        return Archive.json(Archive.ARTICLES, id);
    }

    private List<Page> pages() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (int id : archive.pageIds()) {
            Optional<ArchivedPage> found = archive.page(id);
            archive.mustBeWhole(Archive.json(Archive.PAGES, id));
            pages.add(found.orElseThrow().page());
        }
        return pages;
    }
}
