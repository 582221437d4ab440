package io.github.emlogstatic.crawl.state;

import java.time.Duration;
import java.time.Instant;

/** Decides when something is done again. */
public final class Recurrence {

    private Recurrence() {}

    /**
     * Whether it is due again. A time in the future was noted while the clock of the machine was wrong, and counts as long
     * ago: otherwise nothing would be done until then.
     *
     * @param last when it was done
     */
    public static boolean isDue(Instant last, Duration every, Instant now) {
        return last.isAfter(now) || !now.isBefore(last.plus(every));
    }
}
