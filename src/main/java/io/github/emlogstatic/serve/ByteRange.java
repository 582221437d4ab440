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

    private static final Pattern ONE = Pattern.compile("(?i)bytes=(\\d{0,18})-(\\d{0,18})");

    long length() {
        return last - first + 1;
    }

    /**
     * One range of bytes as a header asks for it.
     *
     * @param first byte; empty for the last ones
     * @param last byte, or how many of the last ones; empty for all that follow
     */
    record Asked(Optional<Long> first, Optional<Long> last) {

        /** The range within a file of that length; empty where there is nothing of it. */
        Optional<ByteRange> within(long length) {
            long end = length - 1;
            ByteRange range = first.isPresent()
                    ? new ByteRange(first.get(), Math.min(last.orElse(end), end))
                    : new ByteRange(Math.max(0, length - last.orElse(0L)), end);
            return range.first < length && range.length() > 0 ? Optional.of(range) : Optional.empty();
        }

        private boolean isValid() {
            return first.isPresent() ? last.orElse(first.get()) >= first.get() : last.isPresent();
        }
    }

    /**
     * What the header asks for, if that is exactly one range. Several may be answered with the whole file; what is no
     * range, as one that ends before it begins, has to be.
     */
    static Optional<Asked> asked(String header) {
        Matcher range = ONE.matcher(header);
        return range.matches()
                ? Optional.of(new Asked(number(range.group(1)), number(range.group(2))))
                        .filter(Asked::isValid)
                : Optional.empty();
    }

    private static Optional<Long> number(String digits) {
        return digits.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(digits));
    }
}
