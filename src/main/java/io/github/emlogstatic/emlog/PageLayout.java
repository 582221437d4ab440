package io.github.emlogstatic.emlog;

import io.github.emlogstatic.config.Selectors;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Where the pages of one blog hold the text of their articles: as configured, else as learnt from those whose text the
 * list tells. What was proven on one page is used for others, whose list shows an excerpt only. Safe for use by several
 * threads.
 */
public final class PageLayout {

    /** From then on one page more changes nothing. */
    private static final int SURE = 3;

    private static final String SEPARATOR = "\t";

    private final Selectors selectors;
    private final Map<String, Integer> votes;

    private PageLayout(Selectors selectors, Map<String, Integer> votes) {
        this.selectors = selectors;
        this.votes = new ConcurrentSkipListMap<>(votes);
    }

    /** @param learnt what {@link #learnt} gave in an earlier run */
    public static PageLayout of(Selectors selectors, Map<String, Integer> learnt) {
        return new PageLayout(selectors, learnt);
    }

    /** What to remember for a later run. */
    public Map<String, Integer> learnt() {
        return new TreeMap<>(votes);
    }

    /** Whether so much is known that pages without proof can be read. */
    public boolean sure() {
        return selectors.content().isPresent() || votes.values().stream().anyMatch(count -> count >= SURE);
    }

    Selectors selectors() {
        return selectors;
    }

    void learn(Spot spot) {
        votes.merge(
                String.join(SEPARATOR, spot.block(), spot.after(), spot.before()), 1, (a, b) -> Math.min(SURE, a + b));
    }

    /** The place that most proven pages had. */
    Optional<Spot> best() {
        Collection<Map.Entry<String, Integer>> places = List.copyOf(votes.entrySet());
        return places.stream().max(Map.Entry.comparingByValue()).map(place -> spot(place.getKey()));
    }

    private static Spot spot(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        return parts.length == 3 ? new Spot(parts[0], parts[1], parts[2]) : Spot.whole(parts[0]);
    }
}
