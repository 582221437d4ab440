package io.github.emlogstatic.crawl.media;

import io.github.emlogstatic.address.BlogFile;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.config.MediaConfig;
import io.github.emlogstatic.content.media.Uploads;
import io.github.emlogstatic.crawl.media.DownloadCheck.Refusal;
import io.github.emlogstatic.crawl.media.DueMedia.Due;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.MediaState.Archived;
import io.github.emlogstatic.emlog.FileSource;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.media.Download;
import io.github.emlogstatic.emlog.media.DownloadConditions;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.BlogProfile;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fetches files that the archive's texts refer to: new ones, missing ones at growing intervals, and those that are due
 * to be checked again. Of the latter the server sends only those that have changed.
 */
public final class MediaFetch {

    private static final String NOTICE =
            "the same file came for another upload, which was another file before; if both are"
                    + " right, remove this one from the archive and run build --full";

    /** Makes the next run ask for a file of the archive again. */
    private static final Instant ASK_AGAIN = Instant.EPOCH;

    private final CrawlContext context;
    private final FileSource files;
    private final References references;
    private final Archive archive;
    private final MediaConfig config;
    private final Instant now;
    private final KnownMedia known;
    private final MissingMedia missing;
    private final DueMedia due;
    private final Replacements replacements;
    private final int copies;
    private final AtomicInteger downloaded = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    /** The files of the archive that could not be fetched again. */
    private final Map<String, Refusal> kept = new ConcurrentSkipListMap<>();

    /**
     * @param references the references in what this run wrote; those in the rest of the archive are added if they are
     *     needed
     */
    public MediaFetch(CrawlContext context, FileSource files, References references) throws IOException {
        this.context = context;
        this.files = files;
        this.references = references;
        this.archive = context.archive();
        this.config = context.config().media();
        this.now = context.now();
        this.known = new KnownMedia(archive, now);
        this.missing = new MissingMedia(context, known, files, references);
        this.due = new DueMedia(context, known, files);
        this.replacements = new Replacements(archive.uploads());
        this.copies = isOneDisk(context.config().archive(), context.config().output()) ? 2 : 1; // the site has one
    }

    private static boolean isOneDisk(Path one, Path other) {
        try {
            return disk(one.toAbsolutePath()).equals(disk(other.toAbsolutePath()));
        } catch (IOException e) {
            return false; // a container may hide what is mounted
        }
    }

    /** The disk of a path, which need not exist. */
    private static FileStore disk(Path path) throws IOException {
        Path above = path.getParent();
        return above == null || Files.exists(path) ? Files.getFileStore(path) : disk(above);
    }

    /**
     * Fetches what is due, reports what is missing, and saves the state.
     *
     * @param aliases former addresses of the blog
     * @param withdrew whether an article or a page was withdrawn
     */
    public MediaCount fetch(List<String> aliases, boolean withdrew) throws IOException {
        ReferenceSettings settings = ReferenceSettings.of(context.config(), aliases);
        boolean asBefore = settings.areAsBefore(archive.state());
        boolean all = context.isFull()
                || archive.recovered()
                || !known.summary().isThere()
                || !asBefore
                || config.download() && missing.isNoLongerShown();
        if (all) {
            referToEverything();
            if (config.download()) {
                missing.retain(references.paths());
            }
        }
        archive.uploads().removeOldBeginnings(now);
        context.workers().each("uploads", due(references.paths(), !asBefore), this::ask);
        replace();
        reportKept(all, withdrew);
        MediaCount count = finish();
        settings.save(archive.state()); // last, so that the next run searches again if this one is killed
        return count;
    }

    /** Returns a line for each file that is due without a new reference, for a dry run. */
    public List<String> dueLines() throws IOException {
        return due(new TreeSet<>(), false).stream()
                .map(due -> "media " + due.path() + ": " + due.why())
                .toList();
    }

    private void referToEverything() throws IOException {
        for (int id : archive.articleIds()) {
            if (!references.holds("article " + id)) {
                archive.article(id).ifPresent(references::article);
            }
            references.comments(archive.comments(id));
            references.likes(archive.likes(id));
        }
        for (int id : archive.pageIds()) {
            archive.page(id).ifPresent(references::page);
            references.comments(archive.comments(id));
        }
        archive.blog().map(Blog::profile).map(BlogProfile::favicon).ifPresent(references::icon);
        context.config().blog().profile().meta().favicon().ifPresent(references::icon);
        if (context.config().site().content().encryptsProtected()) { // with their images
            for (int id : context.config().blog().articlePasswords().keySet()) {
                archive.privateFolder().article(id).map(ArchivedArticle::body).ifPresent(references::body);
            }
        }
    }

    /**
     * Returns the files to ask for.
     *
     * @param referred paths that texts refer to
     * @param retry whether missing files are asked for before their time
     */
    private List<Due> due(SortedSet<String> referred, boolean retry) throws IOException {
        if (!config.download()) {
            return List.of();
        }
        missing.forgetExternal();
        return due.among(referred, retry);
    }

    private void ask(Due due) throws IOException {
        String path = due.path();
        Path place;
        try {
            place = archive.file(MediaPath.place(path));
        } catch (InvalidPathException e) {
            failed(path, Reason.REFUSED, "this system allows no file of that name; keep the archive on Linux or macOS");
            return;
        }
        Optional<Archived> archived =
                Optional.ofNullable(known.archived().get(path)).filter(any -> known.holds(path));
        try {
            take(path, download(path, archived));
        } catch (FileSystemException e) {
            if (hasRoom(place)) {
                throw e;
            }
            failed(
                    path,
                    Reason.REFUSED,
                    "another upload has its place: what one calls a folder is a file to the other");
        } catch (EmlogException e) {
            failed(path, e.reason(), e.getMessage());
        }
    }

    private Download download(String path, Optional<Archived> archived) throws IOException {
        Optional<String> etag = archived.map(Archived::etag).filter(tag -> !tag.isEmpty());
        // A full run does not rely on a date: another file may have come with an older one.
        Optional<String> lastModified = archived.map(Archived::lastModified)
                .filter(date -> !date.isEmpty() && !(etag.isEmpty() && context.isFull()));
        long maxBytes = MediaPath.isExternal(path) ? config.externalMaxBytes() : config.maxBytes();
        Optional<Path> beginnings = Optional.of(archive.uploads().beginnings());
        DownloadConditions wanted = new DownloadConditions(etag, lastModified, maxBytes, true, beginnings, copies);
        Path temporary = archive.uploads().temporary();
        if (MediaPath.isExternal(path)) {
            return files.image(path, temporary, wanted);
        }
        String address = Uploads.address(path);
        return BlogFile.isInArchive(path)
                ? files.besideUploads(address, temporary, wanted)
                : files.download(address, temporary, wanted);
    }

    private void take(String path, Download download) throws IOException {
        Optional<Refusal> refusal = new DownloadCheck(archive.uploads(), known).refusal(path, download);
        if (refusal.isPresent()) {
            if (download.file().isPresent()) {
                Files.deleteIfExists(download.file().get());
            }
            failed(path, refusal.get().reason(), refusal.get().why());
            return;
        }
        if (!known.holds(path) || !replacements.add(path, download)) {
            store(path, download);
        }
    }

    private void store(String path, Download download) throws IOException {
        known.missing().remove(path);
        known.cut().remove(path);
        if (download.file().isPresent()) {
            if (archive.uploads().moveIn(download.file().get(), MediaPath.place(path))) {
                downloaded.incrementAndGet();
                bytes.addAndGet(download.bytes());
            }
            String etag = download.etag().orElse("");
            known.archived()
                    .put(path, new Archived(etag, download.lastModified().orElse(""), now));
        } else {
            checked(path, now);
        }
    }

    /** Replaces archived files, but not several of them by one and the same file. */
    private void replace() throws IOException {
        Set<String> notices = context.config().run().force() ? Set.of() : replacements.notices();
        for (Map.Entry<String, Download> replacement : replacements.downloads().entrySet()) {
            String path = replacement.getKey();
            if (notices.contains(path)) {
                Files.deleteIfExists(replacement.getValue().file().orElseThrow());
                failed(path, Reason.OTHER, NOTICE);
            } else {
                store(path, replacement.getValue());
            }
        }
    }

    /** Notes when a file of the archive was last asked for. */
    private void checked(String path, Instant when) throws IOException {
        known.archived()
                .computeIfPresent(path, (key, before) -> new Archived(before.etag(), before.lastModified(), when));
    }

    /** Whether the file can be created. A server may have a file {@code a} and a file {@code a/b}, a disk cannot. */
    private static boolean hasRoom(Path file) {
        Path folder = file.getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        return folder != null && Files.isDirectory(folder) && !Files.isDirectory(file);
    }

    /** Notes that a file could not be fetched. A file that is in the archive stays there. */
    private void failed(String path, Reason reason, String why) throws IOException {
        if (known.holds(path)) {
            kept.put(path, new Refusal(reason, why));
            return;
        }
        missing.add(path, reason, why);
    }

    /**
     * Reports the archived files that could not be fetched again. Files that no text shows any more are not reported,
     * because a server may answer with anything for a deleted file.
     *
     * @param all whether everything that the archive refers to is known
     */
    private void reportKept(boolean all, boolean withdrew) throws IOException {
        boolean knowsAll = all || isAnyInDoubt(withdrew);
        if (knowsAll && !all) {
            referToEverything();
        }
        for (Map.Entry<String, Refusal> file : kept.entrySet()) {
            String path = file.getKey();
            if (references.refersTo(path) || !knowsAll && wasShown(path)) {
                reportKept(path, file.getValue());
            } else {
                checked(path, now);
            }
        }
    }

    /**
     * Whether all texts must be read to know if a failed file is still shown. In a run that wrote and withdrew no text,
     * the answer is that of the last run.
     */
    private boolean isAnyInDoubt(boolean withdrew) throws IOException {
        for (Map.Entry<String, Refusal> file : kept.entrySet()) {
            boolean isAsBefore = references.isWithoutTexts() && !withdrew && wasShown(file.getKey());
            if (file.getValue().reason() != Reason.NOT_FOUND && !references.refersTo(file.getKey()) && !isAsBefore) {
                return true;
            }
        }
        return false;
    }

    /** Whether the file failed in the last run, too, and a text showed it. */
    private boolean wasShown(String path) throws IOException {
        return Optional.ofNullable(known.archived().get(path))
                .filter(file -> file.checked().equals(ASK_AGAIN))
                .isPresent();
    }

    /** An upload that has disappeared from the blog is no problem. Everything else is reported. */
    private void reportKept(String path, Refusal refusal) throws IOException {
        String where = MediaPath.address(path, context.base());
        Reason reason = refusal.reason();
        String why = refusal.why();
        boolean transientFailure = reason == Reason.OTHER || reason == Reason.UNREACHABLE;
        checked(path, transientFailure ? ASK_AGAIN : now);
        switch (reason) {
            case OTHER ->
                context.problems()
                        .missed("the blog sent something else for an upload; the archived file is kept", where, why);
            case NOT_EMLOG ->
                context.problems()
                        .add("the blog sent something else for an upload; the archived file is kept", where, why);
            case NOT_FOUND -> {}
            default ->
                context.problems()
                        .addLasting("an upload cannot be fetched again; the archived file is kept", where, why);
        }
    }

    private MediaCount finish() throws IOException {
        missing.report();
        if (due.leftOut() > 0) {
            context.problems()
                    .addLasting(
                            "images at other hosts are left there",
                            context.base(),
                            due.leftOut() + " more than media.externalMaxFiles; raise it, and run build --full");
        }
        known.save(context.config().crawl().recheckEvery());
        int total = archive.uploads().count();
        return new MediaCount(
                total,
                downloaded.get(),
                total - downloaded.get(),
                known.missing().size(),
                bytes.get());
    }
}
