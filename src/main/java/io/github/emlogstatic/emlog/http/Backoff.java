package io.github.emlogstatic.emlog.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How long to wait before a request is repeated. The time grows with each attempt and differs between threads. */
public final class Backoff {

    /** If a server asks to wait longer than this, the request fails. */
    static final Duration LONGEST = Duration.ofMinutes(2);

    private static final long FIRST_MILLIS = 500;
    private static final long LAST_MILLIS = 30_000;

    private final RandomGenerator random;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * A random time between half and the whole of 0.5 s, 1 s, 2 s … 30 s.
     *
     * @param attempt from 0
     */
    Duration before(int attempt) {
        long whole = Math.min(LAST_MILLIS, FIRST_MILLIS << Math.min(attempt, 10));
        return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
    }

    /** The longer of the two. A server may ask for no pause, or for one that ended long ago. */
    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Reads the header {@code Retry-After}, which holds seconds or a date. */
    static Optional<Duration> retryAfter(@Nullable String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        String text = header.strip();
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant then = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            return Optional.of(then.isBefore(now) ? Duration.ZERO : Duration.between(now, then));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
