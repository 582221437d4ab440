package io.github.emlogstatic.fakeemlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.fakeemlog.call.ApiRequest;
import io.github.emlogstatic.fakeemlog.call.ApiResponse;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.fakeemlog.php.PhpFunctions;
import io.github.emlogstatic.fakeemlog.php.ShownDate;
import io.github.emlogstatic.model.Category;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The expected values come from emlog's own source and from answers of running instances. */
class EmlogApiTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MemoryBlog blog = MemoryBlog.empty();

    private ApiResponse ask(EmlogVersion version, String target) {
        return new EmlogApi(blog, version, NOW).answer(ApiRequest.get(target));
    }

    private ApiResponse ask(String target) {
        return ask(EmlogVersion.NEWEST, target);
    }

    private JsonNode data(EmlogVersion version, String call) throws IOException {
        ApiResponse response = ask(version, "/?rest-api=" + call);
        assertThat(response.status()).isEqualTo(200);
        return JSON.readTree(response.body()).path("data");
    }

    private JsonNode data(String call) throws IOException {
        return data(EmlogVersion.NEWEST, call);
    }

    private List<Integer> ids(String call) throws IOException {
        return ids(EmlogVersion.NEWEST, call);
    }

    private List<Integer> ids(EmlogVersion version, String call) throws IOException {
        List<Integer> ids = new ArrayList<>();
        data(version, call)
                .path("articles")
                .forEach(entry -> ids.add(entry.path("id").asInt()));
        return ids;
    }

    private String message(ApiResponse response) throws IOException {
        assertThat(response.headers()).containsEntry("Content-Type", "application/json; charset=UTF-8");
        JsonNode envelope = JSON.readTree(response.body());
        assertThat(envelope.path("code").asInt()).isEqualTo(1);
        assertThat(envelope.path("data").asText("none")).isEmpty();
        return envelope.path("msg").asText();
    }

    // ---- the list

    @Test
    void slashesAreEscapedAndChineseIsNot() {
        blog.publish("标题 A/B", "text");

        assertThat(ask("/?rest-api=article_list").text())
                .startsWith("{\"code\":0,\"msg\":\"ok\",\"data\":{\"articles\":[{\"id\":1,\"title\":\"标题 A\\/B\"");
    }

    @Test
    void theListShowsPinnedArticlesFirstThenNewestFirst() throws IOException {
        IntStream.rangeClosed(1, 4).forEach(i -> blog.publish("article " + i, "text"));
        blog.pin(2, true).edit(1, post -> post.categoryTop(true));

        assertThat(ids("article_list")).containsExactly(2, 1, 4, 3);
        assertThat(ids(EmlogVersion.V2_1_10, "article_list")).containsExactly(2, 4, 3, 1);
    }

    @ParameterizedTest
    @EnumSource
    void theListShowsOnlyWhatThePublicSees(EmlogVersion version) throws IOException {
        blog.publish("public", "text");
        blog.publish(post -> post.title("hidden").hidden(true));
        blog.publish(post -> post.title("unchecked").checked(false));
        blog.publish(post -> post.title("scheduled").date(LocalDateTime.of(2030, 1, 1, 0, 0)));
        blog.publishPage("page", "text");

        assertThat(ids(version, "article_list")).containsExactly(1);
    }

    @Test
    void aScheduledArticleAppearsWhenItsTimeHasCome() throws IOException {
        blog.publish(post -> post.date(LocalDateTime.of(2026, 11, 24, 8, 0, 1)));
        assertThat(ids("article_list")).isEmpty();

        Clock later = Clock.offset(NOW, java.time.Duration.ofSeconds(1));
        ApiResponse response =
                new EmlogApi(blog, EmlogVersion.NEWEST, later).answer(ApiRequest.get("/?rest-api=article_list"));

        assertThat(response.text()).contains("\"id\":1");
    }

    @Test
    void aPageTellsItsNumberAndHowManyThereAre() throws IOException {
        IntStream.rangeClosed(1, 25).forEach(i -> blog.publish("article " + i, "text"));

        JsonNode second = data("article_list&page=2&count=10");

        assertThat(second.path("page").asInt()).isEqualTo(2);
        assertThat(second.path("total_pages").asInt()).isEqualTo(3);
        assertThat(second.path("has_more").asBoolean()).isTrue();
        assertThat(ids("article_list&page=3&count=10")).containsExactly(5, 4, 3, 2, 1);
        assertThat(data("article_list&count=1").path("total_pages").asInt()).isEqualTo(25);
        assertThat(ids("article_list&page=0&count=2")).containsExactly(25, 24);
        assertThat(data("article_list&page=4&count=10").path("has_more").asBoolean())
                .isFalse();
    }

    @Test
    void anEmptyListHasOnePage() throws IOException {
        assertThat(data("article_list&count=1").toString())
                .isEqualTo("{\"articles\":[],\"page\":1,\"total_pages\":1,\"has_more\":false}");
    }

    @Test
    void oldVersionsGiveNoTotal() throws IOException {
        assertThat(data(EmlogVersion.V2_5_5, "article_list&count=1").toString()).isEqualTo("{\"articles\":[]}");
    }

    @Test
    void aNegativePageIsAnHtmlPageWithStatus200() {
        ApiResponse response = ask("/?rest-api=article_list&page=-1");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).containsEntry("Content-Type", "text/html; charset=UTF-8");
        assertThat(ask("/?rest-api=article_list&count=-5").text()).startsWith("<!doctype html>");
        assertThat(ask(EmlogVersion.V1_9_0, "/?rest-api=article_list&page=-1").status())
                .isEqualTo(500);
    }

    @Test
    void aCountOfZeroCrashesOrGivesEverything() throws IOException {
        IntStream.rangeClosed(1, 25).forEach(i -> blog.publish("article " + i, "text"));

        ApiResponse response = ask("/?rest-api=article_list&count=0");

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).isEmpty();
        assertThat(ids(EmlogVersion.V2_5_5, "article_list&count=0")).hasSize(25);
    }

    @Test
    void anUnknownTagFiltersNothing() throws IOException {
        blog.publish(post -> post.title("tagged").tags("C++"));
        blog.publish("untagged", "text");

        assertThat(ids("article_list&tag=C%2B%2B")).containsExactly(1);
        assertThat(ids("article_list&tag=nothing")).containsExactly(2, 1);
        assertThat(ids(EmlogVersion.V2_5_5, "article_list&tag=C%2B%2B")).containsExactly(2, 1);
        assertThat(ids(EmlogVersion.V2_5_5, "article_list&tag=C%252B%252B")).containsExactly(1);
    }

    @Test
    void aCategoryIncludesItsChildrenSince26() throws IOException {
        blog.category(1, "parent").category(new Category(2, "child", "", "", 1, 1));
        blog.publish(post -> post.category(1));
        blog.publish(post -> post.category(2));
        blog.publish("none", "text");

        assertThat(ids("article_list&sort_id=1")).containsExactly(2, 1);
        assertThat(ids(EmlogVersion.V2_5_5, "article_list&sort_id=1")).containsExactly(1);
        assertThat(ask("/?rest-api=article_list&sort_id=9").text()).startsWith("<!doctype html>");
    }

    @Test
    void theDescriptionIsTheExcerptOrTheContent() throws IOException {
        blog.publish(post -> post.text("content [b]x[/b]").excerpt("excerpt [c]"));
        blog.publish(post -> post.text("content [b]x[/b]\n[not\nclosed]"));

        JsonNode entries = data("article_list").path("articles");

        assertThat(entries.get(1).path("description").asText()).isEqualTo("<p>excerpt </p>");
        assertThat(entries.get(1).path("description_raw").asText()).isEqualTo("excerpt [c]");
        assertThat(entries.get(0).path("description").asText())
                .isEqualTo("<p>content x<br />\n[not<br />\nclosed]</p>");
        assertThat(entries.get(0).path("description_raw").asText()).isEqualTo("content [b]x[/b]\n[not\nclosed]");
        assertThat(data(EmlogVersion.V2_5_5, "article_list")
                        .path("articles")
                        .get(1)
                        .path("description")
                        .asText())
                .isEqualTo("<p>excerpt [c]</p>");
    }

    @ParameterizedTest
    @EnumSource
    void theListShowsANoticeForAProtectedText(EmlogVersion version) throws IOException {
        blog.publish("title", "secret text");
        blog.protect(1, "pw");

        JsonNode entry = data(version, "article_list").path("articles").get(0);

        assertThat(entry.path("title").asText()).isEqualTo("title");
        assertThat(entry.path("description").asText()).isEqualTo("<p>[该文章已加密，请点击标题输入密码访问]</p>");
        assertThat(entry.toString()).doesNotContain("secret");
        assertThat(entry.path("need_pwd").asText("absent")).isEqualTo(version.saysNeedPassword() ? "y" : "absent");
    }

    @Test
    void articlesOfTheSameSecondMayChangePlacesBetweenPages() throws IOException {
        LocalDateTime second = LocalDateTime.of(2024, 1, 1, 0, 0);
        IntStream.rangeClosed(1, 35).forEach(i -> blog.publish(post -> post.date(second)));
        blog.configure(options -> options.unstableTies(true));

        List<Integer> seen = new ArrayList<>(ids("article_list&count=20"));
        seen.addAll(ids("article_list&count=20&page=2"));

        assertThat(seen).hasSize(35);
        assertThat(new HashSet<>(seen)).hasSizeLessThan(35);
        assertThat(ids("article_list&count=20")).isEqualTo(seen.subList(0, 20));
    }

    // ---- the detail

    @Test
    void theDetailAddsAView() throws IOException {
        blog.publish("title", "text");

        assertThat(data("article_detail&id=1").path("article").path("views").asInt())
                .isZero();
        data(EmlogVersion.V2_4_2, "article_detail&id=1");

        assertThat(blog.views(1)).isEqualTo(1);
    }

    @Test
    void theDetailEscapesTheTitleAndTheListDoesNot() throws IOException {
        blog.publish("A & B <C> \"'", "text");

        assertThat(data("article_detail&id=1").path("article").path("title").asText())
                .isEqualTo("A &amp; B &lt;C&gt; &quot;&#039;");
        assertThat(data("article_list").path("articles").get(0).path("title").asText())
                .isEqualTo("A & B <C> \"'");
    }

    @Test
    void theDetailAnswersPagesAndScheduledArticles() throws IOException {
        blog.publishPage("about", "text");
        blog.publish(post -> post.title("scheduled").date(LocalDateTime.of(2030, 1, 1, 0, 0)));

        assertThat(data("article_detail&id=1").path("article").path("type").asText())
                .isEqualTo("page");
        assertThat(data("article_detail&id=2").path("article").path("date").asText())
                .isEqualTo("2030-01-01 00:00:00");
    }

    @Test
    void anUnknownIdIsAnErrorOrNothing() throws IOException {
        blog.publish(post -> post.hidden(true));

        assertThat(ask("/?rest-api=article_detail&id=1").status()).isEqualTo(400);
        assertThat(message(ask("/?rest-api=article_detail&id=1"))).isEqualTo("Article not found");
        assertThat(message(ask("/?rest-api=article_detail"))).isEqualTo("Article not found");
        assertThat(data(EmlogVersion.V2_3_9, "article_detail&id=1").toString()).isEqualTo("{\"article\":\"\"}");
    }

    @Test
    void aProtectedDetailNeedsThePassword() throws IOException {
        blog.publish("title", "secret text");
        blog.protect(1, "密码 1");

        assertThat(message(ask("/?rest-api=article_detail&id=1"))).isEqualTo("Wrong password");
        assertThat(data("article_detail&id=1&password=%E5%AF%86%E7%A0%81+1").toString())
                .contains("secret text");
        assertThat(message(ask(EmlogVersion.V2_3_9, "/?rest-api=article_detail&id=1&password=%E5%AF%86%E7%A0%81+1")))
                .isEqualTo("This article is private");
        assertThat(data(EmlogVersion.V1_9_0, "article_detail&id=1").toString()).contains("secret text");
    }

    @Test
    void aPasswordWithAQuoteNeverMatches() throws IOException {
        blog.publish("title", "secret text");
        blog.protect(1, "pa'ss");

        assertThat(message(ask("/?rest-api=article_detail&id=1&password=pa%27ss")))
                .isEqualTo("Wrong password");
    }

    // ---- addresses

    @Test
    void addressesFollowTheHostOfTheRequest() throws IOException {
        blog.publish(post ->
                post.title("title").cover("content/uploadfile/202401/c.png").tags("a b"));
        EmlogApi api = new EmlogApi(blog, EmlogVersion.NEWEST, NOW);

        ApiResponse response = api.answer(ApiRequest.of(
                "GET",
                "/?rest-api=article_list",
                Map.of("host", "other.example:8080", "X-Forwarded-Proto", "https"),
                ""));

        JsonNode entry =
                JSON.readTree(response.body()).path("data").path("articles").get(0);
        assertThat(entry.path("url").asText()).isEqualTo("https://other.example:8080/?post=1");
        assertThat(entry.path("cover").asText())
                .isEqualTo("https://other.example:8080/content/uploadfile/202401/c.png");
        assertThat(entry.path("author_avatar").asText())
                .isEqualTo("https://other.example:8080/admin/views/images/avatar.svg");
        assertThat(entry.path("tags").get(0).path("url").asText()).isEqualTo("https://other.example:8080/?tag=a%20b");
    }

    @ParameterizedTest
    @CsvSource({
        "DYNAMIC, false, ?post=1, 中文+别名",
        "STATIC, false, post-1.html, 中文+别名",
        "STATIC, true, 1.html, 中文+别名",
        "FOLDER, false, post/1, 中文+别名",
        "CATEGORY, false, 生活/1.html, 生活/中文+别名"
    })
    void addressesFollowTheModeOfTheBlog(Options.UrlMode mode, boolean sample, String plain, String aliased)
            throws IOException {
        blog.category(3, "生活");
        blog.publish(post -> post.category(3).alias("中文 别名"));
        blog.configure(options -> options.urlMode(mode).sampleUrls(sample));

        assertThat(data("article_list").path("articles").get(0).path("url").asText())
                .isEqualTo("http://blog.example.com/" + plain);

        blog.configure(options -> options.aliases(true));
        assertThat(data("article_list").path("articles").get(0).path("url").asText())
                .isEqualTo(
                        "http://blog.example.com/" + aliased.replace("中文+别名", "%E4%B8%AD%E6%96%87+%E5%88%AB%E5%90%8D"));
    }

    @Test
    void aBlogMayLiveInAFolder() throws IOException {
        blog.publish("title", "text");
        blog.configure(options -> options.path("/blog/"));

        assertThat(ask("/blog/?rest-api=article_list").text()).contains("http:\\/\\/blog.example.com\\/blog\\/?post=1");
        assertThat(ask("/?rest-api=article_list").status()).isEqualTo(404);
    }

    // ---- categories

    @Test
    void categoriesComeAsPhpSortsThem() throws IOException {
        blog.category(new Category(3, "生活", "", "", 0, 1))
                .category(new Category(1, "R&D", "rd", "<b>", 0, 2))
                .category(new Category(2, "Java", "java", "", 1, 1))
                .category(new Category(5, "孤儿", "", "", 66, 1));
        blog.publish(post -> post.category(2));

        JsonNode sorts = data("sort_list").path("sorts");

        assertThat(sorts.get(0).size()).isEqualTo(1);
        assertThat(sorts.get(0).path("children").get(0).path("sid").asInt()).isEqualTo(5);
        assertThat(sorts.get(1).path("sid").asInt()).isEqualTo(3);
        assertThat(sorts.get(2).path("sortname").asText()).isEqualTo("R&amp;D");
        assertThat(sorts.get(2).path("children").get(0).path("lognum").isTextual())
                .isTrue();
        assertThat(sorts.get(2).path("children").get(0).path("lognum").asText()).isEqualTo("1");
    }

    // ---- comments, likes, notes

    @Test
    void commentsNestWithoutHiddenOnes() throws IOException {
        blog.publish("title", "text");
        int first = blog.comment(1, "A", "one");
        int hidden = blog.comment(1, comment -> comment.poster("B").text("two").hidden(true));
        blog.comment(1, comment -> comment.poster("C").text("three").parent(first));
        blog.comment(1, comment -> comment.poster("D").text("four").parent(hidden));
        blog.comment(1, comment -> comment.poster("E").text("five").top(true));

        JsonNode comments = data("comment_list_simple&id=1").path("comments");

        assertThat(comments).hasSize(2);
        assertThat(comments.get(0).path("children").get(0).path("cid").asInt()).isEqualTo(3);
        assertThat(comments.get(1).path("top").asText()).isEqualTo("y");
        assertThat(comments.get(1).has("children")).isFalse();
        assertThat(data("article_detail&id=1").path("article").path("comnum").asInt())
                .isEqualTo(4);
    }

    @Test
    void aCommentsAvatarIsAHashOfTheMail() throws IOException {
        blog.publish("title", "text");
        blog.user(2, "two", "");
        blog.comment(1, comment -> comment.mail("a@example.com"));
        blog.comment(1, comment -> comment.user(2));
        blog.comment(1, "nobody", "text");

        JsonNode comments = data("comment_list_simple&id=1").path("comments");

        assertThat(comments.get(0).path("avatar").asText())
                .isEqualTo("//cravatar.cn/avatar/" + PhpFunctions.md5("a@example.com") + "?s=120");
        assertThat(comments.get(1).path("avatar").asText()).isEqualTo("http://blog.example.com/");
        assertThat(comments.get(2).path("avatar").asText())
                .isEqualTo("http://blog.example.com/admin/views/images/avatar.svg");
    }

    @Test
    void theOldListOfCommentsExposesMailAndIp() throws IOException {
        blog.publish("title", "text");
        blog.comment(
                1,
                comment ->
                        comment.poster("A").text("<one>").mail("a@example.com").ip("203.0.113.9"));
        blog.comment(1, comment -> comment.parent(1).text("two"));

        JsonNode data = data(EmlogVersion.V2_3_9, "comment_list&id=1");

        assertThat(data.path("comments").path("1").path("mail").asText()).isEqualTo("a@example.com");
        assertThat(data.path("comments").path("1").path("content").asText()).isEqualTo("&lt;one&gt;");
        assertThat(data.path("comments").path("1").path("children").toString()).isEqualTo("[2]");
        assertThat(data.path("comments").path("2").path("pid").asText()).isEqualTo("1");
        assertThat(data.path("comments").path("2").has("avatar")).isFalse();
        assertThat(data.path("commentStacks").toString()).isEqualTo("[1]");
        assertThat(data("comment_list&id=99").path("comments").isArray()).isTrue();
    }

    @Test
    void commentsOfProtectedArticlesAreAnswered() throws IOException {
        blog.publish("title", "text");
        blog.protect(1, "pw").comment(1, "A", "on a secret");

        assertThat(data("comment_list_simple&id=1").toString()).contains("on a secret");
    }

    @Test
    void notesNeedTheKeyAndLeavePrivateOnesOut() throws IOException {
        blog.note("public");
        blog.note("private", true);
        String key = blog.options().apiKey();
        String sign = "req_time=1&req_sign=" + PhpFunctions.md5("1" + key);

        assertThat(data("note_list&api_key=" + key).path("notes")).hasSize(1);
        assertThat(data(EmlogVersion.V2_3_9, "note_list&" + sign).path("notes")).hasSize(1);
        assertThat(message(ask("/?rest-api=note_list"))).isEqualTo("auth param error");
        assertThat(ask("/?rest-api=note_list&api_key=wrong").status()).isEqualTo(401);
        assertThat(message(ask("/?rest-api=note_list&api_key=wrong"))).isEqualTo("auth error");
        assertThat(message(ask(EmlogVersion.V2_3_9, "/?rest-api=note_list&api_key=" + key)))
                .isEqualTo("auth param error");
        assertThat(message(ask(EmlogVersion.V2_3_9, "/?rest-api=note_list&req_time=1&req_sign=2")))
                .isEqualTo("sign error");
        assertThat(message(ask(EmlogVersion.V1_9_0, "/?rest-api=note_list"))).isEqualTo("api method is not exist");
    }

    @Test
    void aLoginGivesACookieThatShowsOnesOwnNotes() throws IOException {
        blog.note("mine");
        EmlogApi api = new EmlogApi(blog, EmlogVersion.NEWEST, NOW);

        ApiResponse login = api.answer(ApiRequest.of(
                "POST", "/admin/account.php?action=dosignin", Map.of("Host", "b"), "user=admin&pw=secret&resp=json"));
        String cookie = login.headers().get("Set-Cookie").split(";", 2)[0];
        ApiResponse notes =
                api.answer(ApiRequest.of("GET", "/?rest-api=note_list", Map.of("Host", "b", "Cookie", cookie), ""));

        assertThat(login.text()).isEqualTo("{\"code\":0,\"msg\":\"ok\",\"data\":\"\"}");
        assertThat(notes.text()).contains("mine");
        ApiResponse wrong = api.answer(ApiRequest.of(
                "POST", "/admin/account.php?action=dosignin", Map.of("Host", "b"), "user=admin&pw=no&resp=json"));
        assertThat(message(wrong)).isEqualTo("用户或密码错误");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T23:59:18Z, 42 秒前, 42 秒前",
        "2026-11-24T00:00:03Z, -3 秒前, -3 秒前",
        "2026-11-23T23:54:01Z, 5 分钟前, 5 分钟前",
        "2026-11-23T14:59:00Z, 9 小时前, 约 9 小时前",
        "2026-11-20T23:00:00Z, 3 天前, 2026-11-21 07:00",
        "2026-09-20T00:00:00Z, 2 个月前, 2026-09-20 08:00",
        "2023-11-24T00:00:00Z, 3 年前, 2023-11-24 08:00",
        "2020-09-18T12:26:59Z, 2020-09-18 20:26, 2020-09-18 20:26"
    })
    void datesAreRelative(Instant date, String since255, String before) {
        assertThat(ShownDate.of(date, NOW.instant(), Options.ZONE, EmlogVersion.V2_5_5))
                .isEqualTo(since255);
        assertThat(ShownDate.of(date, NOW.instant(), Options.ZONE, EmlogVersion.V2_4_2))
                .isEqualTo(before);
    }

    // ---- the rest

    @Test
    void aClosedApiStillListsArticlesSince258() throws IOException {
        blog.publish("title", "text");
        blog.configure(options -> options.apiOpen(false));

        assertThat(ids("article_list")).containsExactly(1);
        assertThat(message(ask("/?rest-api=article_detail&id=1"))).isEqualTo("api is closed");
        assertThat(message(ask(EmlogVersion.V2_5_5, "/?rest-api=article_list"))).isEqualTo("api is closed");
        assertThat(message(ask("/?rest-api=nothing"))).isEqualTo("api is closed");
    }

    @Test
    void theFeedGivesNameOffsetAndAddress() {
        blog.configure(options -> options.name("A & B").description("<sub>"));
        blog.publish("标题", "text");

        ApiResponse feed = ask("/rss.php");

        assertThat(feed.headers()).containsEntry("Content-Type", "application/xml; charset=utf-8");
        assertThat(feed.text())
                .contains("<title><![CDATA[A &amp; B]]></title>")
                .contains("<description><![CDATA[&lt;sub&gt;]]></description>")
                .contains("<link>http://blog.example.com/</link>")
                .contains("<pubDate>Mon, 01 Jan 2024 08:01:00 +0800</pubDate>");
    }

    @Test
    void uploadsHaveValidatorsAndAreNotSentAgain() {
        blog.upload("content/uploadfile/202401/图 1.png", "PNG");
        String target = "/content/uploadfile/202401/%E5%9B%BE%201.png";

        ApiResponse first = ask(target);
        ApiResponse again = new EmlogApi(blog, EmlogVersion.NEWEST, NOW)
                .answer(ApiRequest.of(
                        "GET", target, Map.of("If-None-Match", first.headers().get("ETag")), ""));
        blog.upload("content/uploadfile/202401/图 1.png", "GIF");

        assertThat(first.text()).isEqualTo("PNG");
        assertThat(first.headers()).containsEntry("Content-Type", "image/png").containsKey("Last-Modified");
        assertThat(again.status()).isEqualTo(304);
        assertThat(ask(target).headers().get("ETag"))
                .isNotEqualTo(first.headers().get("ETag"));
        assertThat(ask("/content/uploadfile/nothing.png").status()).isEqualTo(404);
    }

    @Test
    void anArticlesOwnPageTellsWhetherItIsThere() {
        blog.publish("title", "the text");
        blog.publish(post -> post.hidden(true));
        blog.publish("protected", "the secret");
        blog.protect(3, "pw").configure(options -> options.urlMode(Options.UrlMode.STATIC));

        assertThat(ask("/?post=1").text()).contains("the text");
        assertThat(ask("/post-1.html").text()).contains("the text");
        assertThat(ask("/post-2.html").status()).isEqualTo(404);
        assertThat(ask("/nothing").status()).isEqualTo(404);
        assertThat(ask("/post-3.html").text()).contains("password").doesNotContain("the secret");
    }

    @Test
    void theApiIsFoundOnlyAsTheFirstParameter() {
        assertThat(ask("/?page=1&rest-api=article_list").text()).startsWith("<!doctype html>");
    }
}
