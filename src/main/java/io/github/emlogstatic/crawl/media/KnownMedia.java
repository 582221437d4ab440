package io.github.emlogstatic.crawl.media;

import io.github.emlogstatic.address.OddName;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.state.MediaState;
import io.github.emlogstatic.crawl.state.MediaState.Archived;
import io.github.emlogstatic.crawl.state.MediaState.Missing;
import io.github.emlogstatic.crawl.state.MediaStateFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs and this one know about the files that texts refer to. Most runs need only the beginning of the
 * {@link MediaStateFile}, so the rest is read on first use. Safe for several threads.
 */
final class KnownMedia {

    private final Archive archive;
    private final Instant now;
    private final MediaStateFile.Summary summary;
    private final Map<String, Missing> missing;
    private final Map<String, String> cut = new ConcurrentSkipListMap<>();
    private @Nullable Map<String, Archived> archived;

    KnownMedia(Archive archive, Instant now) throws IOException {
        this.archive = archive;
        this.now = now;
        this.summary = MediaStateFile.summary(archive);
        this.missing = new ConcurrentSkipListMap<>(summary.missing());
    }

    MediaStateFile.Summary summary() {
        return summary;
    }

    /** Files that could not be fetched, by path. */
    Map<String, Missing> missing() {
        return missing;
    }

    /** Files in the archive, by path. */
    synchronized Map<String, Archived> archived() throws IOException {
        if (archived == null) {
            MediaState loaded = MediaStateFile.read(archive);
            archived = new ConcurrentSkipListMap<>(loaded.archived());
            addThoseWithoutState(archived);
            cut.putAll(loaded.cut());
        }
        return archived;
    }

    /** An archive that came out of git has no {@code state/}. */
    private void addThoseWithoutState(Map<String, Archived> archived) {
        archive.uploads().changes((path, changed) -> {
            if (OddName.isInArchive(path)) {
                archived.computeIfAbsent(path, absent -> Archived.sinceAbout(changed, now));
            }
        });
    }

    /** Hashes of answers that were refused because they seemed to end too early, by path. */
    Map<String, String> cut() throws IOException {
        archived();
        return cut;
    }

    /** Whether the archive has the file, undamaged. */
    boolean holds(String path) {
        String place = MediaPath.place(path);
        return archive.uploads().find(place).isPresent() && !archive.damage().isOf(place);
    }

    /** Writes the state if it may have changed. */
    synchronized void save(Duration recheckEvery) throws IOException {
        if (archived == null && missing.equals(summary.missing()) && summary.isThere()) {
            return;
        }
        Map<String, Archived> all = archived();
        cut.keySet().removeIf(path -> !missing.containsKey(path) && !holds(path));
        MediaStateFile.write(new MediaState(all, missing, cut), archive, recheckEvery);
    }
}
