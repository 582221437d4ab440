package io.github.emlogstatic.export.wordpress;

import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Dates by which WordPress can tell articles apart. Its importer skips an article if another one of the same kind has the
 * same title and date, and an article without a title if another one has the same date. Of two such articles, the later one
 * gets a date one second later.
 */
final class WxrDates {

    private final Set<String> taken = new HashSet<>();

    /** @param kind {@code post}, {@code page} or {@code attachment} */
    LocalDateTime of(String kind, String title, LocalDateTime date) {
        LocalDateTime free = date;
        while (taken.contains(key(kind, title, free)) || title.isBlank() && taken.contains(key(kind, "", free))) {
            free = free.plusSeconds(1);
        }
        taken.add(key(kind, title, free));
        taken.add(key(kind, "", free));
        return free;
    }

    /** MariaDB takes letters for the same whose case or accents differ. */
    private static String key(String kind, String title, LocalDateTime date) {
        String letters = Normalizer.normalize(title, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        return kind + date + letters.strip().toLowerCase(Locale.ROOT);
    }
}
