package io.github.emlogstatic.emlog;

import java.time.Duration;

/** Waits. Tests do not. */
@FunctionalInterface
interface Sleeper {

    void sleep(Duration duration) throws InterruptedException;
}
