package io.github.emlogstatic.model;

import java.util.List;

/**
 * A comment and the replies to it. It holds only what the page shows of the visitor: no mail, no IP, no user agent, and no
 * address of an avatar service, which would be a hash of the mail.
 *
 * @param id emlog's {@code cid}
 * @param author the visitor's name, unescaped
 * @param authorUrl the visitor's site, or empty
 * @param content HTML, as emlog made it from the text
 * @param date as precise as it is known
 * @param avatar the path of an upload or of a picture that the archive keeps under {@code content/avatars/}, or empty
 * @param top whether it is pinned
 * @param likes the number of likes
 * @param children the replies, oldest first
 */
public record Comment(
        int id,
        String author,
        String authorUrl,
        String content,
        DateRange date,
        String avatar,
        boolean top,
        int likes,
        List<Comment> children) {

    public Comment {
        children = List.copyOf(children);
    }

    /** Returns this comment with another picture and other replies. */
    public Comment with(String otherAvatar, List<Comment> otherChildren) {
        return new Comment(id, author, authorUrl, content, date, otherAvatar, top, likes, otherChildren);
    }
}
