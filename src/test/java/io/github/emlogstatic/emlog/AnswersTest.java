package io.github.emlogstatic.emlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;

import io.github.emlogstatic.config.BlogConfig.Auth;
import io.github.emlogstatic.emlog.api.ListPage;
import io.github.emlogstatic.emlog.article.ArticleDetail;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.article.ShownComments;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.DateRange;
import io.github.emlogstatic.model.discussion.Like;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of several versions of emlog. */
class AnswersTest {

    private static final ZoneId ZONE = ZoneId.of("+08:00");

    @AutoClose
    private FakeBlog blog;

    @AutoClose
    private EmlogClient client;

    @BeforeEach
    void start() throws Exception {
        blog = new FakeBlog();
        client = blog.client(Auth.SIGNED);
    }

    private void answer(String data) {
        blog.answer(FakeBlog.json(200, FakeBlog.data(data.replace("BASE", blog.address())))
                .newBuilder()
                .setHeader("Date", "Tue, 24 Nov 2026 12:00:00 GMT")
                .build());
    }

    @Test
    void anEntryOfTheListIsClean() throws Exception {
        answer("""
                {"articles":[{"id":"13","title":"A & B &amp; <c>","cover":"BASEcontent/uploadfile/202405/%E5%9B%BE.jpg",\
                "url":"BASE?post=13","description":"<p>x</p>","description_raw":"x","date":"2024-05-13 10:00:01",\
                "author_id":2,"author_name":"A &amp; B","author_avatar":"BASEadmin/views/images/avatar.svg",\
                "sort_id":-1,"sort_name":"R&amp;D","views":"39","comnum":1,"like_count":4,"dislike_count":0,\
                "collect_count":3,"top":"y","sortop":"n","tags":[{"name":"C&amp;C","url":"x"},{"name":"A/B","url":"y"}],\
                "need_pwd":"n","fields":{"来源":"网络 & <b>","0":7},"parent_id":12,"ip":"203.0.113.7","new":{"a":[1]}}],\
                "page":1,"total_pages":2,"has_more":true}""");
        ListPage page = client.api().articles(1, 1);
        ListEntry entry = page.entries().get(0);
        Article article = entry.article();
        assertThat(article.id()).isEqualTo(13);
        assertThat(article.title()).as("raw in the list").isEqualTo("A & B &amp; <c>");
        assertThat(article.date()).isEqualTo(LocalDateTime.of(2024, 5, 13, 10, 0, 1));
        assertThat(article.url()).isEqualTo("?post=13");
        assertThat(article.authorId()).isEqualTo(2);
        assertThat(article.categoryId()).isEqualTo(-1);
        assertThat(article.tags()).containsExactly("C&C", "A/B");
        assertThat(article.top()).isTrue();
        assertThat(article.categoryTop()).isFalse();
        assertThat(article.cover()).isEqualTo("content/uploadfile/202405/图.jpg");
        assertThat(article.needsPassword()).isFalse();
        assertThat(article.fields()).containsExactly(entry("来源", "网络 & <b>"), entry("0", "7"));
        assertThat(entry.names().category()).isEqualTo("R&D");
        assertThat(entry.names().author()).isEqualTo("A & B");
        assertThat(entry.names().avatar()).contains("");
        assertThat(entry.counts().views()).isEqualTo(39);
        assertThat(entry.counts().comments()).isEqualTo(1);
        assertThat(entry.counts().likes()).isEqualTo(4);
        assertThat(entry.extra()).containsOnlyKeys("parent_id", "new");
        assertThat(entry.counts().collections()).isEqualTo(3);
        assertThat(page.totalPages()).hasValue(2);
    }

    @Test
    void aTextOf21MillionCharactersIsRead() throws Exception {
        answer("""
                {"articles":[{"id":1,"title":"A","date":"2024-05-13 10:00:01","url":"","description":"%s"}],\
                "page":1,"total_pages":1,"has_more":false}""".formatted("x".repeat(21_000_000)));

        ListEntry entry = client.api().articles(1, 1).entries().get(0);

        assertThat(entry.description()).hasSize(21_000_000);
    }

    @Test
    void aDraftHasItsSourceAndItsHtml() throws Exception {
        answer("""
                {"drafts":[{"id":7,"title":"a &amp; b"},{"id":"9","title":""}]}""");
        answer("""
                {"draft":{"id":7,"title":"a & b","date":"2024-05-13 10:00:01","sort_id":2,"author_id":1,\
                "author_name":"A &amp; B","author_avatar":"BASEadmin/views/images/avatar.svg","content":"# 标题",\
                "excerpt":"","cover":"../content/uploadfile/202405/a.jpg","views":3,"top":"n","sortop":"n",\
                "tags":[{"name":"C","url":"x"}],"fields":[]}}""");

        assertThat(client.api().draftIds()).containsExactly(7, 9);
        ArticleDetail draft = client.api().draft(7);

        assertThat(draft.article().title()).isEqualTo("a & b");
        assertThat(draft.article().tags()).containsExactly("C");
        assertThat(draft.article().cover()).isEqualTo("content/uploadfile/202405/a.jpg");
        assertThat(draft.body().contentSource()).isEqualTo("# 标题");
        assertThat(draft.body().content()).contains("<h1>标题</h1>");
    }

    @Test
    void anOldEntryHasFewerFields() throws Exception {
        answer("""
                {"articles":[{"id":13,"title":"T","cover":"","url":"BASEpost-13.html",\
                "description":"<p>[该文章已加密，请点击标题输入密码访问]</p>","date":"2024-05-13 10:00:00","author_id":1,\
                "author_name":"站长","sort_id":1,"sort_name":"技术","views":3,"comnum":0,"top":"n","sortop":"n","tags":[]},\
                {"id":12,"title":"T","url":"","description":"<p>x</p>","date":"2024-05-12 10:00","tags":[],"fields":[]}]}""");
        ListPage page = client.api().articles(1, 100);
        assertThat(page.totalPages()).isEmpty();
        assertThat(page.entries()).extracting(e -> e.article().needsPassword()).containsExactly(true, false);
        assertThat(page.entries().get(0).descriptionSource()).isEmpty();
        assertThat(page.entries().get(1).article().fields()).isEmpty();
    }

    @Test
    void anArticleThatQuotesTheNoticeIsNotProtected() throws Exception {
        String quote = "<p>[该文章已加密]</p>";
        answer("{\"articles\":[{\"id\":1,\"date\":\"2024-05-13 10:00:00\",\"need_pwd\":\"n\",\"description\":\"" + quote
                + "\"},{\"id\":2,\"date\":\"2024-05-13 10:00:00\",\"description\":\"" + quote + "x".repeat(100)
                + "\"}]}");
        assertThat(client.api().articles(1, 100).entries())
                .extracting(e -> e.article().needsPassword())
                .containsExactly(false, false);
    }

    @Test
    void anEmptyBlogHasNoPage() throws Exception {
        answer("{\"articles\":[],\"page\":1,\"total_pages\":1,\"has_more\":false}");
        assertThat(client.api().articles(1, 100))
                .isEqualTo(new ListPage(List.of(), Optional.empty(), OptionalInt.of(0)));
        answer("{\"articles\":[],\"page\":9,\"total_pages\":3,\"has_more\":false}");
        assertThat(client.api().articles(9, 100).totalPages()).hasValue(3);
    }

    @Test
    void anEntryWithoutIdOrDateIsAnError() {
        answer("{\"articles\":[{\"title\":\"x\"}]}");
        assertThatThrownBy(() -> client.api().articles(1, 1)).hasMessageContaining("'id'");
        answer("{\"articles\":[{\"id\":7,\"date\":\"soon\"}]}");
        assertThatThrownBy(() -> client.api().articles(1, 1))
                .hasMessageContaining("article 7")
                .hasMessageContaining("'soon'");
    }

    @Test
    void aDetailIsUnescapedOnce() throws Exception {
        answer("""
                {"article":{"title":"Already &amp;amp; &#039;x&#039;","date":"2024-05-13 10:00:00","id":13,"sort_id":77,\
                "sort_name":"","type":"page","author_id":1,"author_name":"a","author_avatar":"//cravatar.cn/avatar/x",\
                "content":"<p>&amp; &lt;</p>","content_raw":"& <","excerpt":"","excerpt_raw":"","cover":"","views":1,\
                "comnum":2,"like_count":3,"top":"n","sortop":"y","tags":[],"fields":[],"parent_id":0}}""");
        ArticleDetail detail = client.api().detail(13, Optional.empty());
        assertThat(detail.article().title()).isEqualTo("Already &amp; 'x'");
        assertThat(detail.type()).isEqualTo("page");
        assertThat(detail.body().content()).as("the body is HTML").isEqualTo("<p>&amp; &lt;</p>");
        assertThat(detail.body().contentSource()).isEqualTo("& <");
        assertThat(detail.article().categoryId()).isEqualTo(77);
        assertThat(detail.article().categoryTop()).isTrue();
        assertThat(detail.extra()).isEmpty();
        assertThat(blog.request().getUrl().queryParameterNames())
                .as("no credentials where none are needed")
                .containsExactlyInAnyOrder("rest-api", "id");
    }

    @Test
    void anOldEmlogAnswersNothingForAnUnknownArticle() throws Exception {
        blog.answer(FakeBlog.data("{\"articles\":[]}"));
        try (EmlogClient old = blog.connect(blog.address(), FakeBlog.config(Auth.NONE, List.of()))) {
            answer("{\"article\":\"\"}");
            assertThat(reason(() -> old.api().detail(9, Optional.empty()))).isEqualTo(Reason.NOT_FOUND);
        }
    }

    @Test
    void anAnswerAboutAnotherArticleIsRetriedAndRefused() {
        String other = "{\"article\":{\"id\":5,\"title\":\"five\",\"date\":\"2024-05-13 10:00:01\",\"type\":\"blog\"}}";
        answer(other);
        answer(other);
        assertThat(reason(() -> client.api().detail(9, Optional.empty()))).isEqualTo(Reason.OTHER);
        answer(other);
        answer(other.replace("5,", "9,"));
        assertThat(reason(() -> client.api().detail(9, Optional.empty()))).isNull();
    }

    private static @Nullable Reason reason(ThrowingCallable question) {
        return catchThrowable(question) instanceof EmlogException e ? e.reason() : null;
    }

    @Test
    void categoriesComeInTheOwnersOrderParentsFirst() throws Exception {
        answer("""
                {"sorts":[{"children":[{"sid":5,"sortname":"orphan","taxis":1,"pid":66}]},\
                {"sid":"7","sortname":"R&amp;D &lt;lab&gt;","alias":"rd","description":"&lt;b&gt;","taxis":"2","pid":0},\
                {"sid":3,"sortname":"生活","alias":"","description":"","taxis":1,"pid":0,"children":\
                {"0":{"sid":9,"sortname":"b","taxis":2,"pid":3},"1":{"sid":4,"sortname":"a","taxis":1,"pid":3}}}]}""");
        assertThat(client.api().categories())
                .containsExactly(
                        new Category(3, "生活", "", "", 0, 1),
                        new Category(4, "a", "", "", 3, 1),
                        new Category(9, "b", "", "", 3, 2),
                        new Category(5, "orphan", "", "", 0, 1),
                        new Category(7, "R&D <lab>", "rd", "<b>", 0, 2));
    }

    @Test
    void nestedCommentsAreReadWithoutPersonalData() throws Exception {
        answer("""
                {"comments":[{"cid":1,"gid":27,"pid":0,"uid":0,"top":"n","like_count":0,"poster":"A &amp; B",\
                "avatar":"//cravatar.cn/avatar/2172cb9eccca6bf1425faecbc3fe5f7c?s=120","url":"https://v.example/?a=1&amp;b=2",\
                "mail":"leak@v.example","ip":"203.0.113.7","content":"x<br />","content_text":"x","date":"5 分钟前",\
                "children":[{"cid":2,"pid":1,"top":"n","like_count":1,"poster":"b","avatar":"BASE","url":"javascript:alert(1)",\
                "content":"y","date":"2020-09-18 20:26"}]},\
                {"cid":6,"pid":0,"top":"y","like_count":3,"poster":"c","avatar":"BASEcontent/uploadfile/1/a.png","url":"",\
                "content":"z","date":"0 秒前"}]}""");
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        Comment reply = Comment.builder(
                        2,
                        "b",
                        new DateRange(Instant.parse("2020-09-18T12:26:00Z"), Instant.parse("2020-09-18T12:26:59Z")),
                        "y")
                .likes(1)
                .build();
        assertThat(client.api().comments(27, 0, ZONE).threads())
                .containsExactly(
                        Comment.builder(6, "c", new DateRange(now.minusSeconds(1), now.plusSeconds(1)), "z")
                                .avatar("content/uploadfile/1/a.png")
                                .top(true)
                                .likes(3)
                                .build(),
                        Comment.builder(
                                        1,
                                        "A & B",
                                        new DateRange(now.minusSeconds(360), now.minusSeconds(299)),
                                        "x<br />")
                                .authorUrl("https://v.example/?a=1&b=2")
                                .children(List.of(reply))
                                .build());
    }

    private static String flat(String... comments) {
        return "{\"comments\":{" + String.join(",", comments) + "},\"commentStacks\":[],\"commentPageUrl\":\"\"}";
    }

    private static String comment(int id, int parent, String children) {
        return ("\"%d\":{\"cid\":\"%d\",\"pid\":\"%d\",\"top\":\"n\",\"poster\":\"p%d\",\"mail\":\"leak-mail\",\"url\":\"\","
                        + "\"ip\":\"203.0.113.7\",\"agent\":\"LeakAgent\",\"date\":\"1 天前\",\"content\":\"c\",\"children\":%s}")
                .formatted(id, id, parent, id, children);
    }

    @Test
    void commentListBecomesThreadsOldestFirst() throws Exception {
        blog.answer(400, FakeBlog.error("api method is not exist"));
        answer(flat(comment(5, 4, "[]"), comment(3, 0, "[]"), comment(2, 1, "[]"), comment(1, 0, "[\"2\"]")));
        List<Comment> comments = client.api().comments(27, 0, ZONE).threads();
        assertThat(comments)
                .extracting(Comment::id)
                .as("5 answers a hidden one")
                .containsExactly(1, 3);
        assertThat(comments.get(0).children()).extracting(Comment::id).containsExactly(2);
        assertThat(comments.toString()).doesNotContain("leak-mail", "203.0.113", "LeakAgent");
    }

    @Test
    void veryDeepThreadsAreFlattened() throws Exception {
        String[] chain = new String[20_000];
        for (int id = 1; id <= chain.length; id++) {
            chain[id - 1] = comment(id, id - 1, "[" + (id + 1) + "]");
        }
        blog.answer(400, FakeBlog.error("api method is not exist"));
        answer(flat(chain));
        assertThat(depths(client.api().comments(27, 0, ZONE).threads()))
                .hasSize(chain.length)
                .allMatch(depth -> depth <= ShownComments.DEEPEST);
    }

    @Test
    void veryDeepNestedThreadsAreFlattened() throws Exception {
        StringBuilder chain = new StringBuilder("[]");
        for (int id = 400; id > 0; id--) {
            chain.insert(0, "[{\"cid\":" + id + ",\"poster\":\"p\",\"date\":\"1 天前\",\"content\":\"c\",\"children\":")
                    .append("}]");
        }
        answer("{\"comments\":" + chain + "}");
        assertThat(depths(client.api().comments(27, 0, ZONE).threads()))
                .hasSize(400)
                .allMatch(depth -> depth <= ShownComments.DEEPEST);
    }

    @Test
    void threadsTooDeepForNestingComeFromTheFlatList() throws Exception {
        String[] chain = new String[2_000];
        for (int id = 1; id <= chain.length; id++) {
            chain[id - 1] = comment(id, id - 1, "[" + (id + 1) + "]");
        }
        blog.answer("").answer("");
        answer(flat(chain));
        answer("{\"comments\":[]}");

        assertThat(depths(client.api().comments(27, 2_000, ZONE).threads())).hasSize(chain.length);
        assertThat(client.api().comments(28, 0, ZONE).threads()).isEmpty();
        assertThat(client.requests())
                .as("other articles are asked by the new method")
                .containsEntry("comment_list_simple", 3)
                .containsEntry("comment_list", 1);
    }

    private static List<Integer> depths(List<Comment> threads) {
        List<Integer> depths = new ArrayList<>();
        for (Comment comment : threads) {
            depths.add(1);
            depths(comment.children()).forEach(depth -> depths.add(depth + 1));
        }
        return depths;
    }

    @Test
    void aMissingCommentMethodIsCalledOnlyOnce() throws Exception {
        blog.answer(400, FakeBlog.error("api method is not exist"));
        answer(flat(comment(1, 0, "[1]")));
        assertThat(client.api().comments(27, 0, ZONE).threads()).hasSize(1);
        answer("{\"comments\":[],\"commentStacks\":[],\"commentPageUrl\":\"\"}");
        assertThat(client.api().comments(28, 0, ZONE).threads()).isEmpty();
        assertThat(client.requests()).containsEntry("comment_list_simple", 1).containsEntry("comment_list", 2);
    }

    @Test
    void aBlogWithoutCommentMethodsSaysSo() {
        blog.answer(400, FakeBlog.error("api method is not exist"))
                .answer(400, FakeBlog.error("api method is not exist"));
        FakeBlog.assertFails(() -> client.api().comments(27, 0, ZONE).threads(), Reason.NO_SUCH_METHOD, "too old");
    }

    @Test
    void likesAreReadWithoutPersonalData() throws Exception {
        answer("""
                {"likes":[{"id":3,"gid":27,"uid":0,"date":"1 秒前","avatar":"BASEadmin/views/images/avatar.svg",\
                "poster":"路人 &amp; &lt;x&gt;","ip":"203.0.113.7","agent":"LeakAgent"}]}""");
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        assertThat(client.api().likes(27, ZONE))
                .containsExactly(new Like(3, 0, "路人 & <x>", "", new DateRange(now.minusSeconds(2), now)));
    }

    @Test
    void notesAreRequestedWithASignature() throws Exception {
        answer("""
                {"notes":[{"t":"<p>a</p>","date":"2026-11-23 08:00","author_id":1,"author_name":"x","ip":"203.0.113.210"},\
                {"id":2,"t":"b","t_raw":"B","date":"2026-11-23 08:00","author_id":"2"}]}""");
        DateRange minute = new DateRange(Instant.parse("2026-11-23T00:00:00Z"), Instant.parse("2026-11-23T00:00:59Z"));
        assertThat(client.api().notes(2, 50, ZONE))
                .containsExactly(new Note(0, "<p>a</p>", "", minute, 1), new Note(2, "b", "B", minute, 2));
        RecordedRequest request = blog.request();
        String time = request.getUrl().queryParameter("req_time");
        assertThat(request.getUrl().queryParameter("req_sign")).isEqualTo(md5(time + "the-key"));
        assertThat(request.getUrl().queryParameter("page")).isEqualTo("2");
        assertThat(request.getUrl().queryParameter("count")).isEqualTo("50");
        assertThat(request.getTarget()).doesNotContain("the-key");
    }

    @Test
    void withoutCredentialsNotesAreNotRequested() throws Exception {
        try (EmlogClient anonymous = blog.client()) {
            assertThat(anonymous.api().authenticated()).isFalse();
            FakeBlog.assertFails(() -> anonymous.api().notes(1, 20, ZONE), Reason.UNAUTHORIZED, "EMLOG_API_KEY");
            assertThat(anonymous.requests()).containsOnlyKeys("base");
        }
    }

    private static String md5(String text) throws Exception {
        byte[] digest = java.security.MessageDigest.getInstance("MD5").digest(text.getBytes("UTF-8"));
        return java.util.HexFormat.of().formatHex(digest);
    }
}
