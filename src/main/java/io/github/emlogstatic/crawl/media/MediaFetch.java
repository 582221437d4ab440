package io.github.emlogstatic.crawl.media;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.config.ContentConfig.Protected;
import io.github.emlogstatic.config.MediaConfig;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.content.media.Uploads;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.MediaState;
import io.github.emlogstatic.crawl.state.MediaState.Held;
import io.github.emlogstatic.crawl.state.MediaState.Missing;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.media.Download;
import io.github.emlogstatic.emlog.media.Wanted;
import io.github.emlogstatic.files.Hash;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the files that the archive's texts refer to: new ones, those that are due to be checked again (the server
 * then sends only changed ones), and those that were missing, at growing intervals.
 */
public final class MediaFetch {

    private static final String LOOKED_FOR = "references.json";

    private static final String TWIN =
            ", whose name differs in case or in the form of its accents alone; keep the archive on another disk";

    private static final String NO_NAME =
            "not every disk can hold a file of that name; give it one without a dot at its start and without a backslash,"
                    + " of 240 bytes at most";

    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final String SHOWN_IN = "; shown in ";
    private static final Duration LONGEST_WAIT = Duration.ofDays(60);

    private final CrawlContext context;
    private final ArticleSource source;
    private final References references;
    private final String base;
    private final Archive archive;
    private final Problems problems;
    private final MediaConfig config;
    private final boolean full;
    private final Duration recheckEvery;
    private final Instant now;
    private final MediaState.Head head;
    private final Map<String, Missing> missing;
    private @Nullable MediaState loaded;
    private Map<String, Held> held = Map.of();
    private final Map<String, String> cut = new ConcurrentSkipListMap<>();
    private int externals = -1;
    private int leftOut;
    private final AtomicInteger downloaded = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    /**
     * @param references the references in what this run wrote; those in the rest of the archive are added if they are
     *     needed
     */
    public MediaFetch(CrawlContext context, ArticleSource source, References references) throws IOException {
        this.context = context;
        this.source = source;
        this.references = references;
        this.base = context.base();
        this.archive = context.archive();
        this.problems = context.problems();
        this.config = context.config().media();
        this.full = context.config().run().full();
        this.recheckEvery = context.config().crawl().recheckEvery();
        this.now = context.now();
        this.head = MediaState.head(archive);
        this.missing = new ConcurrentSkipListMap<>(head.missing());
    }

    /** What is known about the uploads in the archive. It is read on first use, because most runs do not need it. */
    private synchronized Map<String, Held> held() throws IOException {
        if (loaded == null) {
            loaded = MediaState.of(archive);
            held = new ConcurrentSkipListMap<>(loaded.held());
            cut.putAll(loaded.cut());
        }
        return held;
    }

    /** A file to ask for, with the reason. */
    private record Due(String path, String why) {}

    /**
     * The settings with which references were last searched for. With other settings, unchanged texts refer to other
     * files.
     *
     * @param aliases former addresses of the blog
     * @param external whether images on other hosts count
     * @param encrypted whether the images of protected texts count
     */
    private record LookedFor(List<String> aliases, boolean external, boolean encrypted) {}

    /**
     * Fetches what is due, reports what is missing, and saves the state.
     *
     * @param aliases former addresses of the blog
     */
    public MediaCount fetch(List<String> aliases) throws IOException {
        LookedFor lookedFor = new LookedFor(aliases, config.copiesExternal(), encrypted());
        boolean asBefore = archive.state().read(LOOKED_FOR, LookedFor.class).equals(Optional.of(lookedFor));
        boolean all = full || archive.recovered() || !head.isThere() || !asBefore;
        if (all) {
            referToEverything();
        }
        context.workers().each("uploads", due(references.paths(), all), this::ask);
        MediaCount count = finish();
        archive.state().write(LOOKED_FOR, lookedFor); // last, so that the next run searches again if this one is killed
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
            archive.article(id).ifPresent(references::article);
            references.comments(archive.comments(id));
            references.likes(archive.likes(id));
        }
        for (int id : archive.pageIds()) {
            archive.page(id).ifPresent(references::page);
            references.comments(archive.comments(id));
        }
        if (encrypted()) {
            for (int id : context.config().blog().articlePasswords().keySet()) {
                archive.hidden().article(id).map(ArchivedArticle::body).ifPresent(references::body);
            }
        }
    }

    /** Whether the site will contain protected texts, encrypted with their images. */
    private boolean encrypted() {
        return context.config().site().content().protectedArticles() == Protected.ENCRYPTED;
    }

    /**
     * Returns the files to ask for.
     *
     * @param referred paths that this run's texts refer to
     * @param all whether these are all paths that the archive refers to. Other missing files are then forgotten
     */
    private List<Due> due(SortedSet<String> referred, boolean all) throws IOException {
        if (!config.download()) {
            return List.of();
        }
        if (all) {
            missing.keySet()
                    .removeIf(path ->
                            !referred.contains(path) && !references.leftOut().contains(path));
        }
        references.leftOut().forEach(path -> missing.put(path, new Missing(1, NEVER, why(path, NO_NAME))));
        missing.keySet().removeIf(path -> isExternal(path) && !config.copiesExternal());
        Map<String, Due> due = new LinkedHashMap<>();
        damaged().forEach(path -> due.put(path, new Due(path, "damaged in the archive")));
        for (String path : referred) {
            if (!holds(path) && !missing.containsKey(path) && mayGrow(path)) {
                due.putIfAbsent(path, new Due(path, "new"));
            }
        }
        missing.forEach((path, known) -> {
            boolean isStorable = isExternal(path) || Uploads.isStorable(path);
            if (isStorable && (full || !now.isBefore(known.next()))) {
                due.putIfAbsent(path, new Due(path, "was missing"));
            }
        });
        if (full || !head.nothingIsDue(now, recheckEvery)) {
            held().forEach((path, known) -> {
                if ((full && !isExternal(path) || recheckDue(path, known)) && holds(path)) {
                    due.put(path, new Due(path, "due to be looked at again"));
                }
            });
        }
        return List.copyOf(due.values());
    }

    /** The damaged files of the archive: uploads by path, external images by address if it is known. */
    private List<String> damaged() throws IOException {
        Set<String> places = new TreeSet<>(archive.damaged());
        places.removeIf(path -> !path.startsWith("content/"));
        if (places.isEmpty()) {
            return List.of();
        }
        List<String> damaged = new ArrayList<>();
        held().keySet().stream().filter(path -> places.remove(place(path))).forEach(damaged::add);
        places.removeIf(path -> path.startsWith(ExternalImages.FOLDER) || path.startsWith(ExternalImages.AVATARS));
        damaged.addAll(places);
        return damaged;
    }

    /** Whether this is the address of an external image; otherwise it is the path of an upload. */
    private static boolean isExternal(String path) {
        return path.contains("://");
    }

    private static String place(String path) {
        return isExternal(path) ? ExternalImages.path(path) : path;
    }

    private boolean holds(String path) {
        return archive.uploads().find(place(path)).isPresent() && !archive.isDamaged(place(path));
    }

    /** Whether the file may be added. The number of external images is limited. */
    private boolean mayGrow(String path) throws IOException {
        if (!isExternal(path)) {
            return true;
        }
        if (externals < 0) {
            externals = (int) Stream.concat(held().keySet().stream(), missing.keySet().stream())
                    .filter(MediaFetch::isExternal)
                    .count();
        }
        if (externals < config.externalMaxFiles()) {
            externals++;
            return true;
        }
        leftOut++;
        return false;
    }

    private boolean recheckDue(String path, Held known) {
        return known.canTell() && !now.isBefore(MediaState.recheck(path, known, recheckEvery));
    }

    private void ask(Due due) throws IOException {
        String path = due.path();
        Optional<Held> known = Optional.ofNullable(held().get(path)).filter(h -> holds(path));
        try {
            take(path, download(path, known));
        } catch (FileSystemException e) {
            if (hasRoom(archive.file(place(path)))) {
                throw e;
            }
            failed(
                    path,
                    Reason.REFUSED,
                    "another upload has its place: what one calls a folder is a file to the other");
        } catch (EmlogException e) {
            failed(path, e.reason(), message(e));
        }
    }

    private Download download(String path, Optional<Held> known) throws IOException {
        Optional<String> etag = known.map(Held::etag).filter(tag -> !tag.isEmpty());
        Optional<String> lastModified = known.map(Held::lastModified).filter(date -> !date.isEmpty());
        long maxBytes = isExternal(path) ? config.externalMaxBytes() : config.maxBytes();
        Wanted wanted = new Wanted(etag, lastModified, maxBytes, true);
        return isExternal(path)
                ? source.image(path, archive.uploads().temporary(), wanted)
                : source.download(Uploads.address(path), archive.uploads().temporary(), wanted);
    }

    private void take(String path, Download download) throws IOException {
        Optional<String> twin = archive.uploads().twin(place(path));
        if (twin.isPresent()) {
            if (download.file().isPresent()) {
                Files.delete(download.file().get());
            }
            failed(path, Reason.REFUSED, "the archive's disk takes it for " + twin.get() + TWIN);
            return;
        }
        if (download.cut() && !cameBefore(path, download.file().orElseThrow())) {
            Files.deleteIfExists(download.file().orElseThrow());
            failed(path, Reason.OTHER, download.whyCut());
            return;
        }
        if (download.file().isPresent() && isNoPictureInPlaceOfOne(path, download)) {
            Files.deleteIfExists(download.file().get());
            failed(path, Reason.OTHER, "what came is no picture; it is asked for again");
            return;
        }
        missing.remove(path);
        cut.remove(path);
        if (download.file().isPresent()) {
            if (archive.uploads().moveIn(download.file().get(), place(path))) {
                downloaded.incrementAndGet();
                bytes.addAndGet(download.bytes());
            }
            held().put(
                            path,
                            new Held(
                                    download.etag().orElse(""),
                                    download.lastModified().orElse(""),
                                    now));
        } else {
            held().computeIfPresent(path, (key, before) -> new Held(before.etag(), before.lastModified(), now));
        }
    }

    /** A server calls even a text an image, because it knows the name alone. */
    private boolean isNoPictureInPlaceOfOne(String path, Download download) throws IOException {
        return download.ending().isEmpty()
                && archive.uploads()
                        .find(place(path))
                        .filter(known -> known.width() > 0)
                        .isPresent();
    }

    /**
     * Whether an earlier run received the same bytes, so that the file is complete after all. Remembers their hash for
     * the next run.
     */
    private boolean cameBefore(String path, Path file) throws IOException {
        String hash = Hash.of(file);
        boolean own = archive.uploads()
                .find(place(path))
                .filter(known -> known.sha256().equals(hash))
                .isPresent();
        return own || hash.equals(cut.put(path, hash));
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
        if (holds(path)) {
            ownStays(path, reason, why);
            return;
        }
        int tries = missing.containsKey(path) ? missing.get(path).tries() + 1 : 1;
        missing.put(path, new Missing(tries, now.plus(wait(path, reason, tries)), why(path, why)));
    }

    /** An upload that has disappeared from the blog is no problem. Everything else is told. */
    private void ownStays(String path, Reason reason, String why) throws IOException {
        Instant asked = switch (reason) {
            case OTHER, UNREACHABLE -> Instant.EPOCH; // so that the next run asks again
            default -> now;
        };
        held().computeIfPresent(path, (key, before) -> new Held(before.etag(), before.lastModified(), asked));
        switch (reason) {
            case OTHER ->
                problems.missed("something else came for an upload; the archive's own stays", where(path), why);
            case NOT_EMLOG ->
                problems.add("something else came for an upload; the archive's own stays", where(path), why);
            case NOT_FOUND -> {}
            default -> problems.add("an upload cannot be fetched again; the archive's own stays", where(path), why);
        }
    }

    /** The reason, without the address that the problem already names, and with the article that shows the upload. */
    private String why(String path, String why) {
        String reason =
                why.startsWith(where(path) + " ") ? why.substring(where(path).length() + 1) : why;
        String earlier = missing.containsKey(path) ? missing.get(path).why() : "";
        return references
                .shownIn(path)
                .map(shown -> reason + SHOWN_IN + shown)
                .orElseGet(() ->
                        reason + (earlier.contains(SHOWN_IN) ? earlier.substring(earlier.indexOf(SHOWN_IN)) : ""));
    }

    /**
     * How long to wait before the file is asked for again: not at all if the blog was unreachable, else twice as long
     * each time.
     */
    private static Duration wait(String path, Reason reason, int tries) {
        if (reason == Reason.UNREACHABLE && !isExternal(path)) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofDays(1L << Math.min(tries - 1, 6));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private static String message(EmlogException e) {
        String message = e.getMessage();
        return message == null ? e.reason().toString() : message;
    }

    /** Reports a missing file. The crawl is incomplete only if the file may be there the next time. */
    private void report(String path, Missing known) {
        if (isExternal(path)) {
            problems.add("image at another host is missing", path, known.why());
            return;
        }
        if (known.next().isAfter(now)) {
            problems.add("upload is missing", where(path), known.why());
        } else {
            problems.missed("upload is missing", where(path), known.why());
        }
    }

    private String where(String path) {
        return isExternal(path) ? path : base + Uploads.address(path);
    }

    private MediaCount finish() throws IOException {
        missing.forEach(this::report);
        if (leftOut > 0) {
            problems.add(
                    "images at other hosts are left there",
                    base,
                    leftOut + " more than media.externalMaxFiles; raise it, and run with --full");
        }
        if (loaded != null || !missing.equals(head.missing()) || !head.isThere()) {
            held();
            cut.keySet().removeIf(path -> !missing.containsKey(path) && !holds(path));
            new MediaState(held, missing, cut).save(archive, recheckEvery);
        }
        int total = archive.uploads().count();
        return new MediaCount(total, downloaded.get(), total - downloaded.get(), missing.size(), bytes.get());
    }
}
