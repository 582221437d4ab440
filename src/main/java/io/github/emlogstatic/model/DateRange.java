package io.github.emlogstatic.model;

import java.time.Duration;
import java.time.Instant;

/**
 * When something happened, as narrowly as is known. emlog prints the dates of comments, likes and notes relative to now
 * ({@code 3 天前}); each observation is a range.
 *
 * @param from the earliest instant it may have been, inclusive
 * @param to the latest instant it may have been, inclusive; never before {@code from}
 */
public record DateRange(Instant from, Instant to) {

    public DateRange {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a range that ends at " + to + ", before it starts at " + from);
        }
    }

    /** How much time it spans. */
    public Duration width() {
        return Duration.between(from, to);
    }

    /**
     * What is known after another observation of the same date: the common part, or the new observation alone where
     * the two contradict each other.
     */
    public DateRange observedAgain(DateRange again) {
        Instant latestStart = from.isAfter(again.from) ? from : again.from;
        Instant earliestEnd = to.isBefore(again.to) ? to : again.to;
        return earliestEnd.isBefore(latestStart) ? again : new DateRange(latestStart, earliestEnd);
    }
}
