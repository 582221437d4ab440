package io.github.emlogstatic.emlog.page.content;

import io.github.emlogstatic.config.Selectors;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Map<String, Integer> votes = new TreeMap<>();
        learnt.forEach((place, count) -> votes.put(place(region(place)), count)); // earlier runs may have learnt less
        return new PageLayout(selectors, votes);
    }

    /** The regions to remember for a later run. */
    public Map<String, Integer> learnt() {
        return votes;
    }

    /** Whether pages without proof can be read. */
    public boolean sure() {
        return selectors.content().isPresent() || votes.values().stream().anyMatch(count -> count >= SURE);
    }

    /** The configured selectors. */
    public Selectors selectors() {
        return selectors;
    }

    /**
     * Adds a page whose text was in that region. The other regions lose a page each, because a blog may change its
     * theme.
     */
    PageLayout with(ContentRegion region) {
        Map<String, Integer> now = new TreeMap<>();
        votes.forEach((place, count) -> now.put(place, count - 1));
        Optional<ContentRegion> known =
                regions().stream().filter(region::isSame).findFirst();
        int before = known.map(same -> votes.get(place(same))).orElse(0);
        known.ifPresent(same -> now.remove(place(same)));
        now.values().removeIf(count -> count <= 0);
        ContentRegion kept = known.filter(same -> !same.next().isEmpty()).orElse(region);
        now.put(place(kept), Math.min(SURE, before + 1));
        return new PageLayout(selectors, now);
    }

    private static String place(ContentRegion region) {
        return String.join(SEPARATOR, region.block(), region.after(), region.before(), region.next());
    }

    /** The proven regions, those of most pages first. */
    List<ContentRegion> regions() {
        return votes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(place -> region(place.getKey()))
                .toList();
    }

    private static ContentRegion region(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        return new ContentRegion(part(parts, 0), part(parts, 1), part(parts, 2), part(parts, 3));
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index] : "";
    }
}
