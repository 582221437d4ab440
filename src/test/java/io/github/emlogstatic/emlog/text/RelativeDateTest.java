package io.github.emlogstatic.emlog.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.model.discussion.DateRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeDateTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("+08:00");
    private static final long DAY = 86_400;

    /** Each text, with the least and the most seconds that have passed by an exact clock. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    0 秒前, 0, 0
                    1 秒前, 1, 1
                    59 秒前, 59, 59
                    -1 秒前, -1, -1
                    -3600 秒前, -3600, -3600
                    1 分钟前, 60, 119
                    5 分钟前, 300, 359
                    59 分钟前, 3540, 3599
                    1 小时前, 3600, 7199
                    约 1 小时前, 3600, 7199
                    约1小时前, 3600, 7199
                    23 小时前, 82800, 86399
                    约 -1 小时前, -3600, -1
                    1 天前, 86400, 172799
                    3 天前, 259200, 345599
                    29 天前, 2505600, 2591999
                    1 个月前, 2592000, 5183999
                    2 个月前, 5184000, 7775999
                    11 个月前, 28512000, 31103999
                    12 个月前, 31104000, 31535999
                    1 年前, 31536000, 63071999
                    4 年前, 126144000, 157679999
                    3000 年前, 94608000000, 94639535999
                    ' 3 天前 ', 259200, 345599
                    """)
    void aRelativeDateIsARangeWidenedByASecond(String text, long least, long most) {
        assertThat(RelativeDate.parse(text, NOW, SHANGHAI))
                .isEqualTo(new DateRange(NOW.minusSeconds(most + 1), NOW.minusSeconds(least - 1)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    2020-09-18 20:26, +08:00, 2020-09-18T12:26:00Z, 2020-09-18T12:26:59Z
                    2020-09-18 20:26, Z, 2020-09-18T20:26:00Z, 2020-09-18T20:26:59Z
                    2020-09-18 20:26:07, +08:00, 2020-09-18T12:26:07Z, 2020-09-18T12:26:07Z
                    1986-07-01 10:00, Asia/Shanghai, 1986-07-01T01:00:00Z, 1986-07-01T01:00:59Z
                    2024-10-27 02:30, Europe/Berlin, 2024-10-27T00:30:00Z, 2024-10-27T01:30:59Z
                    2024-5-1 8:05, +08:00, 2024-05-01T00:05:00Z, 2024-05-01T00:05:59Z
                    2024-05-01, +08:00, 2024-04-30T16:00:00Z, 2024-05-01T15:59:59Z
                    """)
    void anAbsoluteDateIsInTheBlogsZone(String text, String zone, Instant from, Instant to) {
        assertThat(RelativeDate.parse(text, NOW, ZoneId.of(zone))).isEqualTo(new DateRange(from, to));
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "昨天",
        "3 days ago",
        "2020-13-45 99:99",
        "2023-2-29",
        "99999999999 天前",
        "1970",
        "99999 年前",
        "-999999999 年前",
        "9999-12-31 09:00"
    })
    void anyOtherTextMeansADateInThePast(String text) {
        assertThat(RelativeDate.parse(text, NOW, SHANGHAI)).isEqualTo(new DateRange(Instant.EPOCH, NOW.plusSeconds(1)));
    }

    /**
     * {@code smartDate()} of emlog 2.5 and later, ported to Java, checked at every second near a limit and at many
     * others.
     */
    @Test
    void theTrueInstantIsAlwaysInTheRange() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            long border = new long[] {0, 60, 3600, DAY, 30 * DAY, 360 * DAY, 365 * DAY, 5 * 365 * DAY}[i % 8];
            long age =
                    Math.max(-30, border + random.nextInt(7) - 3 + (i % 3 == 0 ? random.nextLong(6 * 365 * DAY) : 0));
            Instant when = NOW.minusSeconds(age);
            Instant header = NOW.plusSeconds(random.nextInt(3) - 1);
            DateRange range = RelativeDate.parse(smartDate(when, NOW), header, SHANGHAI);
            assertThat(range.from()).as(smartDate(when, NOW)).isBeforeOrEqualTo(when);
            assertThat(range.to()).as(smartDate(when, NOW)).isAfterOrEqualTo(when);
        }
    }

    @Test
    void aLaterObservationMakesTheRangeNarrower() {
        Instant when = NOW.minusSeconds(3 * DAY + 100);
        DateRange first = RelativeDate.parse(smartDate(when, NOW), NOW, SHANGHAI);
        Instant later = NOW.plus(Duration.ofHours(23)).plusSeconds(3000);
        DateRange both = first.observedAgain(RelativeDate.parse(smartDate(when, later), later, SHANGHAI));
        assertThat(Duration.between(both.from(), both.to())).isLessThan(Duration.between(first.from(), first.to()));
        assertThat(both.from()).isBeforeOrEqualTo(when);
        assertThat(both.to()).isAfterOrEqualTo(when);
    }

    private static String smartDate(Instant when, Instant now) {
        long seconds = now.getEpochSecond() - when.getEpochSecond();
        if (seconds < 60) {
            return seconds + " 秒前";
        } else if (seconds < 3600) {
            return seconds / 60 + " 分钟前";
        } else if (seconds < DAY) {
            return seconds / 3600 + " 小时前";
        } else if (seconds < 30 * DAY) {
            return seconds / DAY + " 天前";
        } else if (seconds < 365 * DAY) {
            return seconds / (30 * DAY) + " 个月前";
        } else if (seconds < 5 * 365 * DAY) {
            return seconds / (365 * DAY) + " 年前";
        }
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                .withZone(ZoneOffset.ofHours(8))
                .format(when);
    }
}
