package io.github.emlogstatic.export.wordpress;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;

/**
 * Dates by which WordPress can tell articles apart. Its importer skips an article if another one of the same kind has the
 * same date and a title that MariaDB takes for the same, as it does {@code Café} and {@code cafe}, {@code か} and {@code ガ};
 * it compares no empty titles, and not the title {@code 0}. So no two articles have the same date: the later one gets one
 * second more. WordPress then shows them in the order of the blog, too.
 */
final class WxrDates {

    private final Set<String> taken = new HashSet<>();

    /** @param kind {@code post}, {@code page} or {@code attachment} */
    LocalDateTime of(String kind, LocalDateTime date) {
        LocalDateTime free = date;
        while (!taken.add(kind + free)) {
            free = free.plusSeconds(1);
        }
        return free;
    }
}
