package io.github.emlogstatic.build.upload;

import io.github.emlogstatic.address.OddName;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.index.IndexEntry;
import io.github.emlogstatic.content.media.ScriptRule;
import io.github.emlogstatic.content.media.Scripts;
import io.github.emlogstatic.content.media.SvgSize;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.files.StrayPathException;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.model.SmallerPicture;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.picture.SmallerPictures;
import io.github.emlogstatic.render.site.SiteUploads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.io.function.IOSupplier;
import org.apache.commons.io.function.Uncheck;

/**
 * The uploads of the archive that are published, each at its path in the site. A picture that may run
 * scripts is published without them. Links to other uploads of that kind keep pointing to the blog.
 */
public final class PublishedUploads implements SiteUploads {

    /** About the number of uploads that are remembered: a page asks several times for each that it shows. */
    private static final int REMEMBERED = 1 << 8;

    private final Archive archive;
    private final ScriptRule rule;
    private final SmallerPictures pictures;
    private final Set<String> gone;
    private final Collection<IndexEntry> entries;
    private final UploadPaths places;
    private String fingerprint = "";
    private final Map<String, Optional<Media>> remembered = new ConcurrentHashMap<>();
    private final Map<String, SvgSize> svgSizes = new ConcurrentHashMap<>();

    /** The uploads whose scripts are cut out, by path, as they are published. */
    private final Map<String, Media> cut = new ConcurrentHashMap<>();

    /**
     * @param scripts whether to publish uploads that may run scripts, as they are; else pictures are cleaned
     * @param pictures the smaller versions of the uploads
     * @param gone the uploads that the blog said it does not have
     */
    public PublishedUploads(Archive archive, boolean scripts, SmallerPictures pictures, Set<String> gone) {
        this.pictures = pictures;
        this.gone = gone;
        this.archive = archive;
        this.rule = new ScriptRule(
                scripts,
                path -> unlessDamaged(() -> archive.uploads().bytes(path)),
                path -> unlessDamaged(() -> archive.uploads().start(path, ScriptRule.START)));
        this.entries = archive.uploads().entries();
        this.places = new UploadPaths(entries);
    }

    @Override
    public Optional<Media> find(String path) {
        String archived = OddName.inArchive(path);
        return safe(archived).map(media -> published(archived, media));
    }

    private Optional<Media> archived(String path) {
        Optional<Media> known = remembered.get(path);
        if (known == null) {
            known = archive.uploads().find(path);
            if (remembered.size() >= REMEMBERED) {
                remembered.clear();
            }
            remembered.put(path, known);
        }
        return known;
    }

    /** The upload as it is published, but at its path of the archive. */
    private Optional<Media> safe(String path) {
        Optional<Media> archived = archived(path);
        if (archived.isEmpty()) {
            return archived;
        }
        return switch (rule.of(path)) {
            case NONE -> archived;
            case CUT ->
                archived.map(media -> cut.computeIfAbsent(path, unused -> Uncheck.apply(this::withoutScripts, media)));
            case WITHHELD -> Optional.empty();
        };
    }

    /** What is done about the scripts of an upload; nothing if the archive does not have it. */
    private Scripts scripts(String path) {
        return archived(path).isPresent() ? rule.of(path) : Scripts.NONE;
    }

    private Media withoutScripts(Media archived) throws IOException {
        byte[] clean = read(archived.path());
        return new Media(archived.path(), Hash.of(clean), clean.length, archived.width(), archived.height());
    }

    @Override
    public Optional<byte[]> bytes(String path) throws IOException {
        String archived = OddName.inArchive(path);
        return safe(archived).isPresent() ? Optional.of(read(archived)) : Optional.empty();
    }

    private byte[] read(String path) throws IOException {
        byte[] bytes = archive.uploads().bytes(path);
        return scripts(path) == Scripts.CUT ? ScriptRule.cut(bytes) : bytes;
    }

    @Override
    public boolean isGone(String path) {
        return gone.contains(path);
    }

    @Override
    public boolean withholds(String path) {
        return scripts(path) == Scripts.WITHHELD;
    }

    /** Whether an upload is published without the scripts that it holds. */
    boolean isCleaned(String path) {
        return scripts(path) == Scripts.CUT;
    }

    boolean mayRunScripts() {
        return entries.stream().anyMatch(entry -> ScriptRule.mayRun(entry.path()));
    }

    @Override
    public synchronized String fingerprint() {
        if (fingerprint.isEmpty()) {
            StringBuilder all = new StringBuilder();
            for (IndexEntry entry : entries) {
                all.append('\n').append(entry.path()).append(' ').append(find(entry.path()));
            }
            fingerprint = Checksum.of(all.toString());
        }
        return fingerprint;
    }

    private Media published(String path, Media media) {
        SvgSize size = media.width() == 0 && path.toLowerCase(Locale.ROOT).endsWith(".svg")
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
        return unlessDamaged(() -> archive.uploads().bytes(path))
                .map(SvgSize::of)
                .orElse(new SvgSize(0, 0));
    }

    /**
     * The bytes of an upload; empty if it is damaged. The archive reports that, and the file is not copied, so that nothing
     * else of the site has to wait for it.
     */
    private static Optional<byte[]> unlessDamaged(IOSupplier<byte[]> bytes) {
        try {
            return Optional.of(bytes.get());
        } catch (DamagedException | StrayPathException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The upload at that path of the archive and its smaller versions, as files of the site; none if it is not
     * published.
     */
    List<PlannedFile> files(String path) {
        String archived = OddName.inArchive(path);
        return find(archived).map(media -> files(archived, media)).orElse(List.of());
    }

    private List<PlannedFile> files(String path, Media media) {
        List<PlannedFile> files = new ArrayList<>(List.of(copy(path, media.sha256())));
        Media archived = new Media(path, media.sha256(), media.bytes(), media.width(), media.height());
        for (SmallerPicture smaller : media.smaller()) {
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
        return PlannedFile.copy(
                places.of(path),
                scripts(path) == Scripts.CUT
                        ? target -> copyClean(path, target)
                        : target -> archive.uploads().copyTo(path, target),
                sha256);
    }

    private String copyClean(String path, Path target) throws IOException {
        byte[] clean = read(path);
        AtomicFile.write(target, clean);
        return Checksum.of(clean);
    }
}
