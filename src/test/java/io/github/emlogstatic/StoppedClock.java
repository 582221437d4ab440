package io.github.emlogstatic;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test sets it. */
public final class StoppedClock extends Clock {

    public Instant now = Instant.parse("2026-11-24T02:00:00Z");
    public ZoneId zone = ZoneOffset.UTC;

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return this;
    }
}
