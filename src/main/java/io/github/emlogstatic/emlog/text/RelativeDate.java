package io.github.emlogstatic.emlog.text;

import io.github.emlogstatic.model.discussion.DateRange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the dates of comments, likes and notes as {@code smartDate()} in emlog's {@code include/lib/common.php} prints
 * them. A recent date is relative to now ({@code 3 天前}; before emlog 2.4 with {@code 约 } before hours). An old date is
 * absolute ({@code 2020-09-18 20:26}), in the blog's own zone. Themes also print it without zeros or without the time.
 * Numbers are rounded down, so each date is a range.
 */
public final class RelativeDate {

    private static final Pattern RELATIVE = Pattern.compile("(?:约\\s*)?(-?\\d{1,9})\\s*(秒|分钟|小时|天|个月|年)前");
    private static final Pattern ABSOLUTE =
            Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[ T](\\d{1,2}):(\\d\\d)(?::(\\d\\d))?)?");

    /** A date as {@link #parse} reads it. */
    public static final Pattern ANY = Pattern.compile(RELATIVE + "|" + ABSOLUTE);

    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final long YEAR = 365 * DAY;

    private static final Map<String, Long> SECONDS =
            Map.of("秒", 1L, "分钟", 60L, "小时", 3600L, "天", DAY, "个月", 30 * DAY, "年", YEAR);

    private RelativeDate() {}

    /**
     * The range of instants that the text may stand for.
     *
     * @param now the server's clock when it answered; emlog may have read it up to a second earlier or later
     * @param zone of the blog
     * @return for a text of another form or of a year that no blog has, everything up to now
     */
    public static DateRange parse(String text, Instant now, ZoneId zone) {
        DateRange read = read(text, now, zone);
        return DateRange.isPossible(read.from()) && DateRange.isPossible(read.to()) ? read : unknown(now);
    }

    private static DateRange read(String text, Instant now, ZoneId zone) {
        String date = text.strip();
        Matcher relative = RELATIVE.matcher(date);
        if (relative.matches()) {
            return relative(Long.parseLong(relative.group(1)), relative.group(2), now);
        }
        Matcher absolute = ABSOLUTE.matcher(date);
        return absolute.matches() ? absolute(absolute, now, zone) : unknown(now);
    }

    private static DateRange relative(long count, String unit, Instant now) {
        long seconds = SECONDS.getOrDefault(unit, 1L);
        long least = count * seconds;
        long most = least + seconds - 1;
        if (unit.equals("个月") && least < YEAR) {
            most = Math.min(most, YEAR - 1);
        }
        return new DateRange(now.minusSeconds(most + 1), now.minusSeconds(least - 1));
    }

    private static DateRange absolute(Matcher parts, Instant now, ZoneId zone) {
        try {
            LocalDateTime first = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3))
                    .atTime(number(parts, 4), number(parts, 5))
                    .plusSeconds(number(parts, 6));
            long seconds = parts.group(4) == null ? DAY : parts.group(6) == null ? 60 : 1;
            ZonedDateTime from = first.atZone(zone);
            ZonedDateTime to = first.plusSeconds(seconds - 1).atZone(zone);
            // In an hour that is repeated when clocks go back, both offsets are possible.
            return new DateRange(
                    from.withEarlierOffsetAtOverlap().toInstant(),
                    to.withLaterOffsetAtOverlap().toInstant());
        } catch (DateTimeException e) {
            return unknown(now);
        }
    }

    /** Zero if there is none. */
    private static int number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }

    private static DateRange unknown(Instant now) {
        return new DateRange(Instant.EPOCH, now.plusSeconds(1));
    }
}
