package io.github.emlogstatic.export.wordpress;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each article a date of its own, because WordPress tells articles apart by date and title. Its importer skips an
 * article if another one of the same kind has the same date and a title that MariaDB considers equal, such as
 * {@code Café} and {@code cafe}, or {@code か} and {@code ガ}. (It does not compare empty titles and the title
 * {@code 0}.) Of two articles with the same date, the later one gets one second more, so WordPress also shows them in
 * the order of the blog.
 */
final class WxrDates {

    /** For each date that is taken, a later one. All dates between the two are taken, too. */
    private final Map<String, LocalDateTime> later = new HashMap<>();

    /** @param kind {@code post}, {@code page} or {@code attachment} */
    LocalDateTime of(String kind, LocalDateTime date) {
        LocalDateTime free = date;
        List<String> passed = new ArrayList<>();
        for (LocalDateTime next = date; next != null; next = later.get(kind + next)) {
            free = next;
            passed.add(kind + next);
        }
        for (String one : passed) {
            later.put(one, free.plusSeconds(1));
        }
        return free;
    }
}
