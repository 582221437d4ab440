package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.model.DateRange;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The narrowest that was ever seen of each date of which the archive holds a wider one, in {@code state/dates.tsv}.
 * Losing it costs what has been learnt since the archive's own file last changed. Safe for several threads.
 */
public final class NarrowDates {

    private static final String FILE = "dates.tsv";

    private final Map<String, DateRange> dates = new ConcurrentHashMap<>();

    public static NarrowDates of(Archive archive) throws IOException {
        NarrowDates all = new NarrowDates();
        try {
            for (String text : archive.state().lines(FILE)) {
                StateLine line = new StateLine(text);
                String key = key(line.next(), line.next());
                all.dates.put(key, new DateRange(Instant.parse(line.next()), Instant.parse(line.next())));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            // Damaged: what was read of it is as good as the whole.
        }
        return all;
    }

    /**
     * What is known of a date after it was seen once more.
     *
     * @param file of the archive
     * @param id of a comment, a like or a note in it
     * @param archived what the file holds
     */
    DateRange seen(String file, String id, DateRange archived, DateRange now) {
        String key = key(file, id);
        DateRange narrowest = dates.getOrDefault(key, archived).observedAgain(now);
        if (narrowest.equals(archived)) {
            dates.remove(key);
        } else {
            dates.put(key, narrowest);
        }
        return narrowest;
    }

    public void save(Archive archive) throws IOException {
        dates.keySet().removeIf(key -> !archive.holds(key.substring(0, key.indexOf('\t'))));
        archive.state()
                .writeLines(
                        FILE,
                        new TreeMap<>(dates)
                                .entrySet().stream()
                                        .map(date -> date.getKey() + "\t"
                                                + date.getValue().from() + "\t"
                                                + date.getValue().to())
                                        .toList());
    }

    private static String key(String file, String id) {
        return file + "\t" + id;
    }
}
