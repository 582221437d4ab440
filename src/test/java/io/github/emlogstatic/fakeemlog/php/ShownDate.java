package io.github.emlogstatic.fakeemlog.php;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** emlog's {@code smartDate}: the date of a comment, a like or a note as a visitor sees it. */
public final class ShownDate {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long MONTH = 30 * DAY;
    private static final long YEAR = 365 * DAY;
    private static final DateTimeFormatter ABSOLUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private ShownDate() {}

    /** A date in the future gives negative seconds, as in emlog. */
    public static String of(Instant date, Instant now, ZoneId zone, EmlogVersion version) {
        long seconds = now.getEpochSecond() - date.getEpochSecond();
        if (seconds < MINUTE) {
            return seconds + " 秒前";
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + " 分钟前";
        }
        String relative = version.keepsDatesRelative() ? withinYears(seconds) : withinADay(seconds);
        return relative.isEmpty() ? ABSOLUTE.format(date.atZone(zone)) : relative;
    }

    private static String withinADay(long seconds) {
        return seconds < DAY ? "约 " + seconds / HOUR + " 小时前" : "";
    }

    private static String withinYears(long seconds) {
        if (seconds < DAY) {
            return seconds / HOUR + " 小时前";
        }
        if (seconds < MONTH) {
            return seconds / DAY + " 天前";
        }
        if (seconds < YEAR) {
            return seconds / MONTH + " 个月前";
        }
        return seconds < 5 * YEAR ? seconds / YEAR + " 年前" : "";
    }
}
