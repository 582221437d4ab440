package io.github.emlogstatic.emlog.http;

import java.time.Duration;

/** Waits. Tests do not. */
@FunctionalInterface
public interface Sleeper {

    void sleep(Duration duration) throws InterruptedException;
}
