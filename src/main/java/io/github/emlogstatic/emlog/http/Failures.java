package io.github.emlogstatic.emlog.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The requests that failed or were refused in a row, each after all attempts, by their kind. After many of them each
 * request of that kind is sent only once, and in the end no more are sent, so that the run ends. Safe for several threads.
 */
final class Failures {

    private static final int MANY = 10;

    /** After so many refusals in a row, a firewall has closed the door: more requests would only keep it shut. */
    private static final int MANY_REFUSALS = 50;

    /** The longest time that requests of a kind may have been under way. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Map<String, Row> rows = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    /**
     * Failures in a row.
     *
     * @param lasted how long such requests were under way, or paused; the time between them does not count
     * @param until when the last one ended
     * @param longPause whether the server then asked for a pause that is too long for this run
     */
    private record Row(int number, Duration lasted, Duration until, boolean longPause) {

        Row and(Row more) {
            Duration since = Backoff.longer(until, more.until.minus(more.lasted)); // others may have been under way
            Duration further = Backoff.longer(Duration.ZERO, more.until.minus(since));
            return new Row(
                    number + more.number, lasted.plus(further), Backoff.longer(until, more.until), more.longPause);
        }
    }

    /** Whether many requests of a kind have failed, and none went well since. */
    boolean areMany(String kind) {
        return areMany(rows.get(kind));
    }

    private static boolean areMany(@Nullable Row row) {
        return row != null && row.number >= MANY;
    }

    /** Whether nothing of a kind is asked for any more. */
    boolean areFinal(String kind) {
        Row row = rows.get(kind);
        return row != null && areMany(row) && (row.longPause || row.lasted.compareTo(LONGEST) > 0);
    }

    /**
     * Adds one.
     *
     * @param start when the request began, by {@link Sleeper#elapsed}
     * @param end when its last attempt ended
     * @param longPause whether the server asked for a pause that is too long for this run
     */
    void add(String kind, Duration start, Duration end, boolean longPause) {
        rows.merge(kind, new Row(1, end.minus(start), end, longPause), Row::and);
    }

    /** Adds a request that was answered with a refusal, or with a page of a firewall. */
    void refuse(String kind) {
        refusals.merge(kind, 1, Integer::sum);
    }

    /** Whether so many requests of a kind were refused in a row that no more are sent. */
    boolean areRefused(String kind) {
        return refusals.getOrDefault(kind, 0) >= MANY_REFUSALS;
    }

    /** A request of the kind was answered. */
    void end(String kind) {
        rows.remove(kind);
        refusals.remove(kind);
    }
}
