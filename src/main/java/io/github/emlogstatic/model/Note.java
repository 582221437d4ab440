package io.github.emlogstatic.model;

import io.github.emlogstatic.model.discussion.DateRange;

/**
 * A note (微语): a short text without a title.
 *
 * @param id emlog's id, 0 before emlog 2.2.6
 * @param content HTML
 * @param contentSource what the author typed, or empty
 * @param date as precise as it is known
 * @param authorId see {@link Author#id()}
 */
public record Note(int id, String content, String contentSource, DateRange date, int authorId) {

    /** What the author typed, or the HTML if an old emlog did not tell that. */
    public String source() {
        return contentSource.isEmpty() ? content : contentSource;
    }

    /** The same note with another date. */
    public Note withDate(DateRange other) {
        return new Note(id, content, contentSource, other, authorId);
    }
}
