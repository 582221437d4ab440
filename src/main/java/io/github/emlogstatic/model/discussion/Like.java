package io.github.emlogstatic.model.discussion;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    public static Map<Integer, Like> byId(List<Like> likes) {
        Map<Integer, Like> byId = new HashMap<>();
        likes.forEach(like -> byId.put(like.id(), like));
        return byId;
    }

    /** The same like with another date. */
    public Like withDate(DateRange other) {
        return new Like(id, userId, name, avatar, other);
    }
}
