package io.github.emlogstatic.render.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.model.discussion.DateRange;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {

    private final Dates chinese = new Dates("zh-CN", ZoneId.of("+08:00"));
    private final Dates english = new Dates("en", ZoneId.of("+08:00"));

    @Test
    void datesFollowTheLanguage() {
        LocalDateTime date = LocalDateTime.of(2026, 3, 12, 9, 5, 7);

        assertThat(chinese.date(date)).isEqualTo("2026年3月12日");
        assertThat(chinese.yearMonth(date)).isEqualTo("2026年3月");
        assertThat(english.date(date)).isEqualTo("12 March 2026");
        assertThat(english.yearMonth(date)).isEqualTo("March 2026");
        assertThat(chinese.iso(date)).isEqualTo("2026-03-12T09:05:07+08:00");
    }

    /** In the time zone of the blog, 16:00 UTC is midnight. */
    @ParameterizedTest
    @CsvSource({
        "2024-05-02T02:20:00Z, 2024-05-02T02:20:59Z, 2024年5月2日 10:20, 2024-05-02T10:20",
        "2024-05-02T02:20:00Z, 2024-05-02T02:21:00Z, 2024年5月2日, 2024-05-02",
        "2024-05-01T16:00:00Z, 2024-05-02T15:59:59Z, 2024年5月2日, 2024-05-02",
        "2024-05-01T15:59:59Z, 2024-05-02T15:59:59Z, 2024年5月, 2024-05",
        "2024-01-31T15:00:00Z, 2024-11-30T17:00:00Z, 2024年, 2024",
    })
    void rangeIsShownAsTheSmallestUnitThatContainsIt(Instant from, Instant to, String text, String datetime) {
        Dates.When when = chinese.when(new DateRange(from, to));

        assertThat(when.text()).isEqualTo(text);
        assertThat(when.datetime()).isEqualTo(datetime);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-12-31T15:00:00Z, 2023-12-31T17:00:00Z, 约 2024 年 1 月 1 日, about 1 January 2024, 2023年12月31日 – 2024年1月1日",
        "2024-05-01T15:00:00Z, 2024-07-31T17:00:00Z, 约 2024 年 6 月, about June 2024, 2024年5月 – 2024年8月",
        "2022-11-05T00:00:00Z, 2023-11-05T00:00:00Z, 约 2023 年, about 2023, 2022年11月 – 2023年11月"
    })
    void anUncertainDateIsRoughAndTellsItsRange(Instant from, Instant to, String text, String inEnglish, String range) {
        DateRange known = new DateRange(from, to);

        assertThat(chinese.when(known)).isEqualTo(new Dates.When(text, "", range));
        assertThat(english.when(known).text()).isEqualTo(inEnglish);
    }
}
