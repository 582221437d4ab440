package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.model.discussion.DateRange;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers date ranges that are narrower than the archived ones, in {@code state/dates.tsv}. If it is lost, what was
 * learnt since the last change of the archived file is lost. A date has a line of its own, so that the lines before a
 * damaged one can still be read. Earlier versions have left such lines, too. Safe for several threads.
 */
public final class NarrowDates {

    private static final String FILE = "dates.tsv";

    private final Map<String, DateRange> dates = new ConcurrentHashMap<>();

    static NarrowDates of(Archive archive) throws IOException {
        NarrowDates all = new NarrowDates();
        try {
            for (String text : archive.state().lines(FILE)) {
                StateLine line = new StateLine(text);
                String key = key(line.next(), line.next());
                all.dates.put(key, new DateRange(Instant.parse(line.next()), Instant.parse(line.next())));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            // damaged; the lines read so far are still good
        }
        return all;
    }

    /**
     * Returns the narrowest known range after a new observation.
     *
     * @param file the file of the archive
     * @param id the id of a comment, like or note in that file
     * @param archived the range in that file
     * @param now the range that was just observed
     */
    public DateRange seen(String file, String id, DateRange archived, DateRange now) {
        String key = key(file, id);
        DateRange narrowest = dates.getOrDefault(key, archived).observedAgain(now);
        if (narrowest.equals(archived)) {
            dates.remove(key);
        } else {
            dates.put(key, narrowest);
        }
        return narrowest;
    }

    void save(Archive archive) throws IOException {
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
