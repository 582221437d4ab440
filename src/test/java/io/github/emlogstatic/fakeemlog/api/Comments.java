package io.github.emlogstatic.fakeemlog.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emlogstatic.fakeemlog.blog.CommentRow;
import io.github.emlogstatic.fakeemlog.blog.LikeRow;
import io.github.emlogstatic.fakeemlog.blog.UserRow;
import io.github.emlogstatic.fakeemlog.call.Answers;
import io.github.emlogstatic.fakeemlog.call.ApiResponse;
import io.github.emlogstatic.fakeemlog.call.Call;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.fakeemlog.php.PhpFunctions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code comment_list} (v1), {@code comment_list_simple} (v2) and {@code like_list}, for articles in any state. */
public final class Comments {

    private static final int THREADS_A_PAGE = 10;
    private static final int DEEPEST = 4;

    private static final int DEEPEST_JSON = 255;
    /** emlog's {@code top ASC, date ASC}: pinned ones last. */
    private static final Comparator<CommentRow> ORDER = Comparator.comparing((CommentRow comment) -> comment.top())
            .thenComparing(comment -> comment.date())
            .thenComparing(CommentRow::id);

    private final Call call;
    private final EmlogVersion version;

    public Comments(Call call) {
        this.call = call;
        this.version = call.version();
    }

    private static List<CommentRow> visible(List<CommentRow> all) {
        return all.stream().filter(comment -> !comment.hidden()).sorted(ORDER).toList();
    }

    // ---- v2

    public ApiResponse simple() {
        List<CommentRow> visible = visible(call.blog().comments(call.requiredId()));
        if (isTooDeep(visible)) {
            return ApiResponse.of(200, Answers.JSON, new byte[0]);
        }
        Map<Integer, ObjectNode> byId = new LinkedHashMap<>();
        visible.forEach(comment -> byId.put(comment.id(), simple(comment)));
        ObjectNode data = Answers.object();
        ArrayNode threads = data.putArray("comments");
        for (CommentRow comment : visible) {
            ObjectNode json = byId.getOrDefault(comment.id(), Answers.object());
            if (comment.parent() == 0) {
                threads.add(json);
            } else if (byId.containsKey(comment.parent())) {
                byId.get(comment.parent()).withArray("children").add(json);
            }
        }
        return Answers.ok(data);
    }

    /** PHP's JSON has 512 levels at most, of which each level of replies takes two; beyond, emlog prints nothing. */
    private static boolean isTooDeep(List<CommentRow> visible) {
        Map<Integer, Integer> levels = new HashMap<>();
        visible.forEach(comment -> levels.put(comment.id(), levels.getOrDefault(comment.parent(), 0) + 1));
        return levels.values().stream().anyMatch(level -> level > DEEPEST_JSON);
    }

    private ObjectNode simple(CommentRow comment) {
        ObjectNode json = Answers.object()
                .put("cid", comment.id())
                .put("gid", comment.article())
                .put("pid", comment.parent())
                .put("uid", comment.user())
                .put("top", Call.flag(comment.top()));
        if (version.givesCommentLikes()) {
            json.put("like_count", comment.likes());
        }
        json.put("poster", PhpFunctions.escape(comment.poster()))
                .put("avatar", avatar(comment))
                .put("url", PhpFunctions.escape(comment.url()))
                .put("content", comment.content());
        if (version.givesCommentLikes()) {
            json.put("content_text", comment.content());
        }
        return json.put("date", call.smartDate(comment.date()));
    }

    /** The visitor's own avatar, the user's, or the one at the hash of the mail. */
    private String avatar(CommentRow comment) {
        if (!comment.avatar().isEmpty()) {
            return call.addresses().file(comment.avatar());
        }
        if (comment.user() != 0) {
            return userAvatar(comment.user());
        }
        return comment.mail().isEmpty()
                ? call.addresses().defaultAvatar()
                : "//cravatar.cn/avatar/" + PhpFunctions.md5(comment.mail()) + "?s=120";
    }

    private String userAvatar(int id) {
        Optional<UserRow> user = call.blog().user(id);
        return call.addresses().file(user.map(UserRow::avatar).orElse(""));
    }

    // ---- v1

    public ApiResponse full() {
        List<CommentRow> visible = visible(commentsOfArticle());
        Map<Integer, ObjectNode> byId = new LinkedHashMap<>();
        visible.forEach(comment -> byId.put(comment.id(), full(comment, byId)));
        List<Integer> roots = new ArrayList<>();
        visible.forEach(comment -> nest(comment, byId, roots));
        Collections.reverse(roots);
        ObjectNode data = Answers.object();
        if (byId.isEmpty()) {
            data.putArray("comments");
        } else {
            List<Integer> newestFirst = new ArrayList<>(byId.keySet());
            Collections.reverse(newestFirst);
            ObjectNode comments = data.putObject("comments");
            newestFirst.forEach(id -> comments.set(id.toString(), byId.get(id)));
        }
        ArrayNode stack = data.putArray("commentStacks");
        int page = call.number("page", 1);
        roots.stream()
                .skip(Math.max(0, (page - 1L) * THREADS_A_PAGE))
                .limit(THREADS_A_PAGE)
                .forEach(stack::add);
        data.put("commentPageUrl", pager(roots.size(), page));
        return Answers.ok(data);
    }

    private List<CommentRow> commentsOfArticle() {
        int id = version.refusesCommentsWithoutId() ? call.requiredId() : call.number("id", 0);
        return id == 0 ? call.blog().comments() : call.blog().comments(id);
    }

    /** The table's row, which exposes mail, IP and user agent; every value of the table is a string. */
    private ObjectNode full(CommentRow comment, Map<Integer, ObjectNode> earlier) {
        ObjectNode json = Answers.object()
                .put("cid", String.valueOf(comment.id()))
                .put("gid", String.valueOf(comment.article()))
                .put("pid", String.valueOf(comment.parent()))
                .put("top", Call.flag(comment.top()))
                .put("poster", PhpFunctions.escape(comment.poster()));
        if (version.hasSimpleComments()) {
            json.put("avatar", comment.avatar());
        }
        json.put("uid", String.valueOf(comment.user()))
                .put("comment", comment.source())
                .put("mail", PhpFunctions.escape(comment.mail()))
                .put("url", PhpFunctions.escape(comment.url()))
                .put("ip", comment.ip())
                .put("agent", comment.agent())
                .put("hide", Call.flag(comment.hidden()));
        if (version.givesCommentLikes()) {
            json.put("like_count", String.valueOf(comment.likes()));
        }
        json.put("date", call.smartDate(comment.date())).put("content", comment.content());
        if (version.givesCommentLikes()) {
            json.put("content_text", comment.content());
        }
        json.putArray("children");
        ObjectNode parent = earlier.get(comment.parent());
        return json.put("level", parent == null ? 0 : parent.path("level").asInt() + 1);
    }

    /** Puts a reply below its parent, or beside the parent if it is too deep. */
    private static void nest(CommentRow comment, Map<Integer, ObjectNode> byId, List<Integer> roots) {
        if (comment.parent() == 0) {
            roots.add(comment.id());
            return;
        }
        ObjectNode json = byId.get(comment.id());
        ObjectNode parent = byId.get(comment.parent());
        if (json == null || parent == null) {
            return;
        }
        if (json.path("level").asInt() > DEEPEST) {
            String grandparent = parent.path("pid").asText();
            json.put("pid", grandparent);
            parent = byId.getOrDefault(PhpFunctions.toInt(grandparent), parent);
        }
        parent.withArray("children").add(comment.id());
    }

    private String pager(int threads, int page) {
        int pages = (threads + THREADS_A_PAGE - 1) / THREADS_A_PAGE;
        StringBuilder html = new StringBuilder();
        for (int number = 1; pages > 1 && number <= pages; number++) {
            String link = " <a href=\"" + commentPage(number) + "#comments\">" + number + "</a> ";
            html.append(number == page ? " <span>" + number + "</span> " : link);
        }
        return html.toString();
    }

    private String commentPage(int number) {
        String url = call.blog()
                .post(call.number("id", 0))
                .map(call.addresses()::post)
                .orElse("");
        if (number == 1) {
            return url;
        }
        return url + (url.contains("=") ? "&comment-page=" : "/comment-page-") + number;
    }

    // ---- likes

    public ApiResponse likes() {
        ObjectNode data = Answers.object();
        ArrayNode likes = data.putArray("likes");
        for (LikeRow like : call.blog().likes(call.requiredId())) {
            likes.addObject()
                    .put("id", like.id())
                    .put("gid", like.article())
                    .put("uid", like.user())
                    .put("date", call.smartDate(like.date()))
                    .put("avatar", avatar(like))
                    .put("poster", PhpFunctions.escape(like.poster()));
        }
        return Answers.ok(data);
    }

    private String avatar(LikeRow like) {
        if (!like.avatar().isEmpty()) {
            return call.addresses().file(like.avatar());
        }
        return like.user() == 0 ? call.addresses().defaultAvatar() : userAvatar(like.user());
    }
}
