package io.github.emlogstatic.emlog.http;

import java.time.Duration;

/** Waits. Tests replace it, so that they do not wait. */
@FunctionalInterface
public interface Sleeper {

    void sleep(Duration duration) throws InterruptedException;
}
