package io.github.emlogstatic.emlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.config.BlogConfig.Auth;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectTest {

    private FakeBlog blog;

    @BeforeEach
    void start() throws Exception {
        blog = new FakeBlog();
    }

    @AfterEach
    void stop() {
        blog.close();
    }

    private EmlogClient connect(String path, Auth auth) throws EmlogException {
        return blog.connect(blog.address() + path, FakeBlog.config(auth, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "'', /",
        "index.php, /",
        "b, /b/",
        "b/, /b/",
        "b/index.php?post=1#x, /b/",
        "b/index.html, /b/",
        "b.c/d, /b.c/d/",
    })
    void theBaseIsTheBlogsFolder(String typed, String folder) throws Exception {
        blog.answer(FakeBlog.ONE_ARTICLE);
        try (EmlogClient client = connect(typed, Auth.NONE)) {
            assertThat(client.base()).isEqualTo(blog.server.url(folder).toString());
            assertThat(blog.request().getTarget()).isEqualTo(folder + "?rest-api=article_list&count=1&page=1");
            assertThat(client.requests()).isEqualTo(Map.of("base", 1));
        }
    }

    @Test
    void theFirstAnswerGivesTheNumberOfArticles() throws Exception {
        try (EmlogClient client = blog.client()) {
            assertThat(client.api().articleCount()).hasValue(56);
            blog.answer(FakeBlog.ONE_ARTICLE.replace("56", "57"));
            assertThat(client.api().articleCount()).hasValue(57);
            assertThat(client.requests()).isEqualTo(Map.of("base", 1, "article_list", 1));
        }
    }

    @Test
    void redirectsMoveTheBaseAndCarryNoCredentials() throws Exception {
        blog.answer(FakeBlog.redirect(301, "/moved"))
                .answer(FakeBlog.redirect(302, "there/?rest-api=article_list&page=1&count=1"))
                .answer(FakeBlog.ONE_ARTICLE);
        try (EmlogClient client = connect("", Auth.KEY)) {
            assertThat(client.base()).isEqualTo(blog.server.url("/moved/there/").toString());
            for (int i = 0; i < 3; i++) {
                assertThat(blog.request().getTarget()).doesNotContain("the-key").contains("article_list");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?rest-api=article_list", "/index.php"})
    void aRedirectThatLeadsBackIsACircle(String location) {
        blog.answer(FakeBlog.redirect(302, location));
        assertThatThrownBy(() -> connect("", Auth.NONE))
                .isInstanceOfSatisfying(
                        EmlogException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE))
                .hasMessageContaining("circle");
    }

    @Test
    void moreThanFiveRedirectsAreTooMany() {
        for (int i = 0; i < 7; i++) {
            blog.answer(FakeBlog.redirect(302, "/" + i + "/"));
        }
        assertThatThrownBy(() -> connect("", Auth.NONE)).hasMessageContaining("more than 5 redirects");
        assertThat(blog.server.getRequestCount()).isEqualTo(6);
    }

    @Test
    void aRedirectToAnotherSchemeIsRefused() {
        blog.answer(FakeBlog.redirect(302, "file:///etc/passwd"));
        assertThatThrownBy(() -> connect("", Auth.NONE)).hasMessageContaining("no address of the web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"blog.example.com", "ftp://blog.example.com/", "", "https://"})
    void anInvalidAddressIsRefusedWithAnExample(String address) {
        assertThatThrownBy(() -> blog.connect(address, FakeBlog.config(Auth.NONE, List.of())))
                .isInstanceOf(EmlogException.class)
                .hasMessageContaining("https://blog.example.com/");
    }

    @Test
    void passwordsInTheAddressAreRefusedAndNotPrinted() {
        String address = blog.address().replace("http://", "http://owner:the-word@");
        assertThatThrownBy(() -> blog.connect(address, FakeBlog.config(Auth.NONE, List.of())))
                .isInstanceOf(EmlogException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("the-word"));
    }

    @Test
    void aHomePageWithoutEmlogIsRefused() {
        String page = "<html><title>My old\n blog</title></html>";
        blog.answer(page).answer(page);
        assertThatThrownBy(() -> connect("", Auth.NONE))
                .isInstanceOfSatisfying(
                        EmlogException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_EMLOG))
                .hasMessageContaining("'My old blog'")
                .hasMessageContaining("before 1.4.0");
    }

    @Test
    void aBlogsOwnAddressIsReadFromItsFeed() throws Exception {
        blog.answer(FakeBlog.ONE_ARTICLE.replace("\"url\":\"\"", "\"url\":\"https://real.example/post-1.html\""))
                .answer("<rss><channel><title>x</title><link>https://real.example/</link></channel></rss>")
                .answer(FakeBlog.ONE_ARTICLE.replace("\"url\":\"\"", "\"url\":\"https://real.example/post-1.html\""));
        try (EmlogClient client = connect("", Auth.NONE)) {
            assertThat(client.aliases()).contains("https://real.example/");
            assertThat(client.api().articles(1, 1).entries().get(0).article().url())
                    .isEqualTo("post-1.html");
        }
    }

    @Test
    void aBlogWithoutAListIsStillABlog() throws EmlogException {
        blog.answer(400, FakeBlog.error("api is closed")).answer("<rss><channel/></rss>");
        try (EmlogClient client = connect("", Auth.NONE)) {
            assertThat(client.listsArticles()).isFalse();
        }
    }

    @Test
    void theLoginCookieGoesOnlyToCallsThatNeedIt() throws Exception {
        blog.answer(FakeBlog.ONE_ARTICLE)
                .answer(new MockResponse.Builder()
                        .addHeader("Set-Cookie", "PHPSESSID=s; path=/")
                        .addHeader("Set-Cookie", "EM_AUTHCOOKIE_x=admin%7C1%7Ch; path=/; HttpOnly")
                        .body(FakeBlog.data("\"\""))
                        .build())
                .answer(FakeBlog.data("{\"sorts\":[]}"))
                .answer(FakeBlog.data("{\"notes\":[]}"))
                .answer("<rss><channel/></rss>");
        try (EmlogClient client = connect("b/", Auth.LOGIN)) {
            client.api().categories();
            client.api().notes(1, 20, java.time.ZoneOffset.UTC);
            client.feed();
            assertThat(client.api().authenticated()).isTrue();
        }
        assertThat(blog.request().getHeaders().get("Cookie")).isNull();
        RecordedRequest login = blog.request();
        assertThat(login.getTarget()).isEqualTo("/b/admin/account.php?action=dosignin");
        assertThat(login.getBody().utf8()).isEqualTo("user=owner&pw=the-word&resp=json");
        assertThat(blog.request().getHeaders().get("Cookie")).isNull();
        assertThat(blog.request().getHeaders().get("Cookie")).isEqualTo("EM_AUTHCOOKIE_x=admin%7C1%7Ch");
        assertThat(blog.request().getHeaders().get("Cookie")).isNull();
    }

    @Test
    void anOldEmlogSignsInWithARedirect() throws Exception {
        blog.answer(FakeBlog.ONE_ARTICLE)
                .answer(FakeBlog.redirect(302, "./")
                        .newBuilder()
                        .addHeader("Set-Cookie", "EM_AUTHCOOKIE_x=v; path=/")
                        .build());
        try (EmlogClient client = connect("", Auth.LOGIN)) {
            assertThat(client.api().authenticated()).isTrue();
            assertThat(client.requests()).isEqualTo(Map.of("base", 1, "login", 1));
        }
    }

    @Test
    void aWrongPasswordIsNamedButNotPrinted() {
        blog.answer(FakeBlog.ONE_ARTICLE).answer(400, FakeBlog.error("用户或密码错误"));
        assertThatThrownBy(() -> connect("", Auth.LOGIN))
                .isInstanceOfSatisfying(
                        EmlogException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAUTHORIZED))
                .hasMessageContaining("用户或密码错误")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("the-word"));
    }
}
