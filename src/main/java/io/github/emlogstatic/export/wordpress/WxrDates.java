package io.github.emlogstatic.export.wordpress;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Dates by which WordPress can tell articles apart. Its importer skips an article if another one of the same kind has the
 * same date and a title that MariaDB takes for the same, as it does {@code Café} and {@code cafe}, {@code か} and {@code ガ};
 * it compares no empty titles, and not the title {@code 0}. So no two articles have the same date: the later one gets one
 * second more. WordPress then shows them in the order of the blog, too.
 */
final class WxrDates {

    /** For a date that is taken, a later one; all between them are taken. */
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
