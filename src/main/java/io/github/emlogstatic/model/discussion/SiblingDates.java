package io.github.emlogstatic.model.discussion;

import java.time.Instant;
import java.util.List;

/**
 * Gives one date to each of several comments whose dates are known as ranges only, so that they stay in their order where
 * a program sorts by date. A date is inside its range wherever the order lets it be.
 */
public final class SiblingDates {

    private SiblingDates() {}

    /**
     * @param ranges in the order in which the comments are shown
     * @param after none of them is before that, as no answer is before what it answers
     * @return seconds since 1970, never smaller than the one before
     */
    public static long[] of(List<DateRange> ranges, Instant after) {
        long[] latest = new long[ranges.size()];
        long bound = Long.MAX_VALUE;
        for (int i = latest.length - 1; i >= 0; i--) {
            bound = Math.min(bound, ranges.get(i).to().getEpochSecond());
            latest[i] = bound;
        }
        long[] dates = new long[latest.length];
        long earliest = after.getEpochSecond();
        for (int i = 0; i < dates.length; i++) {
            long from = Math.max(earliest, ceiling(ranges.get(i).from()));
            dates[i] = latest[i] <= from ? from : from + (latest[i] - from) / 2;
            earliest = dates[i];
        }
        return dates;
    }

    private static long ceiling(Instant instant) {
        return instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
    }
}
