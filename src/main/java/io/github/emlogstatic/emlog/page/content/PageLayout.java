package io.github.emlogstatic.emlog.page.content;

import io.github.emlogstatic.config.Selectors;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The places in which the pages of one blog hold the text of their articles. A configured selector comes first, then
 * the regions learnt from pages whose text the list proves. They are used for pages of which the list shows only an excerpt.
 *
 * <p>Immutable: {@link ContentFinder#teach} returns a new layout, so that all threads read the pages of one run alike.
 */
public final class PageLayout {

    /** The number of pages after which the layout is certain. A further page changes nothing. */
    private static final int SURE = 3;

    private static final String SEPARATOR = "\t";

    private final Selectors selectors;
    private final SortedMap<String, Integer> votes;

    private PageLayout(Selectors selectors, Map<String, Integer> votes) {
        this.selectors = selectors;
        this.votes = Collections.unmodifiableSortedMap(new TreeMap<>(votes));
    }

    /** @param learnt the result of {@link #learnt} in an earlier run */
    public static PageLayout of(Selectors selectors, Map<String, Integer> learnt) {
        return new PageLayout(selectors, learnt);
    }

    /** The regions to remember for a later run. */
    public Map<String, Integer> learnt() {
        return votes;
    }

    /** Whether pages without proof can be read. */
    public boolean sure() {
        return selectors.content().isPresent() || votes.values().stream().anyMatch(count -> count >= SURE);
    }

    public Selectors selectors() {
        return selectors;
    }

    /**
     * Adds a page whose text was in that region. The other regions lose a page each, because a blog may change its
     * theme.
     */
    PageLayout with(ContentRegion region) {
        String place = String.join(SEPARATOR, region.block(), region.after(), region.before());
        Map<String, Integer> now = new TreeMap<>(votes);
        now.replaceAll((other, count) -> other.equals(place) ? count : count - 1);
        now.values().removeIf(count -> count <= 0);
        now.merge(place, 1, (a, b) -> Math.min(SURE, a + b));
        return new PageLayout(selectors, now);
    }

    /** The proven regions, those of most pages first. A block without a name counts if several pages agree. */
    List<ContentRegion> regions() {
        return votes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .filter(place ->
                        place.getValue() >= SURE || !region(place.getKey()).isNameless())
                .map(place -> region(place.getKey()))
                .toList();
    }

    private static ContentRegion region(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        return parts.length == 3 ? new ContentRegion(parts[0], parts[1], parts[2]) : ContentRegion.whole(parts[0]);
    }
}
