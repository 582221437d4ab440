package io.github.emlogstatic.archive;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.model.SiteNames;
import io.github.emlogstatic.threads.AllThreads;
import io.github.emlogstatic.threads.ReadAhead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads the {@link Site} from an archive. What lists need of each article is cached outside the archive, by the hash of the
 * article's file, so that only changed articles are read again. For one thread, except {@link #wrote}.
 */
public final class SiteLoader implements AutoCloseable {

    private final Archive archive;
    private final Path cache;
    private final Function<Text, Gist> gist;
    private final KeptTexts texts;
    private final Map<Integer, Head> written = new ConcurrentHashMap<>();
    private @Nullable Map<Integer, Head> heads;
    private @Nullable CompletableFuture<HeadCache> ahead;
    private @Nullable CompletableFuture<Void> saving;

    /**
     * @param cache the cache file; need not exist, and may be deleted at any time
     * @param gist computes summary and reading time of a text
     */
    public SiteLoader(Archive archive, Path cache, Function<Text, Gist> gist) {
        this(archive, cache, gist, new KeptTexts());
    }

    private SiteLoader(Archive archive, Path cache, Function<Text, Gist> gist, KeptTexts texts) {
        this.archive = archive;
        this.cache = cache;
        this.gist = gist;
        this.texts = texts;
    }

    /**
     * A loader for an export. It keeps no texts and computes no summaries, because the export reads every text itself.
     */
    public static SiteLoader withoutTexts(Archive archive, Path cache) {
        return new SiteLoader(archive, cache, text -> new Gist("", 0), new KeptTexts(0));
    }

    public Archive archive() {
        return archive;
    }

    /** Begins to read the cache on another thread. Useful as soon as it is known that something has changed. */
    public void readAhead() {
        ahead = ReadAhead.start(() -> HeadCache.of(cache));
    }

    /** Loads the site. Fails if the archive has no {@code blog.json} or a file is damaged. */
    public Site load() throws IOException {
        if (heads == null && ahead == null) {
            readAhead(); // while the other files are parsed
        }
        Site site = read();
        for (String path : ArchivePaths.SINGLE_FILES) {
            archive.damage().requireWhole(path);
        }
        return site;
    }

    private Site read() throws IOException {
        Optional<Blog> blog = archive.blog();
        archive.damage().requireWhole(ArchivePaths.BLOG);
        Blog known = blog.orElseThrow(
                () -> new IOException(archive.directory() + " holds no blog yet; run build with the blog's address"));
        CompletableFuture<SiteNames> names = ReadAhead.start(() -> SiteNames.of(archive.names()));
        List<Page> pages = pages();
        Map<Integer, Head> read = heads();
        return Site.builder(known, new ArchivedBodies(archive, read, texts))
                .articles(read.values().stream()
                        .map(Head::article)
                        .sorted(Article.NEWEST_FIRST)
                        .toList())
                .pages(pages)
                .categories(archive.categories())
                .tags(archive.tags())
                .authors(archive.authors())
                .notes(archive.notes())
                .names(ReadAhead.await(names))
                .build();
    }

    /**
     * What lists and fingerprints of pages need of an article.
     *
     * @param hash the hash of the article's file
     * @param article everything but the text
     * @param summary as in {@link Gist}
     * @param readingMinutes as in {@link Gist}
     * @param fingerprint a fingerprint of the {@link Text}
     */
    record Head(String hash, Article article, LazyText summary, int readingMinutes, String fingerprint) {}

    /**
     * The text of an article, as the site shows it.
     *
     * @param content HTML
     * @param excerpt HTML, or empty
     */
    public record Text(String content, String excerpt) {}

    /**
     * What lists show of a text.
     *
     * @param summary its start: plain, one line
     * @param readingMinutes the minutes that reading it takes
     */
    public record Gist(String summary, int readingMinutes) {}

    /** The published articles, by id. Reads them again; {@link #load} then uses the same ones. */
    public List<Article> articles() throws IOException {
        heads = readHeads();
        return byId(heads).map(Head::article).toList();
    }

    /** Takes what lists need from an article that was written just now, which then need not be read. */
    public void wrote(ArchivedArticle article) {
        Text text = new Text(article.body().content(), article.body().excerpt());
        written.put(article.article().id(), head(article.article(), text));
    }

    private Map<Integer, Head> heads() throws IOException {
        return heads != null ? heads : readHeads();
    }

    private Map<Integer, Head> readHeads() throws IOException {
        HeadCache cached = ahead != null ? ReadAhead.await(ahead) : HeadCache.of(cache);
        Map<Integer, Head> heads = new HashMap<>();
        List<Integer> unknown = new ArrayList<>();
        archive.hashes(ArchivePaths.ARTICLES).forEach((id, hash) -> { // no lambda for each of ten thousand
            Head now = written.get(id);
            Optional<Head> head = now != null && now.hash().equals(hash) ? Optional.of(now) : cached.get(id, hash);
            if (head.isPresent()) {
                heads.put(id, head.get());
            } else {
                unknown.add(id);
            }
        });
        boolean changed = heads.size() != cached.size() || !unknown.isEmpty() || !written.isEmpty();
        AllThreads.map(unknown, this::read)
                .forEach(head -> heads.put(head.article().id(), head));
        if (changed && !archive.isReadOnly()) {
            save(cached, byId(heads).toList());
        }
        return heads;
    }

    /** Writes the cache on another thread, while the site is planned. */
    private void save(HeadCache cached, List<Head> heads) throws IOException {
        awaitCache();
        saving = ReadAhead.start(() -> {
            cached.write(cache, heads);
            return null;
        });
    }

    /**
     * Waits until the cache is written.
     *
     * @throws IOException if it could not be written; only the first call fails
     */
    public void awaitCache() throws IOException {
        CompletableFuture<Void> writing = saving;
        saving = null;
        if (writing != null) {
            ReadAhead.await(writing);
        }
    }

    @Override
    public void close() throws IOException {
        awaitCache();
    }

    private static Stream<Head> byId(Map<Integer, Head> heads) {
        return heads.values().stream()
                .sorted(Comparator.comparingInt(head -> head.article().id()));
    }

    private Head read(int id) throws IOException {
        Optional<ShownArticle> found = archive.shownArticle(id);
        if (found.isEmpty()) {
            archive.damage().requireWhole(path(id));
        }
        return head(found.orElseThrow().article(), found.get().text());
    }

    private Head head(Article article, Text text) {
        Gist told = gist.apply(text);
        String hash = archive.hash(path(article.id()));
        texts.keep(hash, text.content());
        return new Head(
                hash,
                article,
                LazyText.of(told.summary()),
                told.readingMinutes(),
                Fingerprint.of(text.content(), text.excerpt()));
    }

    private static String path(int id) {
        return ArchivePaths.article(id);
    }

    private List<Page> pages() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (int id : archive.pageIds()) {
            Optional<ArchivedPage> found = archive.page(id);
            archive.damage().requireWhole(ArchivePaths.page(id));
            pages.add(found.orElseThrow().page());
        }
        return pages;
    }
}
