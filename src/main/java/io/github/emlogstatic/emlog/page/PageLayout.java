package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.config.Selectors;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the pages of one blog hold the text of their articles: as configured, else as learnt from those whose text the
 * list tells. What was proven on one page is used for others, whose list shows an excerpt only. Immutable: it learns by
 * {@link WebPage#teach}, so that whoever reads pages side by side reads them all alike.
 */
public final class PageLayout {

    /** From then on one page more changes nothing. */
    private static final int SURE = 3;

    private static final String SEPARATOR = "\t";

    private final Selectors selectors;
    private final SortedMap<String, Integer> votes;

    private PageLayout(Selectors selectors, Map<String, Integer> votes) {
        this.selectors = selectors;
        this.votes = Collections.unmodifiableSortedMap(new TreeMap<>(votes));
    }

    /** @param learnt what {@link #learnt} gave in an earlier run */
    public static PageLayout of(Selectors selectors, Map<String, Integer> learnt) {
        return new PageLayout(selectors, learnt);
    }

    /** What to remember for a later run. */
    public Map<String, Integer> learnt() {
        return votes;
    }

    /** Whether so much is known that pages without proof can be read. */
    public boolean sure() {
        return selectors.content().isPresent() || votes.values().stream().anyMatch(count -> count >= SURE);
    }

    Selectors selectors() {
        return selectors;
    }

    /** Knows of one page more that had its text there, and so one less that had it elsewhere: themes are changed. */
    PageLayout with(ContentRegion spot) {
        String place = String.join(SEPARATOR, spot.block(), spot.after(), spot.before());
        Map<String, Integer> now = new TreeMap<>(votes);
        now.replaceAll((other, count) -> other.equals(place) ? count : count - 1);
        now.values().removeIf(count -> count <= 0);
        now.merge(place, 1, (a, b) -> Math.min(SURE, a + b));
        return new PageLayout(selectors, now);
    }

    /** The places that were proven, those of most pages first. */
    List<ContentRegion> places() {
        return votes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(place -> spot(place.getKey()))
                .toList();
    }

    private static ContentRegion spot(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        return parts.length == 3 ? new ContentRegion(parts[0], parts[1], parts[2]) : ContentRegion.whole(parts[0]);
    }
}
