package io.github.emlogstatic.crawl;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of uploads from having asked for them, kept in the archive's {@code state/}.
 *
 * @param held of uploads that the archive holds, by path
 * @param missing of uploads that could not be had, by path
 */
record MediaState(Map<String, Held> held, Map<String, Missing> missing) {

    static final String FILE = "media.json";

    static final MediaState EMPTY = new MediaState(Map.of(), Map.of());

    /**
     * @param etag to ask with whether the file has changed, or empty
     * @param lastModified likewise
     * @param checked when the blog was last asked
     */
    record Held(String etag, String lastModified, Instant checked) {}

    /**
     * @param tries how often it was asked for in vain
     * @param next when it will be asked for again
     * @param why what the blog said
     */
    record Missing(int tries, Instant next, String why) {}

    MediaState {
        held = Collections.unmodifiableMap(new TreeMap<>(held));
        missing = Collections.unmodifiableMap(new TreeMap<>(missing));
    }
}
