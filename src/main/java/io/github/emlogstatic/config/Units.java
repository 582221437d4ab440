package io.github.emlogstatic.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and sizes as people write them. */
final class Units {

    static final String DURATION = "must be a duration such as 30s, 15m, 12h or 7d";
    static final String SIZE = "must be a size such as 500 KB, 50 MB or 2 GB";

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})\\s*([a-zA-Z]*)");

    private Units() {}

    /** {@code 30s}, {@code 15m}, {@code 12h}, {@code 7d}; {@code 0} needs no unit. */
    static Optional<Duration> duration(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(written.group(1));
        return switch (written.group(2)) {
            case "s" -> Optional.of(Duration.ofSeconds(number));
            case "m" -> Optional.of(Duration.ofMinutes(number));
            case "h" -> Optional.of(Duration.ofHours(number));
            case "d" -> Optional.of(Duration.ofDays(number));
            case "" -> number == 0 ? Optional.of(Duration.ZERO) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** {@code 500 KB}, {@code 50 MB}, {@code 2 GB} in bytes, a KB being 1024 of them; a bare number is bytes. */
    static Optional<Long> bytes(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(written.group(1));
        return switch (written.group(2).toUpperCase(Locale.ROOT)) {
            case "", "B" -> Optional.of(number);
            case "KB", "K" -> Optional.of(number << 10);
            case "MB", "M" -> Optional.of(number << 20);
            case "GB", "G" -> Optional.of(number << 30);
            default -> Optional.empty();
        };
    }
}
