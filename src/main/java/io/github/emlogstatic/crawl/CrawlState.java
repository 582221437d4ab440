package io.github.emlogstatic.crawl;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the crawl knows from having looked, as it is kept in the archive's {@code state/}. Losing it costs requests,
 * never content.
 *
 * @param lastFullSweep when the whole list was last read completely
 * @param articles what was last seen of each article, by id
 * @param pages likewise of standalone pages
 * @param missing when an article was first missing from a complete sweep without another confirmation, by id
 */
record CrawlState(
        @Nullable Instant lastFullSweep,
        Map<Integer, Seen> articles,
        Map<Integer, Seen> pages,
        Map<Integer, Instant> missing) {

    static final String FILE = "crawl.json";

    static final CrawlState EMPTY = new CrawlState(null, Map.of(), Map.of(), Map.of());

    /**
     * @param comments emlog's {@code comnum} when the comments were last asked for; -1 for never
     * @param likes emlog's {@code like_count} likewise
     * @param held how many comments the archive holds
     * @param excerpt whether the body can change without the list showing it
     * @param checked when the body was last asked for
     */
    record Seen(int comments, int likes, int held, boolean excerpt, Instant checked) {

        static final Seen NEVER = new Seen(-1, -1, 0, true, Instant.EPOCH);

        Seen withBody(boolean hasExcerpt, Instant when) {
            return new Seen(comments, likes, held, hasExcerpt, when);
        }

        Seen withComments(int comnum, int nowHeld) {
            return new Seen(comnum, likes, nowHeld, excerpt, checked);
        }

        Seen withLikes(int likeCount) {
            return new Seen(comments, likeCount, held, excerpt, checked);
        }
    }

    CrawlState {
        articles = Collections.unmodifiableMap(new TreeMap<>(articles));
        pages = Collections.unmodifiableMap(new TreeMap<>(pages));
        missing = Collections.unmodifiableMap(new TreeMap<>(missing));
    }
}
