package io.github.emlogstatic.emlog;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.emlogstatic.Answering;
import io.github.emlogstatic.RawServer;
import io.github.emlogstatic.config.BlogConfig.Auth;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A site that is no emlog, or a wrong address, is recognized in at most three requests and named in one line. */
class WrongAddressTest {

    @AutoClose
    private FakeBlog site;

    @BeforeEach
    void start() throws Exception {
        site = new FakeBlog();
    }

    private void answering(int status, String page) {
        answering(new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "text/html")
                .body(page)
                .build());
    }

    /** Gives every request the same answer. */
    private void answering(MockResponse answer) {
        site.server.setDispatcher(new Answering(request -> answer));
    }

    private EmlogException refused(String path) {
        EmlogException e = catchThrowableOfType(EmlogException.class, () -> connect(site.address() + path));
        assertThat(e).as("connecting failed").isNotNull();
        assertThat(e.getMessage()).contains(site.address()).doesNotContain("\n");
        return e;
    }

    private EmlogClient connect(String address) throws EmlogException {
        return site.connect(address, FakeBlog.config(Auth.NONE, List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <link href='/wp-content/themes/x/style.css'> | made with WordPress
            <meta name='generator' content='WordPress 6.5.2'> | made with WordPress
            <link href='https://x.example/usr/themes/default/style.css'> | made with Typecho
            <script src='/zb_users/theme/x.js'></script> | made with Z-Blog
            <meta name=generator content='Hugo 0.121.1'> | made with Hugo
            <meta name=generator content='Hexo 7.0.0'> | made with Hexo
            <title>Discuz! Board</title><a href='forum.php?mod=viewthread'>x</a> | made with Discuz!
            <script>window.onload=function(){window.location.href="/lander"}</script> | parked domain
            <title>blog.example.com</title><h1>This domain name is for sale!</h1> | parked domain
            <title>blog.example.com</title><p>域名出售，有意者请联系</p> | parked domain
            <title>Sign in</title><form><input type=password></form> | before a login
            <title>Welcome to nginx!</title> | without a site under that name
            <title>没有找到站点</title> | without a site under that name
            <title>Just a moment...</title> | firewall that checks browsers
            """)
    void oneRequestTellsTheKindOfSite(String page, String told) {
        answering(200, "<html><head>" + page + "</head></html>");
        FakeBlog.assertFailed(refused(""), Reason.NOT_EMLOG, told);
        assertThat(site.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void anotherEngineBelowAPathEndsTheSearch() {
        answering(404, "<link href='/wp-includes/css/x.css'><title>Nothing found</title>");
        assertThat(refused("blog/")).hasMessageContaining("WordPress");
        assertThat(site.server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login.php?next=%2F", "/wp-login.php", "/user/login", "/sso/start"})
    void aRedirectToALoginPageIsALogin(String door) {
        site.answer(Faults.redirect(302, door)).answer(404, "<title>x</title>");
        assertThat(refused("")).hasMessageContaining("before a login");
        assertThat(site.server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"401, password", "403, firewall"})
    void aRefusalOfTheServerIsFinal(int status, String told) {
        answering(status, "<title>No</title>");
        assertThat(refused("")).hasMessageContaining(told);
        assertThat(site.server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<title>", "<title"})
    void aPageOfTitlesWithoutEndIsReadQuickly(String titles) {
        answering(200, titles.repeat(20_000));
        inLinearTime(() -> assertThat(refused("").reason()).isEqualTo(Reason.NOT_EMLOG));
    }

    @Test
    void cutTextDoesNotBlameTheOwnerAlone() {
        byte[] text = "{\"code\":0,\"msg\":\"ok\",\"data\":\"茶".getBytes(StandardCharsets.UTF_8);
        answering(new MockResponse.Builder()
                .body(new Buffer().write(text, 0, text.length - 1))
                .build());
        assertThat(refused("")).hasMessageContaining("not UTF-8; it was cut off on its way, or");
    }

    @Test
    void aServerThatAsksToWaitInVainGetsAdvice() {
        answering(new MockResponse.Builder()
                .code(503)
                .setHeader("Retry-After", "2")
                .build());
        assertThat(refused(""))
                .hasMessageEndingWith("to wait 2 s; run again later, and lower crawl.connections if it" + " stays so");
    }

    @Test
    void aCertificateOfNobodyIsReportedInPlainWords(@TempDir Path folder) throws Exception {
        try (MockWebServer secure = new MockWebServer()) {
            secure.useHttps(signedByItself(folder).getSocketFactory());
            secure.start();
            assertThatThrownBy(() -> connect(secure.url("/").toString()))
                    .hasMessageEndingWith(": no secure connection (nobody whom this machine trusts has signed the"
                            + " certificate); check the blog's certificate");
        }
    }

    private static SSLContext signedByItself(Path folder) throws Exception {
        char[] password = "password".toCharArray();
        Path file = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String[] making = {
            keytool,
            "-genkeypair",
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-alias",
            "blog",
            "-keystore",
            file.toString(),
            "-storepass",
            "password"
        };
        assertThat(new ProcessBuilder(making).redirectErrorStream(true).start().waitFor())
                .isZero();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(file.toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void aBlogWithoutHttpsIsToBeAskedOverHttp() throws Exception {
        try (RawServer plain = RawServer.answering("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            assertThatThrownBy(() -> connect(plain.address().replace("http:", "https:")))
                    .hasMessageContaining("no secure connection")
                    .hasMessageEndingWith("; if the blog has no https, use its http:// address");
        }
        site.close();
        String secure = site.address().replace("http:", "https:");
        assertThatThrownBy(() -> connect(secure))
                .hasMessageContaining("the connection was refused")
                .hasMessageEndingWith("; if the blog has no https, use its http:// address");
        assertThatThrownBy(() -> connect(site.address())).hasMessageEndingWith("that the server runs");
    }

    @ParameterizedTest
    @CsvSource({"'', 404, 2", "a/b/, 404, 2", "'', 200, 2", "a/b/, 200, 2"})
    void anUnknownSiteIsTriedTwice(String path, int status, int requests) {
        answering(status, "<title>Something</title>");
        assertThat(refused(path).reason()).isEqualTo(Reason.NOT_EMLOG);
        assertThat(site.server.getRequestCount()).isEqualTo(requests);
    }

    @Test
    void aRedirectAddsAThirdRequest() {
        site.answer(Faults.redirect(301, "/blog/"))
                .answer("<title>Something</title>")
                .answer("<link href='/usr/themes/x.css'>");
        assertThat(refused("")).hasMessageContaining("Typecho");
        assertThat(site.server.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "/, index.php/post/12, 1",
        "/, post/12, 1",
        "/, sort/tech/page/2, 1",
        "/, admin/article.php, 1",
        "/, tag/C%2B%2B, 1",
        "/, nothing/here, 2",
        "/, about, 2",
        "/blog/, '', 1",
        "/blog/, index.php, 1",
        "/blog/, post-1.html, 1",
    })
    void theAddressOfAPageLeadsToTheBlog(String folder, String page, int requests) throws Exception {
        MemoryBlog blog = MemoryBlog.empty().configure(options -> options.path(folder));
        blog.publish("文章", "正文");
        try (EmlogServer emlog = EmlogServer.serving(blog);
                EmlogClient client = connect(emlog.address() + page)) {
            assertThat(client.base()).isEqualTo(emlog.address());
            assertThat(client.aliases()).isEmpty();
            assertThat(client.api().articleCount()).hasValue(1);
            assertThat(emlog.requests()).hasSize(requests);
        }
    }

    @Test
    void aPageThatNamesItsBlogLeadsIntoTheFolder() throws Exception {
        site.answer("<link rel='alternate' type='application/rss+xml' href='/old/blog/rss.php'>")
                .answer(FakeBlog.ONE_ARTICLE);
        try (EmlogClient client = connect(site.address() + "old/blog/about")) {
            assertThat(client.base()).isEqualTo(site.address() + "old/blog/");
        }
    }
}
