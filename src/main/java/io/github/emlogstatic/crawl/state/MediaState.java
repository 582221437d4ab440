package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.emlog.http.Transport;
import io.github.emlogstatic.emlog.media.DownloadConditions;
import io.github.emlogstatic.emlog.media.Downloader;
import io.github.emlogstatic.model.run.Problem.FileReason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What runs learnt about uploads. {@link MediaStateFile} keeps it.
 *
 * @param archived state of uploads that are in the archive, by path
 * @param missing state of uploads that could not be fetched, by path
 * @param cut hashes of answers that were refused because they seemed to end too early, by path
 */
public record MediaState(Map<String, Archived> archived, Map<String, Missing> missing, Map<String, String> cut) {

    /** No missing upload waits longer. */
    public static final Duration LONGEST_WAIT = Duration.ofDays(60);

    /** The time when the next upload is due, if none will be. */
    static final Instant NEVER = Instant.ofEpochSecond(Integer.MAX_VALUE * 100L);

    static final MediaState EMPTY = new MediaState(Map.of(), Map.of(), Map.of());

    /**
     * What the server said of an upload that is in the archive.
     *
     * @param etag the server's ETag, or empty
     * @param lastModified the server's date of the last change, or empty
     * @param checked when the file was last asked for, in whole seconds
     */
    public record Archived(String etag, String lastModified, Instant checked) {

        /** The form of dates in HTTP, with two digits for the day. */
        private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                        "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
                .withZone(ZoneOffset.UTC);

        /**
         * Stands in for a lost state. The server is asked whether the file has changed since a day before the archive
         * got it, because the server's clock may differ. A server that only compares dates for equality, as nginx does,
         * sends the file once more.
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
     * What became of the attempts to fetch an upload.
     *
     * @param tries number of failed attempts
     * @param next time of the next attempt, in whole seconds; if its server gives no answer, since when it is due
     * @param why the reason of the last failure
     */
    public record Missing(int tries, Instant next, String why) {

        public FileReason reason() {
            return FileReason.of(why);
        }

        /** Whether it is due. A time that is too far away was noted while the clock of the machine was wrong. */
        public boolean isDue(Instant now) {
            return !now.isBefore(next) || next.isAfter(now.plus(LONGEST_WAIT));
        }

        /** Whether the blog itself said that it does not have the file. */
        boolean isGone() {
            return why.contains(Downloader.GONE);
        }

        /** Whether nothing was asked of its server, which had failed too often with others. */
        public boolean isNotAsked() {
            return why.contains(Transport.NOT_ASKED);
        }

        /** Whether it was refused for its length, so that a copy on this machine brings nothing new. */
        public boolean isTooLarge() {
            return why.contains(DownloadConditions.TOO_LARGE);
        }
    }

    public MediaState {
        archived = Collections.unmodifiableMap(new TreeMap<>(archived));
        missing = Collections.unmodifiableMap(new TreeMap<>(missing));
        cut = Collections.unmodifiableMap(new TreeMap<>(cut));
    }

    /**
     * When the first upload is due to be asked for.
     *
     * @param recheckEvery how often those of the archive are asked for again
     */
    Instant next(Duration recheckEvery) {
        Stream<Instant> rechecks = archived.entrySet().stream()
                .filter(known -> known.getValue().canTell())
                .map(known -> known.getValue()
                        .checked()
                        .plus(Recurrence.spread(known.getKey().hashCode(), recheckEvery)));
        return Stream.concat(missing.values().stream().map(Missing::next), rechecks)
                .min(Comparator.naturalOrder())
                .orElse(NEVER);
    }
}
