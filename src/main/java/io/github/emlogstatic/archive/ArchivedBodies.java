package io.github.emlogstatic.archive;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.model.Bodies;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.Like;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.function.IOSupplier;
import org.apache.commons.io.function.Uncheck;

/** Reads texts from the archive when they are needed. Fails with {@link UncheckedIOException}. */
final class ArchivedBodies implements Bodies {

    private final Archive archive;
    private final Map<Integer, SiteLoader.Head> heads;
    private final KeptTexts kept;
    private final Map<Integer, String> comments;
    private final Map<Integer, String> likes;

    ArchivedBodies(Archive archive, Map<Integer, SiteLoader.Head> heads, KeptTexts kept) {
        this.archive = archive;
        this.heads = heads;
        this.kept = kept;
        this.comments = archive.hashes(ArchivePaths.COMMENTS);
        this.likes = archive.hashes(ArchivePaths.LIKES);
    }

    @Override
    public String article(int id) {
        return Optional.ofNullable(heads.get(id))
                .flatMap(head -> kept.take(head.hash()))
                .or(() -> read(ArchivePaths.ARTICLES, id, () -> archive.articleHtml(id)))
                .orElse("");
    }

    @Override
    public String page(int id) {
        return read(ArchivePaths.PAGES, id, () -> archive.page(id).map(ArchivedPage::body))
                .map(Body::content)
                .orElse("");
    }

    @Override
    public List<Comment> comments(int id) {
        return read(ArchivePaths.COMMENTS, id, () -> filled(archive.comments(id)))
                .orElse(List.of());
    }

    @Override
    public List<Like> likes(int id) {
        return read(ArchivePaths.LIKES, id, () -> filled(archive.likes(id))).orElse(List.of());
    }

    @Override
    public String summary(int articleId) {
        SiteLoader.Head head = heads.get(articleId);
        return head == null ? "" : head.summary().toString();
    }

    @Override
    public int readingMinutes(int articleId) {
        SiteLoader.Head head = heads.get(articleId);
        return head == null ? 0 : head.readingMinutes();
    }

    @Override
    public String articleFingerprint(int id) {
        SiteLoader.Head head = heads.get(id);
        return head == null ? "" : head.fingerprint();
    }

    @Override
    public String pageFingerprint(int id) {
        return archive.hash(ArchivePaths.page(id));
    }

    @Override
    public Map<Integer, Instant> articlesChanged() {
        return archive.changes(ArchivePaths.ARTICLES);
    }

    @Override
    public Optional<Instant> pageChanged(int id) {
        return archive.timeOfChange(ArchivePaths.page(id));
    }

    @Override
    public String commentsFingerprint(int id) {
        return comments.getOrDefault(id, "");
    }

    @Override
    public String likesFingerprint(int id) {
        return likes.getOrDefault(id, "");
    }

    private static <T> Optional<List<T>> filled(List<T> list) {
        return Optional.of(list).filter(all -> !all.isEmpty());
    }

    /** Reads a file, but only if the index lists it. */
    private <T> Optional<T> read(String folder, int id, IOSupplier<Optional<T>> reading) {
        String path = ArchivePaths.json(folder, id);
        if (!archive.holds(path)) {
            return Optional.empty();
        }
        return Uncheck.get(() -> {
            Optional<T> read = reading.get();
            if (read.isEmpty()) {
                archive.damage().requireWhole(path); // reading has shown whether it is damaged
            }
            return read;
        });
    }
}
