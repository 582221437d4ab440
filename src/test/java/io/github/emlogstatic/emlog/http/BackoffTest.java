package io.github.emlogstatic.emlog.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void waitsGrowToHalfAMinuteAndDiffer() {
        Backoff backoff = new Backoff(new Random(1));
        for (int attempt = 0; attempt < 60; attempt++) {
            long whole = Math.min(30_000, 500L << Math.min(attempt, 10));
            assertThat(backoff.before(attempt).toMillis()).isBetween(whole / 2, whole);
        }
        assertThat(java.util.stream.Stream.generate(() -> backoff.before(3))
                        .limit(20)
                        .distinct()
                        .count())
                .isGreaterThan(10);
    }

    @Test
    void retryAfterIsSecondsOrADate() {
        assertThat(Backoff.retryAfter("7", NOW)).contains(Duration.ofSeconds(7));
        assertThat(Backoff.retryAfter("Tue, 24 Nov 2026 12:00:30 GMT", NOW)).contains(Duration.ofSeconds(30));
        assertThat(Backoff.retryAfter("Mon, 23 Nov 2026 12:00:30 GMT", NOW)).contains(Duration.ZERO);
        assertThat(Backoff.retryAfter("soon", NOW)).isEmpty();
        assertThat(Backoff.retryAfter(null, NOW)).isEmpty();
    }
}
