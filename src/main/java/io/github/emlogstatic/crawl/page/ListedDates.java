package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.emlog.page.ListedArticle;
import io.github.emlogstatic.model.Article;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Dates that lists show with their minute, where the page of an article shows the day only. The default theme of emlog pro
 * 1.0.6 to 1.0.8 does so, and gives the day in UTC, which is the day before for what was published at night. Safe for
 * several threads.
 */
final class ListedDates {

    private final ZoneId zone;

    /** By the address of the article. */
    private final Map<String, LocalDateTime> minutes = new ConcurrentHashMap<>();

    /** @param zone the blog's time zone */
    ListedDates(ZoneId zone) {
        this.zone = zone;
    }

    void note(ListedArticle listed) {
        listed.date().filter(date -> !isDay(date)).ifPresent(date -> minutes.put(listed.address(), date));
    }

    /** Returns the date of an article more precisely than its page shows it, if a list or the archive does. */
    LocalDateTime finer(LocalDateTime shown, Article listed) {
        LocalDateTime date = isDay(shown) ? ofDay(shown, listed) : shown;
        return date.equals(listed.date().withSecond(0)) ? listed.date() : date;
    }

    private LocalDateTime ofDay(LocalDateTime day, Article listed) {
        LocalDateTime known = listed.date();
        if (day.toLocalDate().equals(known.toLocalDate())) {
            return known;
        }
        LocalDateTime told = minutes.getOrDefault(listed.url(), minutes.isEmpty() ? day : known);
        return isDayOf(day, told) ? told : day;
    }

    /** Whether a day, in the blog's zone or in UTC, is that of a time. */
    private boolean isDayOf(LocalDateTime day, LocalDateTime time) {
        return day.toLocalDate().equals(time.toLocalDate()) || !isDay(time) && day.equals(dayInUtc(time));
    }

    private static boolean isDay(LocalDateTime date) {
        return date.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private LocalDateTime dayInUtc(LocalDateTime date) {
        return LocalDateTime.ofInstant(date.atZone(zone).toInstant(), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS);
    }
}
