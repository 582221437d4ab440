package io.github.emlogstatic.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code counters.json}, by the id of the article or page.
 *
 * @param dislikes the number of dislikes, for articles that have any
 * @param collections how many users have collected an article, for articles that have any
 */
public record Counters(Map<Integer, Integer> views, Map<Integer, Integer> dislikes, Map<Integer, Integer> collections) {

    /** Nothing is counted. */
    public static final Counters NONE = new Counters(Map.of(), Map.of(), Map.of());

    /** A map may be null: archives of earlier versions do not have all of them. */
    public Counters(
            @Nullable Map<Integer, Integer> views,
            @Nullable Map<Integer, Integer> dislikes,
            @Nullable Map<Integer, Integer> collections) {
        this.views = sorted(views);
        this.dislikes = sorted(dislikes);
        this.collections = sorted(collections);
    }

    private static Map<Integer, Integer> sorted(@Nullable Map<Integer, Integer> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
