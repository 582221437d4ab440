package io.github.emlogstatic.render.site;

import io.github.emlogstatic.model.discussion.DateRange;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * Formats dates for readers, in the blog's time zone and the site's language. It does not use Java's locale data,
 * because they differ between Java versions. Immutable.
 */
public final class Dates {

    private static final DateTimeFormatter ISO_MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final List<String> MONTHS = List.of("""
            January February March April May June
            July August September October November December""".split("\\s+"));

    /** A range longer than this is told by its year. */
    private static final Duration MONTHS_LONG = Duration.ofDays(100);

    private final boolean english;
    private final String about;
    private final ZoneId zone;

    public Dates(String language, ZoneId zone) {
        this.english = language.startsWith("en");
        this.about = language.equals("zh-TW") ? "約" : "约";
        this.zone = zone;
    }

    /**
     * A date that may be known only roughly.
     *
     * @param text the date as readers see it
     * @param datetime the date for machines; empty if the text is not certain
     * @param range the first and the last possible day or month, if the text says less; else empty
     */
    public record When(String text, String datetime, String range) {

        static When exactly(String text, String datetime) {
            return new When(text, datetime, "");
        }
    }

    /** {@code 2026年3月12日}, {@code 12 March 2026}. */
    public String date(LocalDateTime date) {
        return english ? date.getDayOfMonth() + " " + yearMonth(date) : yearMonth(date) + date.getDayOfMonth() + "日";
    }

    /** {@code 2026年3月}, {@code March 2026}. */
    public String yearMonth(LocalDateTime date) {
        int month = date.getMonthValue();
        return english ? MONTHS.get(month - 1) + " " + date.getYear() : year(date.getYear()) + month + "月";
    }

    String yearMonth(YearMonth month) {
        return yearMonth(month.atDay(1).atStartOfDay());
    }

    /** {@code 2026年}, {@code 2026}. */
    String year(int year) {
        return english ? Integer.toString(year) : year + "年";
    }

    /** {@code 2026-03-12T10:20:30+08:00}. */
    public String iso(LocalDateTime date) {
        StringBuilder text = new StringBuilder(32).append(date.toLocalDate()).append('T');
        two(date.getHour(), text).append(':');
        two(date.getMinute(), text).append(':');
        return two(date.getSecond(), text)
                .append(zone.getRules().getOffset(date).getId())
                .toString();
    }

    private static StringBuilder two(int number, StringBuilder to) {
        return to.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /**
     * Formats a range as the smallest unit that contains it: minute, day, month or year. Without such a unit, as
     * "about" its middle.
     */
    public When when(DateRange range) {
        LocalDateTime from = LocalDateTime.ofInstant(range.from(), zone);
        LocalDateTime to = LocalDateTime.ofInstant(range.to(), zone);
        if (from.truncatedTo(ChronoUnit.MINUTES).equals(to.truncatedTo(ChronoUnit.MINUTES))) {
            return When.exactly(minute(from), ISO_MINUTE.format(from));
        }
        if (from.toLocalDate().equals(to.toLocalDate())) {
            return When.exactly(date(from), from.toLocalDate().toString());
        }
        if (YearMonth.from(from).equals(YearMonth.from(to))) {
            return When.exactly(yearMonth(from), YearMonth.from(from).toString());
        }
        if (from.getYear() == to.getYear() && isMonths(from, to)) {
            return new When(year(from.getYear()), ISO_MINUTE.format(from).substring(0, 4), ends(from, to));
        }
        return new When(about(from, to), "", ends(from, to));
    }

    private String minute(LocalDateTime date) {
        LocalTime time = date.toLocalTime();
        return english ? date(date) + ", " + CLOCK.format(time) : date(date) + " " + CLOCK.format(time);
    }

    private String about(LocalDateTime from, LocalDateTime to) {
        LocalDateTime middle = from.plus(Duration.between(from, to).dividedBy(2));
        if (isMonths(from, to)) {
            return english ? "about " + middle.getYear() : about + " " + middle.getYear() + " 年";
        }
        String near = isDays(from, to) ? date(middle) : yearMonth(middle);
        return english ? "about " + near : about + " " + near.replaceAll("(?<=\\d)(?=[年月日])|(?<=[年月])(?=\\d)", " ");
    }

    private static boolean isDays(LocalDateTime from, LocalDateTime to) {
        return Duration.between(from, to).compareTo(Duration.ofDays(7)) < 0;
    }

    private static boolean isMonths(LocalDateTime from, LocalDateTime to) {
        return Duration.between(from, to).compareTo(MONTHS_LONG) > 0;
    }

    private String ends(LocalDateTime from, LocalDateTime to) {
        return isDays(from, to) ? date(from) + " – " + date(to) : yearMonth(from) + " – " + yearMonth(to);
    }
}
