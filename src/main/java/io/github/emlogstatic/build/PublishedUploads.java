package io.github.emlogstatic.build;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.content.media.ActiveXml;
import io.github.emlogstatic.content.media.SvgSize;
import io.github.emlogstatic.content.media.Uploads;
import io.github.emlogstatic.model.Bodies;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.Like;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.model.Smaller;
import io.github.emlogstatic.output.PlannedFile;
import io.github.emlogstatic.picture.SmallerPictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
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
    private final SmallerPictures pictures;
    private final UploadPaths places;
    private final Map<String, SvgSize> svgSizes = new ConcurrentHashMap<>();
    private final Map<String, Boolean> active = new ConcurrentHashMap<>();

    /**
     * @param scripts whether to publish uploads that contain scripts
     * @param pictures the smaller versions of the uploads
     */
    PublishedUploads(Bodies bodies, Archive archive, boolean scripts, SmallerPictures pictures) {
        this.pictures = pictures;
        this.bodies = bodies;
        this.archive = archive;
        this.scripts = scripts;
        this.places = new UploadPaths(archive.uploads().entries());
    }

    @Override
    public Optional<Media> media(String path) {
        return bodies.media(path).filter(media -> scripts || !isScript(path)).map(media -> published(path, media));
    }

    private Media published(String path, Media media) {
        SvgSize size = media.width() == 0 && path.endsWith(".svg")
                ? svgSizes.computeIfAbsent(path, this::svgSize)
                : new SvgSize(media.width(), media.height());
        return new Media(
                places.of(path),
                media.sha256(),
                media.bytes(),
                size.width(),
                size.height(),
                pictures.of(media.sha256()));
    }

    private SvgSize svgSize(String path) {
        try {
            return SvgSize.of(archive.uploads().bytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** The upload at that path of the archive and its smaller versions, as files of the site; none if it is not published. */
    List<PlannedFile> files(String path) {
        return media(path).map(media -> files(path, media)).orElse(List.of());
    }

    private List<PlannedFile> files(String path, Media media) {
        List<PlannedFile> files = new ArrayList<>(List.of(copy(path, media.sha256())));
        Media archived = new Media(path, media.sha256(), media.bytes(), media.width(), media.height());
        for (Smaller smaller : media.smaller()) {
            files.add(PlannedFile.copy(
                    smaller.path(),
                    target -> pictures.copyTo(archived, smaller, archive.uploads()::bytes, target),
                    smaller.sha256()));
        }
        return files;
    }

    /** All uploads of the archive, as files of the site, published or not. */
    List<PlannedFile> possible() {
        return archive.uploads().all().stream()
                .flatMap(media -> files(media.path(), published(media.path(), media)).stream())
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
