package io.github.emlogstatic.embedded;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** {@code draft_list} and {@code draft_detail}: hidden articles, as their source, for the owner. */
final class Drafts {

    private final Call call;
    private final ArticleFields fields;

    Drafts(Call call) {
        this.call = call;
        this.fields = new ArticleFields(call);
    }

    ApiResponse list() {
        Optional<Writer> user = new Auth(call).user();
        int count = call.number("count", call.options().listCount());
        ObjectNode data = Answers.object();
        ArrayNode drafts = data.putArray("drafts");
        call.blog().posts().stream()
                .filter(post -> post.isArticle() && post.hidden() && isOf(post, user))
                .sorted(PublicOrder.NEWEST)
                .limit(count)
                .forEach(post -> drafts.add(entry(post)));
        return Answers.ok(data);
    }

    ApiResponse detail() {
        Optional<Writer> user = new Auth(call).user();
        Post post = call.blog()
                .post(call.number("id", 0))
                .filter(found -> found.isArticle() && found.hidden() && isOf(found, user))
                .orElseThrow(() -> Refusal.of("Draft not found"));
        ObjectNode json = Answers.object()
                .put("title", post.title())
                .put("date", Call.date(post.date()))
                .put("id", post.id());
        fields.category(json, post);
        fields.author(json, post);
        fields.avatar(json, post);
        json.put("content", post.contentSource())
                .put("excerpt", post.excerptSource())
                .put("cover", storedCover(post));
        fields.counts(json, post);
        fields.tags(json, post);
        fields.fields(json, post.fields());
        call.blog().view(post.id());
        ObjectNode data = Answers.object();
        data.set("draft", json);
        return Answers.ok(data);
    }

    /** With the key, everybody's; with a login, one's own. */
    private static boolean isOf(Post post, Optional<Writer> user) {
        return user.isEmpty() || user.get().id() == post.author();
    }

    private ObjectNode entry(Post post) {
        ObjectNode json = Answers.object()
                .put("id", post.id())
                .put("title", post.title().isEmpty() ? "无标题" : Php.escape(post.title()))
                .put("cover", storedCover(post))
                .put("excerpt", post.excerptSource())
                .put("date", Call.date(post.date()));
        fields.author(json, post);
        fields.avatar(json, post);
        fields.category(json, post);
        fields.counts(json, post);
        fields.tags(json, post);
        json.put("need_pwd", Call.flag(post.isProtected()));
        fields.fields(json, post.fields());
        return json;
    }

    private static String storedCover(Post post) {
        return post.cover().isEmpty() || Addresses.isAbsolute(post.cover()) ? post.cover() : "../" + post.cover();
    }
}
