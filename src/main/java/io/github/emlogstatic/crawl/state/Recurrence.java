package io.github.emlogstatic.crawl.state;

import java.time.Duration;
import java.time.Instant;

/** Decides when something is done again. */
public final class Recurrence {

    /** How much earlier a night may begin than the last: no run starts at exactly the same time. */
    private static final Duration EARLIER = Duration.ofHours(4);

    /** What is done in a night is due again in the next. */
    public static final Duration A_NIGHT = Duration.ofDays(1).minus(EARLIER);

    private Recurrence() {}

    /**
     * Whether something is due again. If its last time is more than the interval ahead, the clock of the machine was
     * wrong then. Such a time counts as long ago: otherwise nothing would be done until then. A time that is less far
     * ahead delays it by an interval at most. If that counted as due, everything would be asked for again after a clock
     * is set back an hour.
     *
     * @param last when it was done
     */
    public static boolean isDue(Instant last, Duration every, Instant now) {
        return last.isAfter(now.plus(every)) || !now.isBefore(last.plus(every));
    }

    /** Whether it is due again, also if the run begins a little earlier than the one that did it. */
    static boolean isAboutDue(Instant last, Duration every, Instant now) {
        Duration sixth = every.dividedBy(6);
        return isDue(last, every.minus(sixth.compareTo(EARLIER) < 0 ? sixth : EARLIER), now);
    }

    /**
     * Whether it is due again, after half the interval to the whole, depending on the id. So what was fetched in one night
     * is not all due in one night.
     */
    static boolean isDueInTurn(int id, Instant last, Duration every, Instant now) {
        return isDue(last, spread(id, every), now);
    }

    static Duration spread(int id, Duration every) {
        double share = 0.5 + 0.5 * Math.floorMod(id * 0x9E3779B9, 1000) / 1000.0;
        return Duration.ofMillis((long) (every.toMillis() * share));
    }
}
