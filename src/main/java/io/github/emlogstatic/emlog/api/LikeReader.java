package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.emlog.text.RelativeDate;
import io.github.emlogstatic.emlog.text.Unescape;
import io.github.emlogstatic.model.discussion.Like;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code like_list}. Early versions also give each visitor's IP and user agent, which are not read. */
final class LikeReader {

    private LikeReader() {}

    /** @param article the id of the article that was asked for */
    static List<Like> read(Fields data, int article, AddressReader addresses, Instant now, ZoneId zone)
            throws EmlogException {
        List<Like> likes = new ArrayList<>();
        for (Fields entry : data.required("likes", "like")) {
            entry.belongsTo(article);
            likes.add(new Like(
                    entry.id("id"),
                    entry.number("uid"),
                    Unescape.once(entry.text("poster")),
                    addresses.visitorAvatar(entry.text("avatar")),
                    RelativeDate.parse(entry.text("date"), now, zone)));
        }
        return likes;
    }
}
