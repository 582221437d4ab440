package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.emlog.http.Transport;
import io.github.emlogstatic.emlog.media.Downloader;
import io.github.emlogstatic.emlog.media.Wanted;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Remembers what runs learnt about uploads, in {@code state/media.tsv}.
 *
 * <p>The first line says when the next upload is due. Then come missing uploads, cut ones, and last the many that are
 * in the archive. If nothing is due, a run reads only up to the first of the last group.
 *
 * @param archived state of uploads that are in the archive, by path
 * @param missing state of uploads that could not be fetched, by path
 * @param cut hashes of answers that were refused because they seemed to end too early, by path
 */
public record MediaState(Map<String, Archived> archived, Map<String, Missing> missing, Map<String, String> cut) {

    private static final String FILE = "media.tsv";
    private static final String DUE = "due";
    private static final String CUT = "cut";
    private static final String ARCHIVED = "held";

    /** No missing upload waits longer. */
    public static final Duration LONGEST_WAIT = Duration.ofDays(60);

    private static final Instant NEVER = Instant.ofEpochSecond(Integer.MAX_VALUE * 100L);
    private static final MediaState EMPTY = new MediaState(Map.of(), Map.of(), Map.of());

    /**
     * @param etag the server's ETag, or empty
     * @param lastModified the server's date of the last change, or empty
     * @param checked when the file was last asked for, in whole seconds
     */
    public record Archived(String etag, String lastModified, Instant checked) {

        /** As HTTP has it, with two digits for the day. */
        private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                        "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
                .withZone(ZoneOffset.UTC);

        /**
         * Stands in for what was lost. The server is asked whether the file has changed since the archive got it, or rather
         * since the day before: its clock may be another. A server that compares dates exactly, as nginx does, sends the
         * file once more.
         */
        public static Archived sinceAbout(Instant changed, Instant now) {
            return new Archived("", DATE.format(changed.minus(Duration.ofDays(1))), now);
        }

        /** Whether the server can tell if the file has changed. */
        public boolean canTell() {
            return !etag.isEmpty() || !lastModified.isEmpty();
        }
    }

    /**
     * @param tries number of failed attempts
     * @param next time of the next attempt, in whole seconds
     * @param why the reason of the last failure
     */
    public record Missing(int tries, Instant next, String why) {

        /** Whether it is due. A time that is too far away was noted while the clock of the machine was wrong. */
        public boolean isDue(Instant now) {
            return !now.isBefore(next) || next.isAfter(now.plus(LONGEST_WAIT));
        }

        /** Whether the blog itself said that it does not have the file. */
        private boolean isGone() {
            return why.contains(Downloader.GONE);
        }

        /** Whether nothing was asked of its server, which had failed too often with others. */
        public boolean isNotAsked() {
            return why.contains(Transport.NOT_ASKED);
        }

        /** Whether it was refused for its length, so that a copy on this machine brings nothing new. */
        public boolean isTooLarge() {
            return why.contains(Wanted.TOO_LARGE);
        }
    }

    /**
     * The beginning of the file.
     *
     * @param recheckEvery the interval with which {@link #next} was computed
     * @param next when the first upload is due again; the epoch if unknown
     */
    public record Summary(boolean isThere, Duration recheckEvery, Instant next, Map<String, Missing> missing) {

        public boolean nothingIsDue(Instant now, Duration every) {
            Duration longest = every.compareTo(LONGEST_WAIT) > 0 ? every : LONGEST_WAIT;
            boolean wrong = !next.equals(NEVER) && next.isAfter(now.plus(longest)); // the clock was ahead
            return every.equals(recheckEvery) && now.isBefore(next) && !wrong;
        }
    }

    public MediaState {
        archived = Collections.unmodifiableMap(new TreeMap<>(archived));
        missing = Collections.unmodifiableMap(new TreeMap<>(missing));
        cut = Collections.unmodifiableMap(new TreeMap<>(cut));
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
    public static MediaState of(Archive archive) throws IOException {
        try {
            return ofLines(archive.state().lines(FILE));
        } catch (NumberFormatException e) {
            return EMPTY; // a damaged file counts as lost
        }
    }

    public void save(Archive archive, Duration recheckEvery) throws IOException {
        archive.state().writeLines(FILE, lines(recheckEvery));
    }

    private List<String> lines(Duration recheckEvery) {
        List<String> lines = new ArrayList<>();
        lines.add(DUE + "\t" + next(recheckEvery).getEpochSecond() + "\t" + recheckEvery.toSeconds());
        missing.forEach((path, known) -> lines.add(
                line("missing", path, known.next().getEpochSecond(), String.valueOf(known.tries()), known.why())));
        cut.forEach((path, hash) -> lines.add(String.join("\t", CUT, hash, path)));
        archived.forEach((path, known) ->
                lines.add(line(ARCHIVED, path, known.checked().getEpochSecond(), known.etag(), known.lastModified())));
        return lines;
    }

    private Instant next(Duration recheckEvery) {
        Stream<Instant> rechecks = archived.entrySet().stream()
                .filter(known -> known.getValue().canTell())
                .map(known -> known.getValue()
                        .checked()
                        .plus(Recurrence.spread(known.getKey().hashCode(), recheckEvery)));
        return Stream.concat(missing.values().stream().map(Missing::next), rechecks)
                .min(Comparator.naturalOrder())
                .orElse(NEVER);
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
