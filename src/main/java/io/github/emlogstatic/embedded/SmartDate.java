package io.github.emlogstatic.embedded;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** emlog's {@code smartDate}: the date of a comment, a like or a note as a visitor sees it. */
final class SmartDate {

    private static final DateTimeFormatter ABSOLUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private SmartDate() {}

    /** A date in the future gives negative seconds, as in emlog. */
    static String of(Instant date, Instant now, ZoneId zone) {
        Duration ago = Duration.ofSeconds(now.getEpochSecond() - date.getEpochSecond());
        long days = ago.toDays();
        if (ago.toSeconds() < 60) {
            return ago.toSeconds() + " 秒前";
        }
        if (ago.toMinutes() < 60) {
            return ago.toMinutes() + " 分钟前";
        }
        if (days < 1) {
            return ago.toHours() + " 小时前";
        }
        if (days < 30) {
            return days + " 天前";
        }
        if (days < 365) {
            return days / 30 + " 个月前";
        }
        return days < 5 * 365 ? days / 365 + " 年前" : ABSOLUTE.format(date.atZone(zone));
    }
}
