package io.github.emlogstatic.emlog.http;

import java.time.Duration;
import java.time.Instant;

/** Waits. Tests replace it, so that they do not wait. */
@FunctionalInterface
public interface Sleeper {

    void sleep(Duration duration) throws InterruptedException;

    /** The time, which passes while it waits. */
    default Instant now() {
        return Instant.now();
    }
}
