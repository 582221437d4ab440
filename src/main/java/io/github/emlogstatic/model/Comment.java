package io.github.emlogstatic.model;

import java.util.List;

/**
 * A comment and the replies to it. It holds nothing of the visitor that was not shown on the page: no mail, no IP, no
 * user agent, no avatar of a comment service (its address is a hash of the mail).
 *
 * @param id emlog's {@code cid}
 * @param author the name given, unescaped
 * @param authorUrl the site given, or empty
 * @param content HTML, as emlog made it of the text
 * @param date when, as narrowly as is known
 * @param avatar the path of an upload or of a picture that the archive keeps under {@code content/avatars/}, or empty
 * @param top pinned
 * @param likes how many liked it
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

    /** The same with another picture and other replies. */
    public Comment with(String otherAvatar, List<Comment> otherChildren) {
        return new Comment(id, author, authorUrl, content, date, otherAvatar, top, likes, otherChildren);
    }
}
