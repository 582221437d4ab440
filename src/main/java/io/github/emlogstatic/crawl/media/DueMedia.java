package io.github.emlogstatic.crawl.media;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.content.media.Uploads;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.MediaState.Archived;
import io.github.emlogstatic.emlog.FileSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Decides which files to ask for: damaged ones, new ones, missing ones in growing intervals, and a share of the others. */
final class DueMedia {

    /** A file to ask for, with the reason. */
    record Due(String path, String why) {}

    private final CrawlContext context;
    private final Archive archive;
    private final KnownMedia known;
    private final FileSource files;
    private int externals = -1;
    private int leftOut;

    DueMedia(CrawlContext context, KnownMedia known, FileSource files) {
        this.context = context;
        this.archive = context.archive();
        this.known = known;
        this.files = files;
    }

    /**
     * @param referred paths that texts refer to
     * @param retry whether missing files are asked for before their time
     */
    List<Due> among(SortedSet<String> referred, boolean retry) throws IOException {
        Map<String, Due> due = new LinkedHashMap<>();
        damaged().forEach(path -> due.put(path, new Due(path, "damaged in the archive")));
        for (String path : referred) {
            if (!known.holds(path) && !known.missing().containsKey(path) && mayAdd(path)) {
                due.putIfAbsent(path, new Due(path, "new"));
            }
        }
        known.missing().forEach((path, missing) -> {
            boolean copied = !missing.isTooLarge() && files.hasCopy(Uploads.address(path));
            if (context.isFull() || retry || missing.isDue(context.now()) || copied) {
                due.putIfAbsent(path, new Due(path, "was missing"));
            }
        });
        rechecks().forEach(path -> due.put(path, new Due(path, "due to be looked at again")));
        return List.copyOf(due.values());
    }

    /** The damaged files of the archive: uploads by path, external images by address if it is known. */
    private List<String> damaged() throws IOException {
        Set<String> places = new TreeSet<>(archive.damage().paths());
        places.removeIf(path -> !path.startsWith(ArchivePaths.UPLOADS));
        if (places.isEmpty()) {
            return List.of();
        }
        List<String> damaged = new ArrayList<>();
        known.archived().keySet().stream()
                .filter(path -> places.remove(MediaPath.place(path)))
                .forEach(damaged::add);
        places.removeIf(ExternalImages::isCopy);
        damaged.addAll(places);
        return damaged;
    }

    /** Whether the file may be added. The number of external images is limited. */
    private boolean mayAdd(String path) throws IOException {
        if (!MediaPath.isExternal(path)) {
            return true;
        }
        if (externals < 0) {
            externals = (int) Stream.concat(known.archived().keySet().stream(), known.missing().keySet().stream())
                    .filter(MediaPath::isExternal)
                    .count();
        }
        if (externals < context.config().media().externalMaxFiles()) {
            externals++;
            return true;
        }
        leftOut++;
        return false;
    }

    /** The number of external images that were left out, because there are too many. */
    int leftOut() {
        return leftOut;
    }

    /** The files of the archive that the server is asked about again. */
    private List<String> rechecks() throws IOException {
        if (!context.isFull()
                && known.summary()
                        .nothingIsDue(context.now(), context.config().crawl().recheckEvery())) {
            return List.of();
        }
        List<String> rechecks = new ArrayList<>();
        known.archived().forEach((path, file) -> {
            if ((context.isFull() && !MediaPath.isExternal(path) || isDue(path, file)) && known.holds(path)) {
                rechecks.add(path);
            }
        });
        return rechecks;
    }

    private boolean isDue(String path, Archived file) {
        return file.canTell() && context.isRecheckDue(path.hashCode(), file.checked());
    }
}
