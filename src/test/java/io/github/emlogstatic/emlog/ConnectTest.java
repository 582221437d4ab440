package io.github.emlogstatic.emlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.config.BlogConfig.Auth;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.fakeemlog.Faults;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectTest {

    @AutoClose
    private FakeBlog blog;

    @BeforeEach
    void start() throws Exception {
        blog = new FakeBlog();
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
        blog.answer(Faults.redirect(301, "/moved"))
                .answer(Faults.redirect(302, "there/?rest-api=article_list&page=1&count=1"))
                .answer(FakeBlog.ONE_ARTICLE);
        try (EmlogClient client = connect("", Auth.KEY)) {
            assertThat(client.base()).isEqualTo(blog.server.url("/moved/there/").toString());
            for (int i = 0; i < 3; i++) {
                assertThat(blog.request().getTarget()).doesNotContain("the-key").contains("article_list");
            }
        }
    }

    /** {@code localhost}, where the blog is typed, under another name. */
    private String otherHost() {
        return blog.address().replace("localhost", "127.0.0.1");
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGNED", "KEY", "LOGIN"})
    void credentialsGoToNoHostThatARedirectNames(Auth auth) throws Exception {
        blog.answer(Faults.redirect(301, otherHost())).answer(FakeBlog.ONE_ARTICLE);
        assertThatThrownBy(() -> connect("", auth))
                .isInstanceOfSatisfying(
                        EmlogException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED))
                .hasMessageContaining("(blog.url: " + otherHost() + ")")
                .hasMessageContaining("(blog.aliases: [" + otherHost() + "])");
        assertThat(blog.server.getRequestCount()).isEqualTo(2);
        for (int i = 0; i < 2; i++) {
            RecordedRequest request = blog.request();
            assertThat(request.getTarget()).doesNotContain("the-key").doesNotContain("the-word");
            assertThat(request.getHeaders().names()).doesNotContain("Cookie", "Authorization");
        }
    }

    @Test
    void withoutCredentialsARedirectMayLeadToAnyHost() throws Exception {
        blog.answer(Faults.redirect(301, otherHost())).answer(FakeBlog.ONE_ARTICLE);
        try (EmlogClient client = connect("", Auth.NONE)) {
            assertThat(client.base()).isEqualTo(otherHost());
        }
    }

    @Test
    void credentialsGoToAnAliasThatARedirectNames() throws Exception {
        blog.answer(Faults.redirect(301, otherHost())).answer(FakeBlog.ONE_ARTICLE);
        BlogConfig config = FakeBlog.config(Auth.KEY, List.of("https://127.0.0.1/"));
        try (EmlogClient client = blog.connect(blog.address(), config)) {
            assertThat(client.base()).isEqualTo(otherHost());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://b.example, https://b.example/",
        "http://b.example/blog, http://b.example:8080/",
        "https://b.example/, https://www.b.example/",
        "https://www.b.example/?post=1, https://b.example/",
        "https://B.example/, https://b.example/",
        "https://博客.example/, https://xn--9krq6q.example/",
    })
    void secretsFollowTheTypedHost(String typed, String base) throws Exception {
        RedirectGuard.check(typed, HttpUrl.get(base), FakeBlog.config(Auth.KEY, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "https://b.example/, https://blog.b.example/",
        "https://b.example/, https://wwwxb.example/",
        "https://b.example/, https://b.example.evil.example/",
        "https://b.example/, http://b.example/",
    })
    void keyAndArticlePasswordsDoNotFollow(String typed, String base) {
        BlogConfig withKey = FakeBlog.config(Auth.KEY, List.of());
        BlogConfig open = FakeBlog.config(Auth.NONE, List.of());
        BlogConfig withPassword = new BlogConfig(
                open.url(),
                open.aliases(),
                open.retired(),
                open.access(),
                Map.of(12, new Secret("the-word")),
                open.pages(),
                open.facts(),
                open.profile());
        for (BlogConfig config : List.of(withKey, withPassword)) {
            assertThatThrownBy(() -> RedirectGuard.check(typed, HttpUrl.get(base), config))
                    .isInstanceOf(EmlogException.class)
                    .hasMessageStartingWith(typed + " redirects to " + base)
                    .hasMessageContaining("article passwords");
        }
        assertThatCode(() -> RedirectGuard.check(typed, HttpUrl.get(base), open))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?rest-api=article_list", "/index.php"})
    void aRedirectThatLeadsBackIsACircle(String location) {
        blog.answer(Faults.redirect(302, location));
        FakeBlog.assertFails(() -> connect("", Auth.NONE), Reason.UNREACHABLE, "circle");
    }

    @Test
    void moreThanFiveRedirectsAreTooMany() {
        for (int i = 0; i < 7; i++) {
            blog.answer(Faults.redirect(302, "/" + i + "/"));
        }
        assertThatThrownBy(() -> connect("", Auth.NONE)).hasMessageContaining("more than 5 redirects");
        assertThat(blog.server.getRequestCount()).isEqualTo(6);
    }

    @Test
    void aRedirectToAnotherSchemeIsRefused() {
        blog.answer(Faults.redirect(302, "file:///etc/passwd"));
        assertThatThrownBy(() -> connect("", Auth.NONE)).hasMessageContaining("no address of the web");
    }

    @Test
    void aRedirectWithoutAnAddressIsReported() {
        MockResponse nowhere = new MockResponse.Builder().code(302).build();
        blog.answer(nowhere);
        blog.answer(nowhere);
        assertThatThrownBy(() -> connect("", Auth.NONE)).hasMessageContaining("answered HTTP 302");
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
        FakeBlog.assertFails(() -> connect("", Auth.NONE), Reason.NOT_EMLOG, "'My old blog'", "before 1.4.0");
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
                .answer(Faults.redirect(302, "./")
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
