package io.github.emlogstatic.emlog.backup;

import io.github.emlogstatic.emlog.article.ShownComments;
import io.github.emlogstatic.emlog.backup.dump.BackupException;
import io.github.emlogstatic.emlog.backup.dump.SqlRow;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.emlog.text.Avatar;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.DateRange;
import io.github.emlogstatic.model.discussion.Like;
import io.github.emlogstatic.model.discussion.PrivateComment;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the visible comments and the likes of one article.
 *
 * @param photos the photos of the blog's users, by id
 */
record BackupDiscussion(AddressReader addresses, Map<Integer, String> photos) {

    private static final Comparator<Comment> EMLOGS_ORDER =
            Comment.PINNED_FIRST.thenComparing(comment -> comment.date().from()).thenComparingInt(Comment::id);

    /** The comments as threads. A reply to a hidden or deleted comment belongs to no thread, as on the blog. */
    ShownComments comments(List<SqlRow> rows) throws BackupException {
        Map<Integer, List<Comment>> byParent = new HashMap<>();
        Map<Integer, Avatar> avatars = new HashMap<>();
        for (SqlRow row : rows) {
            if (!row.yes("hide")) {
                int id = row.integer("cid");
                String avatar = avatar(row);
                addresses.visitorPicture(avatar).ifPresent(picture -> avatars.put(id, picture));
                byParent.computeIfAbsent(row.integer("pid"), parent -> new ArrayList<>())
                        .add(comment(row, id, avatar));
            }
        }
        return new ShownComments(below(0, byParent, 1), avatars);
    }

    /**
     * The comments that visitors cannot read, oldest first. A reply to one that waits for approval is among them, even if it
     * is approved itself.
     *
     * @param all whether the shown comments count, too
     */
    List<PrivateComment> privateOnes(List<SqlRow> rows, boolean all) throws BackupException {
        Set<Integer> shown = all ? Set.of() : Comment.ids(comments(rows).threads());
        List<PrivateComment> comments = new ArrayList<>();
        for (SqlRow row : rows) {
            if (!shown.contains(row.integer("cid"))) {
                comments.add(new PrivateComment(
                        row.integer("pid"), row.yes("hide"), comment(row, row.integer("cid"), avatar(row))));
            }
        }
        comments.sort(Comparator.comparing(
                        (PrivateComment one) -> one.comment().date().from())
                .thenComparing(one -> one.comment().id()));
        return comments;
    }

    private Comment comment(SqlRow row, int id, String avatar) throws BackupException {
        return Comment.builder(id, row.text("poster"), at(row), html(row))
                .authorUrl(row.text("url"))
                .avatar(addresses.visitorAvatar(avatar))
                .top(row.yes("top"))
                .likes(row.count("like_count"))
                .userId(row.integer("uid"))
                .build();
    }

    /** emlog 3 has no replies, but an answer of the owner in the row of a comment, and shows it below with these words. */
    private static String html(SqlRow row) throws BackupException {
        String html = CommentText.html(row.text("comment"));
        return row.isEmpty("reply") ? html : html + "<br />\n博主回复：" + CommentText.html(row.text("reply"));
    }

    private static List<Comment> below(int parent, Map<Integer, List<Comment>> byParent, int depth) {
        List<Comment> threads = new ArrayList<>();
        for (Comment comment : taken(parent, byParent)) {
            if (depth < ShownComments.DEEPEST) {
                threads.add(comment.withChildren(below(comment.id(), byParent, depth + 1)));
            } else {
                addFlat(comment, byParent, threads);
            }
        }
        return threads;
    }

    /** Adds a comment and all replies below it as one flat list, so that a very deep thread overflows no stack. */
    private static void addFlat(Comment top, Map<Integer, List<Comment>> byParent, List<Comment> threads) {
        Deque<Comment> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            Comment comment = open.pop();
            threads.add(comment);
            List<Comment> replies = taken(comment.id(), byParent);
            for (int i = replies.size() - 1; i >= 0; i--) {
                open.push(replies.get(i));
            }
        }
    }

    /** Takes the replies out, in emlog's order. So comments that answer each other in a circle are read only once. */
    private static List<Comment> taken(int parent, Map<Integer, List<Comment>> byParent) {
        List<Comment> own = byParent.remove(parent);
        if (own == null) {
            return List.of();
        }
        own.sort(EMLOGS_ORDER);
        return own;
    }

    /** Newest first. */
    List<Like> likes(List<SqlRow> rows) throws BackupException {
        List<Like> likes = new ArrayList<>();
        for (SqlRow row : rows) {
            if (row.isEmpty("vote_type") || row.text("vote_type").equals("like")) {
                likes.add(new Like(
                        row.integer("id"),
                        row.integer("uid"),
                        row.text("poster"),
                        addresses.visitorAvatar(avatar(row)),
                        at(row)));
            }
        }
        likes.sort(Comparator.comparing((Like like) -> like.date().from())
                .thenComparingInt(Like::id)
                .reversed());
        return likes;
    }

    private String avatar(SqlRow row) throws BackupException {
        String own = row.text("avatar");
        return own.isEmpty() ? photos.getOrDefault(row.integer("uid"), "") : own;
    }

    private static DateRange at(SqlRow row) throws BackupException {
        Instant when = row.instant("date");
        return new DateRange(when, when);
    }
}
