package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.state.MediaState.Archived;
import io.github.emlogstatic.crawl.state.MediaState.Missing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps {@link MediaState} from one run to the next, in {@code state/media.tsv}.
 *
 * <p>The first line says when the next upload is due. Then come missing uploads, cut ones, and last the many that are
 * in the archive. If nothing is due, a run reads only up to the first of the last group.
 */
public final class MediaStateFile {

    private static final String FILE = "media.tsv";
    private static final String DUE = "due";
    private static final String CUT = "cut";
    private static final String ARCHIVED = "held";

    private MediaStateFile() {}

    /**
     * The beginning of the file.
     *
     * @param recheckEvery the interval with which {@link #next} was computed
     * @param next when the first upload is due again; the epoch if unknown
     */
    public record Summary(boolean isThere, Duration recheckEvery, Instant next, Map<String, Missing> missing) {

        public boolean nothingIsDue(Instant now, Duration every) {
            return every.equals(recheckEvery) && now.isBefore(next) && !isTooFar(now);
        }

        /** Whether the time was noted while the clock of the machine was ahead. */
        private boolean isTooFar(Instant now) {
            boolean ofMissing =
                    missing.values().stream().anyMatch(one -> one.next().equals(next));
            Duration longest = ofMissing ? MediaState.LONGEST_WAIT : recheckEvery;
            return !next.equals(MediaState.NEVER) && next.isAfter(now.plus(longest));
        }
    }

    /** Reads only what tells whether anything is due, not the file of each upload. */
    public static Summary summary(Archive archive) throws IOException {
        List<String> lines = archive.state().lines(FILE, line -> !line.startsWith(ARCHIVED));
        try {
            String[] due = lines.isEmpty() ? new String[0] : lines.get(0).split("\t", 3);
            boolean known = due.length == 3 && due[0].equals(DUE);
            return new Summary(
                    archive.state().has(FILE),
                    Duration.ofSeconds(known ? Long.parseLong(due[2]) : 0),
                    StateLine.instant(known ? Long.parseLong(due[1]) : 0),
                    ofLines(lines).missing());
        } catch (NumberFormatException e) {
            return new Summary(false, Duration.ZERO, Instant.EPOCH, Map.of()); // a damaged file counts as lost
        }
    }

    /** The uploads that the blog itself said it does not have, by their path in the archive. */
    public static SortedSet<String> gone(Archive archive) throws IOException {
        SortedSet<String> gone = new TreeSet<>();
        summary(archive).missing().forEach((path, known) -> {
            if (known.isGone()) {
                gone.add(path);
            }
        });
        return gone;
    }

    /** Reads the state. A damaged file counts as lost. */
    public static MediaState read(Archive archive) throws IOException {
        try {
            return ofLines(archive.state().lines(FILE));
        } catch (NumberFormatException e) {
            return MediaState.EMPTY; // a damaged file counts as lost
        }
    }

    /** @param recheckEvery how often the uploads of the archive are asked for again */
    public static void write(MediaState state, Archive archive, Duration recheckEvery) throws IOException {
        archive.state().writeLines(FILE, lines(state, recheckEvery));
    }

    private static List<String> lines(MediaState state, Duration recheckEvery) {
        List<String> lines = new ArrayList<>();
        lines.add(DUE + "\t" + state.next(recheckEvery).getEpochSecond() + "\t" + recheckEvery.toSeconds());
        state.missing()
                .forEach((path, known) -> lines.add(line(
                        "missing", path, known.next().getEpochSecond(), String.valueOf(known.tries()), known.why())));
        state.cut().forEach((path, hash) -> lines.add(String.join("\t", CUT, hash, path)));
        state.archived()
                .forEach((path, known) -> lines.add(
                        line(ARCHIVED, path, known.checked().getEpochSecond(), known.etag(), known.lastModified())));
        return lines;
    }

    private static String line(String kind, String path, long time, String first, String second) {
        return String.join("\t", kind, String.valueOf(time), plain(first), plain(second), path);
    }

    /** Removes characters that separate fields. The path needs no such change, because it comes last. */
    private static String plain(String text) {
        return text.replaceAll("[\t\n\r]+", " ");
    }

    private static MediaState ofLines(List<String> lines) {
        Map<String, Archived> archived = new TreeMap<>();
        Map<String, Missing> missing = new TreeMap<>();
        Map<String, String> cut = new TreeMap<>();
        for (String text : lines) {
            if (text.startsWith(DUE)) {
                continue;
            }
            StateLine line = new StateLine(text);
            String kind = line.next();
            if (kind.equals(CUT)) {
                String hash = line.next();
                cut.put(line.rest(), hash);
                continue;
            }
            Instant time = line.nextInstant();
            if (kind.equals(ARCHIVED)) {
                Archived known = new Archived(line.next(), line.next(), time);
                archived.put(line.rest(), known);
            } else {
                Missing known = new Missing(line.nextInt(), time, line.next());
                missing.put(line.rest(), known);
            }
        }
        return new MediaState(archived, missing, cut);
    }
}
