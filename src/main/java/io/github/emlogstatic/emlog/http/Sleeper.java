package io.github.emlogstatic.emlog.http;

import java.time.Duration;

/** Waits between requests. Tests replace it by one that does not wait. */
@FunctionalInterface
public interface Sleeper {

    void sleep(Duration duration) throws InterruptedException;

    /** The time since some moment. It passes while this waits, and does not jump when the clock of the machine is set. */
    default Duration elapsed() {
        return Duration.ofNanos(System.nanoTime());
    }
}
