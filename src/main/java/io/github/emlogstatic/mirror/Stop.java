package io.github.emlogstatic.mirror;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The request to end a run between two steps. Safe for several threads. */
public final class Stop {

    /** The clock may jump: a machine that slept must not sleep as long again. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** Waits until a time or a request, whichever comes first. */
    @FunctionalInterface
    public interface Waiting {
        void until(Instant time, Stop stop) throws InterruptedException;
    }

    private final Waiting waiting;
    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    Stop(Waiting waiting) {
        this.waiting = waiting;
    }

    /**
     * Waits for the time of that clock. If the clock is moved back meanwhile, the wait is no longer than it would have
     * been otherwise.
     */
    public static Stop by(Clock clock) {
        return new Stop((time, stop) -> {
            long start = System.nanoTime();
            Duration whole = left(clock, time);
            for (Duration left = whole; left.compareTo(Duration.ZERO) > 0; ) {
                Duration wait = left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
                if (stop.requested.await(wait.toMillis() + 1, TimeUnit.MILLISECONDS)) {
                    return;
                }
                Duration unmoved = whole.minusNanos(System.nanoTime() - start);
                Duration shown = left(clock, time);
                left = shown.compareTo(unmoved) < 0 ? shown : unmoved;
            }
        });
    }

    private static Duration left(Clock clock, Instant time) {
        return Duration.between(clock.instant(), time);
    }

    /** Asks the run to end after the step that is under way. */
    public void request() {
        requested.countDown();
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Waits for the next run. */
    void waitUntil(Instant time) throws InterruptedException {
        waiting.until(time, this);
    }

    /** Notes that the run has ended. */
    void ended() {
        ended.countDown();
    }

    /** Waits until the run has ended. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }
}
