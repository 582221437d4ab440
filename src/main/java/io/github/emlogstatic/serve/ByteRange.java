package io.github.emlogstatic.serve;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file that a player asks for (RFC 9110, section 14).
 *
 * @param first byte, from 0
 * @param last byte, included
 */
record ByteRange(long first, long last) {

    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    long length() {
        return last - first + 1;
    }

    /** Whether the header asks for exactly one range of bytes; any other may be answered with the whole file. */
    static boolean isOne(String header) {
        return ONE.matcher(header).matches() && !header.equals("bytes=-");
    }

    /** The range within a file of that length; empty where there is nothing of it. */
    static Optional<ByteRange> of(String header, long length) {
        Matcher range = ONE.matcher(header);
        if (!range.matches()) {
            return Optional.empty();
        }
        String from = range.group(1);
        String to = range.group(2);
        if (from.isEmpty()) {
            long wanted = to.isEmpty() ? 0 : Long.parseLong(to);
            return within(Math.max(0, length - wanted), length - 1, length);
        }
        long last = to.isEmpty() ? length - 1 : Math.min(Long.parseLong(to), length - 1);
        return within(Long.parseLong(from), last, length);
    }

    private static Optional<ByteRange> within(long first, long last, long length) {
        return first < length && first <= last ? Optional.of(new ByteRange(first, last)) : Optional.empty();
    }
}
