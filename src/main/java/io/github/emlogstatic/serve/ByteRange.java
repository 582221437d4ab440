package io.github.emlogstatic.serve;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file that a media player requests (RFC 9110, section 14).
 *
 * @param first byte, from 0
 * @param last byte, inclusive
 */
record ByteRange(long first, long last) {

    private static final Pattern ONE = Pattern.compile("(?i)bytes=(\\d{0,18})-(\\d{0,18})");

    long length() {
        return last - first + 1;
    }

    /**
     * One range as the header writes it.
     *
     * @param first byte; empty if the end of the file is requested
     * @param last byte, or how many bytes from the end; empty for all that follow the first
     */
    record Header(Optional<Long> first, Optional<Long> last) {

        /** The range in a file of that length; empty if no byte of the file is in it. */
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
     * Parses the header if it requests exactly one range. For several ranges a server may send the whole file; for an
     * invalid one, such as one that ends before it begins, it must.
     */
    static Optional<Header> parse(String header) {
        Matcher range = ONE.matcher(header);
        return range.matches()
                ? Optional.of(new Header(number(range.group(1)), number(range.group(2))))
                        .filter(Header::isValid)
                : Optional.empty();
    }

    private static Optional<Long> number(String digits) {
        return digits.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(digits));
    }
}
