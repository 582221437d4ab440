package io.github.emlogstatic.render.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The plain texts of articles, which their pages leave for the search, so that a full build parses each article once. It
 * keeps the latest few, because the files that take them are made right after these pages. Safe for several threads.
 */
public final class PlainTexts {

    /** The number of neighbouring articles whose texts are in one file of the search. */
    public static final int NEIGHBOURS = 4;

    /** More than many threads leave at a time. */
    private static final int MOST = 64 * NEIGHBOURS;

    private final Map<Integer, String> left = new LinkedHashMap<>();

    /**
     * The batch of the page of an article, and of the file that takes its text.
     *
     * @param position among all articles, from the oldest
     */
    public static String batch(int position) {
        return "texts " + position / NEIGHBOURS;
    }

    public synchronized void leave(int article, String text) {
        left.put(article, text);
        if (left.size() > MOST) {
            left.remove(left.keySet().iterator().next());
        }
    }

    /** The text, which is then forgotten; empty if no page has left it. */
    public synchronized Optional<String> take(int article) {
        return Optional.ofNullable(left.remove(article));
    }
}
