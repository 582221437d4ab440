package io.github.emlogstatic.emlog.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.emlogstatic.emlog.article.ShownComments;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.emlog.text.Avatar;
import io.github.emlogstatic.emlog.text.RelativeDate;
import io.github.emlogstatic.emlog.text.Unescape;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.DateRange;
import io.github.emlogstatic.model.discussion.Like;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the comments or the likes of one answer. Comments come pinned ones first, then oldest first.
 * {@code comment_list} also gives each visitor's mail, IP and user agent, which are not read. A reply to a hidden or
 * deleted comment belongs to no thread and is left out, as emlog does.
 */
final class DiscussionReader {

    private final AddressReader addresses;
    private final Instant now;
    private final ZoneId zone;
    private final int article;
    private final Map<Integer, Avatar> avatars = new HashMap<>();

    /** @param article the id of the article or page that was asked for */
    DiscussionReader(AddressReader addresses, Instant now, ZoneId zone, int article) {
        this.addresses = addresses;
        this.now = now;
        this.zone = zone;
        this.article = article;
    }

    /** Reads the answer of {@code like_list}. Early versions also give each visitor's IP and user agent, which are not read. */
    List<Like> likes(Fields data) throws EmlogException {
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

    /** Reads the answer of {@code comment_list_simple}: nested threads. */
    ShownComments nested(Fields data) throws EmlogException {
        return shown(threads(data.required("comments", "comment")));
    }

    private List<Comment> threads(List<Fields> entries) throws EmlogException {
        List<Comment> comments = new ArrayList<>();
        for (Fields entry : entries) {
            comments.add(comment(entry, threads(entry.objects("children", "comment"))));
        }
        return comments;
    }

    /**
     * Reads the answer of {@code comment_list}: all comments by id, with the ids of their replies. The order may be
     * newest first.
     */
    ShownComments flat(Fields data) throws EmlogException {
        Map<String, Fields> byId = new LinkedHashMap<>();
        List<Integer> roots = new ArrayList<>();
        for (Fields entry : data.required("comments", "comment")) {
            int id = entry.id("cid");
            entry.belongsTo(article);
            byId.put(Integer.toString(id), entry);
            if (entry.number("pid") == 0) {
                roots.add(id);
            }
        }
        List<Comment> comments = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int root : roots) {
            comments.addAll(thread(Integer.toString(root), byId, seen, 1));
        }
        if (newestFirst(comments)) {
            Collections.reverse(comments);
        }
        return shown(comments);
    }

    private ShownComments shown(List<Comment> threads) {
        return new ShownComments(threads.stream().sorted(Comment.PINNED_FIRST).toList(), avatars);
    }

    private List<Comment> thread(String id, Map<String, Fields> byId, Set<String> seen, int depth)
            throws EmlogException {
        Fields entry = byId.get(id);
        if (entry == null || !seen.add(id)) {
            return List.of();
        }
        if (depth == ShownComments.DEEPEST) {
            return below(entry, byId, seen);
        }
        List<Comment> replies = new ArrayList<>();
        for (JsonNode reply : entry.node().path("children")) {
            replies.addAll(thread(reply.asText(), byId, seen, depth + 1));
        }
        return List.of(comment(entry, replies));
    }

    /** A comment and all replies below it, as one flat list. */
    private List<Comment> below(Fields top, Map<String, Fields> byId, Set<String> seen) throws EmlogException {
        List<Comment> comments = new ArrayList<>();
        Deque<Fields> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            Fields entry = open.pop();
            comments.add(comment(entry, List.of()));
            for (JsonNode reply : entry.node().path("children")) {
                Fields next = byId.get(reply.asText());
                if (next != null && seen.add(reply.asText())) {
                    open.push(next);
                }
            }
        }
        return comments;
    }

    private static boolean newestFirst(List<Comment> comments) {
        List<Comment> usual =
                comments.stream().filter(comment -> !comment.top()).toList();
        return usual.size() > 1
                && usual.get(0).id() > usual.get(usual.size() - 1).id();
    }

    private Comment comment(Fields entry, List<Comment> replies) throws EmlogException {
        int id = entry.id("cid");
        entry.belongsTo(article);
        addresses.visitorPicture(entry.text("avatar")).ifPresent(avatar -> avatars.put(id, avatar));
        DateRange date = RelativeDate.parse(entry.text("date"), now, zone);
        return Comment.builder(id, Unescape.once(entry.text("poster")), date, entry.text("content"))
                .authorUrl(Unescape.once(entry.text("url")))
                .avatar(addresses.visitorAvatar(entry.text("avatar")))
                .top(entry.yes("top"))
                .likes(entry.number("like_count"))
                .userId(entry.number("uid"))
                .children(replies)
                .build();
    }
}
