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

    public DateRange {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a range that ends at " + to + ", before it starts at " + from);
        }
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
