package io.github.emlogstatic.model.discussion;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A comment and the replies to it. It holds only what the page shows of the visitor: no mail, no IP, no user agent, and no
 * address of an avatar service, which would be a hash of the mail.
 *
 * @param id emlog's {@code cid}
 * @param author the visitor's name, unescaped
 * @param authorUrl the visitor's site; anything but an address of the web becomes empty
 * @param content HTML, as emlog made it from the text
 * @param date as precise as it is known
 * @param avatar the path of an upload or of a picture that the archive keeps under {@code content/avatars/}, or empty
 * @param top whether it is pinned
 * @param likes the number of likes
 * @param userId the blog's user who wrote it, 0 for a visitor or if that is not known
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
        Integer userId,
        List<Comment> children) {

    private static final Pattern SITE = Pattern.compile("(?is)https?://[^\\s\\p{Cntrl}]+");

    public static final Comparator<Comment> PINNED_FIRST = Comparator.comparing(comment -> !comment.top());

    /** Orders by id where dates are not known precisely. */
    public static final Comparator<Comment> PINNED_THEN_OLDEST = PINNED_FIRST.thenComparing(Comment::id);

    /** @param userId may be null, as in archives of earlier versions */
    public Comment(
            int id,
            String author,
            String authorUrl,
            String content,
            DateRange date,
            String avatar,
            boolean top,
            int likes,
            @Nullable Integer userId,
            List<Comment> children) {
        this.id = id;
        this.author = author;
        this.authorUrl = isDoubtful(authorUrl) ? "" : authorUrl;
        this.content = content;
        this.date = date;
        this.avatar = avatar;
        this.top = top;
        this.likes = likes;
        this.userId = userId == null ? 0 : userId;
        this.children = List.copyOf(children);
    }

    /** Visitors type anything, and somebody else's archive may hold anything. Null is damage, which the archive tells. */
    private static boolean isDoubtful(@Nullable String url) {
        return url != null && !SITE.matcher(url).matches();
    }

    /** Starts a comment without picture, pin, likes and replies. */
    public static Builder builder(int id, String author, DateRange date, String content) {
        return new Builder(id, author, date, content);
    }

    /** Starts a comment like this one. */
    public Builder toBuilder() {
        return new Builder(id, author, date, content)
                .authorUrl(authorUrl)
                .avatar(avatar)
                .top(top)
                .likes(likes)
                .userId(userId)
                .children(children);
    }

    public Comment withChildren(List<Comment> others) {
        return toBuilder().children(others).build();
    }

    /** This comment and all replies to it, each without its own replies, in the order in which they are read. */
    public List<Comment> flat() {
        List<Comment> flat = new ArrayList<>();
        Deque<Comment> open = new ArrayDeque<>(List.of(this)); // a thread of thousands would overflow the stack
        while (!open.isEmpty()) {
            Comment next = open.pop();
            flat.add(next.withChildren(List.of()));
            for (int i = next.children.size() - 1; i >= 0; i--) {
                open.push(next.children.get(i));
            }
        }
        return flat;
    }

    /** The ids of these comments and of all replies. */
    public static Set<Integer> ids(List<Comment> comments) {
        Set<Integer> ids = new HashSet<>();
        for (Comment comment : comments) {
            ids.add(comment.id);
            ids.addAll(ids(comment.children));
        }
        return ids;
    }

    /** How many comments these are, with all replies. */
    public static int count(List<Comment> comments) {
        return comments.stream()
                .mapToInt(comment -> 1 + count(comment.children))
                .sum();
    }

    /** Collects the parts of a comment by name. */
    public static final class Builder {

        private final int id;
        private final String author;
        private final String content;
        private DateRange date;
        private String authorUrl = "";
        private String avatar = "";
        private boolean top;
        private int likes;
        private int userId;
        private List<Comment> children = List.of();

        private Builder(int id, String author, DateRange date, String content) {
            this.id = id;
            this.author = author;
            this.date = date;
            this.content = content;
        }

        public Comment build() {
            return new Comment(id, author, authorUrl, content, date, avatar, top, likes, userId, children);
        }

        public Builder date(DateRange date) {
            this.date = date;
            return this;
        }

        public Builder authorUrl(String authorUrl) {
            this.authorUrl = authorUrl;
            return this;
        }

        public Builder avatar(String avatar) {
            this.avatar = avatar;
            return this;
        }

        public Builder top(boolean top) {
            this.top = top;
            return this;
        }

        public Builder likes(int likes) {
            this.likes = likes;
            return this;
        }

        public Builder userId(int userId) {
            this.userId = userId;
            return this;
        }

        public Builder children(List<Comment> children) {
            this.children = children;
            return this;
        }
    }
}
