package io.github.emlogstatic.emlog.http;

import java.time.Duration;

/** Waits. Tests replace it, so that they do not wait. */
@FunctionalInterface
public interface Sleeper {

    void sleep(Duration duration) throws InterruptedException;

    /** The time since some moment, which passes while it waits, and not while the machine sleeps or sets its clock. */
    default Duration elapsed() {
        return Duration.ofNanos(System.nanoTime());
    }
}
