package io.github.emlogstatic.archive.record;

import org.jspecify.annotations.Nullable;

/**
 * The source of an archived text.
 *
 * @param word the value in the archive. One that only a later version knows stays as it is
 */
public record Origin(String word) {

    /** There is no text, because the article is protected. */
    public static final Origin NONE = new Origin("");

    /** emlog's API. */
    public static final Origin DETAIL = new Origin("detail");

    /** The best texts: emlog's own HTML with the author's source. */
    public static final Origin BEST = DETAIL;

    /** A description from the list, which stands in for the text. */
    public static final Origin LIST = new Origin("list");

    /** The page that visitors see. */
    public static final Origin PAGE = new Origin("page");

    /** Made from the author's source in a backup of the blog. */
    public static final Origin BACKUP = new Origin("backup");

    /** Java's own comparison of records costs the start of a run some classes. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Origin origin && origin.word.equals(word);
    }

    @Override
    public int hashCode() {
        return word.hashCode();
    }

    /** Whether something else stands in for the text: the description from the list, or nothing. */
    public boolean standsIn() {
        return equals(LIST) || equals(NONE);
    }
}
