package io.github.emlogstatic.crawl.state;

import java.time.Instant;

/**
 * Reads a line of a file in {@code state/} field by field. Tabs separate the fields. Numbers are parsed without a copy,
 * because a large blog has a line for each article.
 */
final class StateLine {

    /** The end of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final String line;
    private int at;

    StateLine(String line) {
        this.line = line;
    }

    /**
     * Returns the next field. Throws {@link NumberFormatException} if there is none, because the line is then damaged.
     */
    String next() {
        int start = at;
        return line.substring(start, end());
    }

    /** Returns the rest of the line, with its tabs. */
    String rest() {
        if (at > line.length()) {
            throw new NumberFormatException(line);
        }
        return line.substring(at);
    }

    int nextInt() {
        int start = at;
        return Integer.parseInt(line, start, end(), 10);
    }

    /** The time that a field tells in seconds. One that no run can have written shows that the line is damaged. */
    Instant nextInstant() {
        int start = at;
        return instant(Long.parseLong(line, start, end(), 10));
    }

    static Instant instant(long seconds) {
        if (seconds < 0 || seconds > LAST_SECOND) {
            throw new NumberFormatException(String.valueOf(seconds));
        }
        return Instant.ofEpochSecond(seconds);
    }

    private int end() {
        if (at > line.length()) {
            throw new NumberFormatException(line);
        }
        int tab = line.indexOf('\t', at);
        int end = tab < 0 ? line.length() : tab;
        at = end + 1;
        return end;
    }
}
