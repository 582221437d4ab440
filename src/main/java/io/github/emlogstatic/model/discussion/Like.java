package io.github.emlogstatic.model.discussion;

/**
 * A like of an article.
 *
 * @param id emlog's id of the like
 * @param userId the user who liked, 0 for a visitor
 * @param name as shown, unescaped
 * @param avatar an upload's path, or empty
 * @param date as precise as it is known
 */
public record Like(int id, int userId, String name, String avatar, DateRange date) {

    /** The same like with another date. */
    public Like withDate(DateRange other) {
        return new Like(id, userId, name, avatar, other);
    }
}
