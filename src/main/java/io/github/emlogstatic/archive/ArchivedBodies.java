package io.github.emlogstatic.archive;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.model.Bodies;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.Like;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.io.function.IOSupplier;

/** Reads texts from the archive when they are needed. Fails with {@link UncheckedIOException}. */
final class ArchivedBodies implements Bodies {

    private final Archive archive;
    private final Map<Integer, SiteLoader.Head> heads;
    private final Map<Integer, String> comments;
    private final Map<Integer, String> likes;
    private final Map<String, Optional<Media>> media = new ConcurrentHashMap<>();

    ArchivedBodies(Archive archive, Map<Integer, SiteLoader.Head> heads) {
        this.archive = archive;
        this.heads = heads;
        this.comments = archive.hashes(ArchivePaths.COMMENTS);
        this.likes = archive.hashes(ArchivePaths.LIKES);
    }

    @Override
    public Body article(int id) {
        return read(
                ArchivePaths.ARTICLES,
                id,
                Body.EMPTY,
                () -> archive.articleBody(id).orElse(Body.EMPTY));
    }

    @Override
    public Body page(int id) {
        return read(
                ArchivePaths.PAGES,
                id,
                Body.EMPTY,
                () -> archive.page(id).map(ArchivedPage::body).orElse(Body.EMPTY));
    }

    @Override
    public List<Comment> comments(int id) {
        return read(ArchivePaths.COMMENTS, id, List.of(), () -> archive.comments(id));
    }

    @Override
    public List<Like> likes(int id) {
        return read(ArchivePaths.LIKES, id, List.of(), () -> archive.likes(id));
    }

    @Override
    public Optional<Media> media(String path) {
        return media.computeIfAbsent(path, archive.uploads()::find);
    }

    @Override
    public String summary(int articleId) {
        SiteLoader.Head head = heads.get(articleId);
        return head == null ? "" : head.gist().summary();
    }

    @Override
    public int readingMinutes(int articleId) {
        SiteLoader.Head head = heads.get(articleId);
        return head == null ? 0 : head.gist().readingMinutes();
    }

    @Override
    public String articleFingerprint(int id) {
        SiteLoader.Head head = heads.get(id);
        return head == null ? "" : head.fingerprint();
    }

    @Override
    public String pageFingerprint(int id) {
        return archive.hash(ArchivePaths.json(ArchivePaths.PAGES, id));
    }

    @Override
    public Optional<Instant> articleChanged(int id) {
        return archive.changed(ArchivePaths.json(ArchivePaths.ARTICLES, id));
    }

    @Override
    public Optional<Instant> pageChanged(int id) {
        return archive.changed(ArchivePaths.json(ArchivePaths.PAGES, id));
    }

    @Override
    public String commentsFingerprint(int id) {
        return comments.getOrDefault(id, "");
    }

    @Override
    public String likesFingerprint(int id) {
        return likes.getOrDefault(id, "");
    }

    static String fingerprint(Body body) {
        String all = String.join("\0", body.content(), body.contentSource(), body.excerpt(), body.excerptSource());
        return Checksum.of(all.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a file, but only if the index lists it. */
    private <T> T read(String folder, int id, T otherwise, IOSupplier<T> reading) {
        String path = ArchivePaths.json(folder, id);
        if (!archive.holds(path)) {
            return otherwise;
        }
        try {
            T read = reading.get();
            if (read.equals(otherwise)) {
                archive.requireWhole(path); // reading has shown whether it is damaged
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
