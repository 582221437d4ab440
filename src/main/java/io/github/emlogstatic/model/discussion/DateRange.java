package io.github.emlogstatic.model.discussion;

import java.time.Duration;
import java.time.Instant;

/**
 * When something happened, as precisely as it is known. emlog prints the dates of comments, likes and notes relative to now
 * ({@code 3 天前}); each observation is a range.
 *
 * @param from the earliest possible instant, inclusive
 * @param to the latest possible instant, inclusive; never before {@code from}
 */
public record DateRange(Instant from, Instant to) {

    /** Far enough for what themes may print, such as {@code 3000 年前}. */
    private static final Instant EARLIEST = Instant.parse("-9999-01-01T00:00:00Z");

    /** The year has four digits in each zone. */
    private static final Instant LATEST = Instant.parse("9999-12-30T23:59:59Z");

    public DateRange {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a range that ends at " + to + ", before it starts at " + from);
        }
    }

    /** Whether something of a blog may have happened then. No archive has other instants. */
    public static boolean isPossible(Instant instant) {
        return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
    }

    public Duration width() {
        return Duration.between(from, to);
    }

    /** Whether the two ranges have nothing in common, so that they cannot be of the same date. */
    public boolean contradicts(DateRange other) {
        return other.from.isAfter(to) || other.to.isBefore(from);
    }

    /**
     * The range after another observation of the same date: the common part of both, or the new observation if they have
     * nothing in common.
     */
    public DateRange observedAgain(DateRange again) {
        Instant latestStart = from.isAfter(again.from) ? from : again.from;
        Instant earliestEnd = to.isBefore(again.to) ? to : again.to;
        return contradicts(again) ? again : new DateRange(latestStart, earliestEnd);
    }
}
