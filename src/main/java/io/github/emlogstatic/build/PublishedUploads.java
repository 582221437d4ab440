package io.github.emlogstatic.build;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.content.media.ActiveXml;
import io.github.emlogstatic.content.media.Uploads;
import io.github.emlogstatic.model.Bodies;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.Like;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.output.PlannedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bodies of a site with only those uploads that are published, each at its path in the site. Links to all other
 * uploads keep pointing to the blog.
 */
final class PublishedUploads implements Bodies {

    private final Bodies bodies;
    private final Archive archive;
    private final boolean scripts;
    private final UploadPaths places;
    private final Map<String, Boolean> active = new ConcurrentHashMap<>();

    /** @param scripts whether to publish uploads that contain scripts */
    PublishedUploads(Bodies bodies, Archive archive, boolean scripts) {
        this.bodies = bodies;
        this.archive = archive;
        this.scripts = scripts;
        this.places = new UploadPaths(archive.uploads().entries());
    }

    @Override
    public Optional<Media> media(String path) {
        return bodies.media(path)
                .filter(media -> scripts || !isScript(path))
                .map(media -> new Media(places.of(path), media.sha256(), media.bytes(), media.width(), media.height()));
    }

    private boolean isScript(String path) {
        return Uploads.isScript(path) || ActiveXml.isXml(path) && active.computeIfAbsent(path, this::isActive);
    }

    private boolean isActive(String path) {
        try {
            return ActiveXml.runs(archive.uploads().bytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The upload at that path of the archive, as a file of the site; empty if it is not published. */
    Optional<PlannedFile> file(String path) {
        return media(path).map(media -> copy(path, media.sha256()));
    }

    /** All uploads of the archive, as files of the site, published or not. */
    List<PlannedFile> possible() {
        return archive.uploads().all().stream()
                .map(media -> copy(media.path(), media.sha256()))
                .toList();
    }

    private PlannedFile copy(String path, String sha256) {
        return PlannedFile.copy(places.of(path), target -> archive.uploads().copyTo(path, target), sha256);
    }

    @Override
    public Body article(int id) {
        return bodies.article(id);
    }

    @Override
    public Body page(int id) {
        return bodies.page(id);
    }

    @Override
    public List<Comment> comments(int id) {
        return bodies.comments(id);
    }

    @Override
    public List<Like> likes(int id) {
        return bodies.likes(id);
    }

    @Override
    public String summary(int articleId) {
        return bodies.summary(articleId);
    }

    @Override
    public String articleFingerprint(int id) {
        return bodies.articleFingerprint(id);
    }

    @Override
    public String pageFingerprint(int id) {
        return bodies.pageFingerprint(id);
    }

    @Override
    public Optional<Instant> articleChanged(int id) {
        return bodies.articleChanged(id);
    }

    @Override
    public Optional<Instant> pageChanged(int id) {
        return bodies.pageChanged(id);
    }

    @Override
    public String commentsFingerprint(int id) {
        return bodies.commentsFingerprint(id);
    }

    @Override
    public String likesFingerprint(int id) {
        return bodies.likesFingerprint(id);
    }
}
