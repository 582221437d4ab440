package io.github.emlogstatic.embedded;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code comment_list} (v1), {@code comment_list_simple} (v2) and {@code like_list}, for articles in any state. */
final class Comments {

    private static final int THREADS_A_PAGE = 10;
    private static final int DEEPEST = 4;

    private static final int DEEPEST_JSON = 255;
    /** emlog's {@code top ASC, date ASC}: pinned ones last. */
    private static final Comparator<Remark> ORDER = Comparator.comparing((Remark remark) -> remark.top())
            .thenComparing(remark -> remark.date())
            .thenComparing(Remark::id);

    private final Call call;
    private final Version version;

    Comments(Call call) {
        this.call = call;
        this.version = call.version();
    }

    private static List<Remark> visible(List<Remark> all) {
        return all.stream().filter(remark -> !remark.hidden()).sorted(ORDER).toList();
    }

    // ---- v2

    ApiResponse simple() {
        List<Remark> visible = visible(call.blog().remarks(call.requiredId()));
        if (isTooDeep(visible)) {
            return ApiResponse.of(200, Answers.JSON, new byte[0]);
        }
        Map<Integer, ObjectNode> byId = new LinkedHashMap<>();
        visible.forEach(remark -> byId.put(remark.id(), simple(remark)));
        ObjectNode data = Answers.object();
        ArrayNode threads = data.putArray("comments");
        for (Remark remark : visible) {
            ObjectNode json = byId.getOrDefault(remark.id(), Answers.object());
            if (remark.parent() == 0) {
                threads.add(json);
            } else if (byId.containsKey(remark.parent())) {
                byId.get(remark.parent()).withArray("children").add(json);
            }
        }
        return Answers.ok(data);
    }

    /** PHP's JSON has 512 levels at most, of which each level of replies takes two; beyond, emlog prints nothing. */
    private static boolean isTooDeep(List<Remark> visible) {
        Map<Integer, Integer> levels = new HashMap<>();
        visible.forEach(remark -> levels.put(remark.id(), levels.getOrDefault(remark.parent(), 0) + 1));
        return levels.values().stream().anyMatch(level -> level > DEEPEST_JSON);
    }

    private ObjectNode simple(Remark remark) {
        ObjectNode json = Answers.object()
                .put("cid", remark.id())
                .put("gid", remark.article())
                .put("pid", remark.parent())
                .put("uid", remark.user())
                .put("top", Call.flag(remark.top()));
        if (version.givesCommentLikes()) {
            json.put("like_count", remark.likes());
        }
        json.put("poster", Php.escape(remark.poster()))
                .put("avatar", avatar(remark))
                .put("url", Php.escape(remark.url()))
                .put("content", remark.content());
        if (version.givesCommentLikes()) {
            json.put("content_text", remark.content());
        }
        return json.put("date", call.smartDate(remark.date()));
    }

    /** A visitor's own, the user's (the blog's address where he has none), or that of the mail's hash. */
    private String avatar(Remark remark) {
        if (!remark.avatar().isEmpty()) {
            return call.addresses().file(remark.avatar());
        }
        if (remark.user() != 0) {
            return userAvatar(remark.user());
        }
        return remark.mail().isEmpty()
                ? call.addresses().defaultAvatar()
                : "//cravatar.cn/avatar/" + Php.md5(remark.mail()) + "?s=120";
    }

    private String userAvatar(int user) {
        Optional<Writer> writer = call.blog().writer(user);
        return call.addresses().file(writer.map(Writer::avatar).orElse(""));
    }

    // ---- v1

    ApiResponse full() {
        List<Remark> visible = visible(remarksOfArticle());
        Map<Integer, ObjectNode> byId = new LinkedHashMap<>();
        visible.forEach(remark -> byId.put(remark.id(), full(remark, byId)));
        List<Integer> roots = new ArrayList<>();
        visible.forEach(remark -> nest(remark, byId, roots));
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

    private List<Remark> remarksOfArticle() {
        int id = version.refusesCommentsWithoutId() ? call.requiredId() : call.number("id", 0);
        return id == 0 ? call.blog().remarks() : call.blog().remarks(id);
    }

    /** The table's row, which exposes mail, IP and user agent; every value of the table is a string. */
    private ObjectNode full(Remark remark, Map<Integer, ObjectNode> earlier) {
        ObjectNode json = Answers.object()
                .put("cid", String.valueOf(remark.id()))
                .put("gid", String.valueOf(remark.article()))
                .put("pid", String.valueOf(remark.parent()))
                .put("top", Call.flag(remark.top()))
                .put("poster", Php.escape(remark.poster()));
        if (version.hasSimpleComments()) {
            json.put("avatar", remark.avatar());
        }
        json.put("uid", String.valueOf(remark.user()))
                .put("comment", remark.source())
                .put("mail", Php.escape(remark.mail()))
                .put("url", Php.escape(remark.url()))
                .put("ip", remark.ip())
                .put("agent", remark.agent())
                .put("hide", Call.flag(remark.hidden()));
        if (version.givesCommentLikes()) {
            json.put("like_count", String.valueOf(remark.likes()));
        }
        json.put("date", call.smartDate(remark.date())).put("content", remark.content());
        if (version.givesCommentLikes()) {
            json.put("content_text", remark.content());
        }
        json.putArray("children");
        ObjectNode parent = earlier.get(remark.parent());
        return json.put("level", parent == null ? 0 : parent.path("level").asInt() + 1);
    }

    /** Puts a reply below its parent; one that is too deep beside it. */
    private static void nest(Remark remark, Map<Integer, ObjectNode> byId, List<Integer> roots) {
        if (remark.parent() == 0) {
            roots.add(remark.id());
            return;
        }
        ObjectNode json = byId.get(remark.id());
        ObjectNode parent = byId.get(remark.parent());
        if (json == null || parent == null) {
            return;
        }
        if (json.path("level").asInt() > DEEPEST) {
            String grandparent = parent.path("pid").asText();
            json.put("pid", grandparent);
            parent = byId.getOrDefault(Php.toInt(grandparent), parent);
        }
        parent.withArray("children").add(remark.id());
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

    ApiResponse likes() {
        ObjectNode data = Answers.object();
        ArrayNode likes = data.putArray("likes");
        for (Vote vote : call.blog().likes(call.requiredId())) {
            likes.addObject()
                    .put("id", vote.id())
                    .put("gid", vote.article())
                    .put("uid", vote.user())
                    .put("date", call.smartDate(vote.date()))
                    .put("avatar", avatar(vote))
                    .put("poster", Php.escape(vote.poster()));
        }
        return Answers.ok(data);
    }

    private String avatar(Vote vote) {
        if (!vote.avatar().isEmpty()) {
            return call.addresses().file(vote.avatar());
        }
        return vote.user() == 0 ? call.addresses().defaultAvatar() : userAvatar(vote.user());
    }
}
