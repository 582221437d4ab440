package io.github.emlogstatic.fakeemlog.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.call.Answers;
import io.github.emlogstatic.fakeemlog.call.ApiResponse;
import io.github.emlogstatic.fakeemlog.call.Call;
import io.github.emlogstatic.fakeemlog.call.Refusal;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.fakeemlog.php.PhpFunctions;
import java.util.Optional;

/** {@code article_detail}: an article or a page, whatever its date. */
public final class ArticleDetailAnswer {

    private final Call call;
    private final EmlogVersion version;
    private final ArticleFields fields;

    public ArticleDetailAnswer(Call call) {
        this.call = call;
        this.version = call.version();
        this.fields = new ArticleFields(call);
    }

    public ApiResponse answer() {
        Optional<PostRow> found = call.blog().post(call.looseNumber("id", 0)).filter(PostRow::isReadable);
        if (found.isEmpty()) {
            return notFound();
        }
        PostRow post = found.get();
        checkPassword(post);
        ObjectNode data = Answers.object();
        data.set("article", detail(post));
        if (version.countsViews()) {
            call.blog().view(post.id());
        }
        return Answers.ok(data);
    }

    private ApiResponse notFound() {
        if (version.refusesUnknownIds()) {
            throw Refusal.of("Article not found");
        }
        return Answers.ok(Answers.object().put("article", ""));
    }

    private void checkPassword(PostRow post) {
        if (!post.isProtected() || !version.protectsDetails()) {
            return;
        }
        if (!version.acceptsPasswords()) {
            throw Refusal.of("This article is private");
        }
        // The parameter comes with slashes added, so that a password with quotes never matches.
        if (!post.password().equals(call.text("password"))) {
            throw Refusal.of("Wrong password");
        }
    }

    private ObjectNode detail(PostRow post) {
        ObjectNode json = Answers.object()
                .put("title", PhpFunctions.escape(post.title()))
                .put("date", Call.date(post.date()))
                .put("id", post.id());
        fields.category(json, post);
        json.put("type", post.type());
        fields.author(json, post);
        if (version.givesLikesAndFields()) {
            fields.avatar(json, post);
        }
        texts(json, post);
        json.put("cover", call.addresses().cover(post));
        fields.counts(json, post);
        fields.tags(json, post);
        if (version.givesLikesAndFields()) {
            fields.fields(json, post.fields());
            json.put("parent_id", 0);
        }
        return json;
    }

    private void texts(ObjectNode json, PostRow post) {
        json.put("content", post.body().content());
        if (version.givesSources()) {
            json.put("content_raw", post.contentSource());
        }
        if (version.givesExcerpts()) {
            json.put("excerpt", post.body().excerpt());
        }
        if (version.givesSources()) {
            json.put("excerpt_raw", post.excerptSource());
        }
    }
}
