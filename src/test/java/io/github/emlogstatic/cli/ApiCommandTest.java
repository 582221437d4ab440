package io.github.emlogstatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.Answering;
import io.github.emlogstatic.emlog.api.ApiMethod;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiCommandTest {

    private static final String EMPTY_LIST =
            "{\"code\":0,\"msg\":\"ok\",\"data\":{\"articles\":[],\"page\":1,\"total_pages\":1,\"has_more\":false}}";

    private static final Map<String, String> KEY = Map.of("EMLOG_API_KEY", "the-key");

    @TempDir
    Path directory;

    @AutoClose
    private final MockWebServer server = new MockWebServer();

    private final List<RecordedRequest> calls = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String movedTo = "";
    private MockResponse answer = json("{\"code\":0,\"msg\":\"ok\",\"data\":{\"id\":7}}");

    private String profile = "<form><input name=\"token\" id=\"token\" value=\"t0k3n\" type=\"hidden\"></form>";

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Answering(request -> {
            if (request.getTarget().contains("article_list&count=1&page=1")) {
                if (!movedTo.isEmpty() && request.getUrl().host().equals("localhost")) {
                    return Faults.redirect(301, movedTo);
                }
                return json(EMPTY_LIST); // the question that finds the blog
            }
            calls.add(request);
            return request.getTarget().equals("/admin/blogger.php") ? page(profile) : answer;
        }));
        server.start();
    }

    @Test
    void readingCallPrintsWhatTheBlogAnswers() {
        succeeds("comment_list_simple", "id=12");

        assertThat(out()).contains("\"id\" : 7");
        assertThat(calls.get(0).getMethod()).isEqualTo("GET");
        assertThat(calls.get(0).getTarget()).isEqualTo("/?rest-api=comment_list_simple&id=12");
    }

    @Test
    void writingCallSendsAForm() throws IOException {
        Files.writeString(directory.resolve("text.md"), "# 标题 & more");

        succeeds("article_post", "title=新的", "content=@text.md");

        assertThat(calls.get(0).getMethod()).isEqualTo("POST");
        assertThat(calls.get(0).getTarget()).startsWith("/?rest-api=article_post&req_time=");
        assertThat(calls.get(0).getBody().utf8())
                .isEqualTo("title=%E6%96%B0%E7%9A%84&content=%23+%E6%A0%87%E9%A2%98+%26+more");
    }

    /** The blog may have closed the connection on which it was found. */
    @Test
    void writingCallHasAConnectionOfItsOwn() {
        succeeds("comment_list_simple", "id=12");
        succeeds("note_post", "t=hello");

        assertThat(calls).extracting(RecordedRequest::getExchangeIndex).containsExactly(1, 0);
    }

    @Test
    void uploadSendsTheFile() throws IOException {
        Files.write(directory.resolve("图.png"), new byte[] {1, 2, 3});

        succeeds("upload", "file=@图.png", "sid=2");

        assertThat(calls.get(0).getHeaders().get("Content-Type")).startsWith("multipart/form-data");
        assertThat(calls.get(0).getBody().utf8()).contains("name=\"file\"; filename=\"图.png\"", "name=\"sid\"");
    }

    @Test
    void textMayBeginWithAnAt() throws IOException {
        succeeds("addcom", "gid=1", "comname=读者", "comment=@@张三 你好");
        assertThat(calls.get(0).getBody().utf8()).contains("&comment=%40%E5%BC%A0");

        Files.write(directory.resolve("gbk.txt"), "正文".getBytes("GBK"));
        assertThat(api("note_post", "t=@gbk.txt")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).endsWith("gbk.txt is not UTF-8; save it as UTF-8 with an editor\n");
    }

    @Test
    void visitorsFormAsksForJson() {
        succeeds("addcom", "gid=1", "comname=读者", "comment=你好");

        assertThat(calls.get(0).getTarget()).isEqualTo("/?action=addcom");
        assertThat(calls.get(0).getBody().utf8()).endsWith("&resp=json");
    }

    @ParameterizedTest
    @MethodSource("writingCalls")
    void writingCallIsSentOnceWhateverHappens(ApiMethod method) throws IOException {
        Files.write(directory.resolve("a.png"), new byte[] {1, 2, 3});
        Files.writeString(directory.resolve("session"), server.url("/") + "\nEM_AUTHCOOKIE_a=b\n");
        List<String> call = new ArrayList<>(List.of(method.name(), "--session", "session"));
        method.required().forEach(name -> call.add(name + "=" + (ApiMethod.isFile(name) ? "a.png" : "1")));

        List<MockResponse> failures = List.of(
                Faults.status(503),
                new MockResponse.Builder()
                        .code(503)
                        .addHeader("Retry-After", "0")
                        .build(),
                Faults.status(408),
                json("{\"code\":0"), // cut
                new MockResponse.Builder().body("<html>").build(),
                Faults.redirect(302, "/admin/"),
                Faults.disconnect());
        for (MockResponse failure : failures) {
            calls.clear();
            answer = failure;
            assertThat(api(call.toArray(String[]::new))).as(err()).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(err().lines()).hasSize(1);
            assertThat(err()).contains("the call may have arrived all the same");
            assertThat(calls).extracting(RecordedRequest::getMethod).containsOnlyOnce("POST");
        }
    }

    static List<ApiMethod> writingCalls() {
        return ApiMethod.ALL.stream().filter(ApiMethod::writes).toList();
    }

    @Test
    void readingCallIsRepeated() throws IOException {
        Files.writeString(directory.resolve("site-config.yaml"), "crawl: {retries: 1}");
        answer = Faults.status(503);

        assertThat(api("like_list", "id=1")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(calls).hasSize(2);
    }

    @Test
    void signInKeepsTheLoginForLaterCalls() throws IOException {
        answer = answer.newBuilder()
                .addHeader("Set-Cookie", "EM_AUTHCOOKIE_x=owner|0|abc; path=/; httponly")
                .build();
        succeeds("dosignin", "user=owner", "pw=word", "--session", "session");
        assertThat(calls.get(0).getTarget()).isEqualTo("/admin/account.php?action=dosignin");
        assertThat(calls.get(0).getBody().utf8()).isEqualTo("user=owner&pw=word&resp=json");
        assertThat(Files.getPosixFilePermissions(directory.resolve("session")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

        succeeds("userinfo", "--session", "session");
        assertThat(calls.get(1).getHeaders().get("Cookie")).isEqualTo("EM_AUTHCOOKIE_x=owner|0|abc");
        assertThat(out()).doesNotContain("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dosignin user=owner pw=word", "article_detail id=3 password=word"})
    void passwordFollowsNoRedirectToAnotherHost(String call) {
        String other = server.url("/").toString().replace("localhost", "127.0.0.1");
        movedTo = other;

        List<String> arguments = new ArrayList<>(List.of(call.split(" ")));
        assertThat(api(Map.of(), arguments.toArray(String[]::new))).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(err()).contains("redirects to " + other).doesNotContain("word=word");
        assertThat(calls).isEmpty();

        succeeds(Map.of(), "comment_list_simple", "id=3");
        succeeds(Map.of(), "article_detail", "id=3", "password=word", "--dry-run");
    }

    @Test
    void loginThatTheBlogEndsIsForgotten() throws IOException {
        Files.writeString(directory.resolve("session"), server.url("/") + "\nEM_AUTHCOOKIE_a=b\nPHPSESSID=c\n");
        answer = answer.newBuilder()
                .addHeader("Set-Cookie", "EM_AUTHCOOKIE_a=+; expires=Thu, 01 Jan 2015 00:00:00 GMT; path=/")
                .build();
        succeeds("userinfo", "--session", "session");

        assertThat(Files.readString(directory.resolve("session"))).isEqualTo(server.url("/") + "\nPHPSESSID=c\n");
    }

    @Test
    void bothStepsOfAResetShareASession() {
        answer = answer.newBuilder()
                .addHeader("Set-Cookie", "PHPSESSID=s1; path=/")
                .build();
        assertThat(api("doreset", "mail=a@b.example", "--session", "session")).isEqualTo(ExitCode.DONE);
        assertThat(api("doreset2", "mail_code=X", "passwd=123456", "repasswd=123456", "--session", "session"))
                .isEqualTo(ExitCode.DONE);

        assertThat(calls.get(0).getHeaders().get("Cookie")).isNull();
        assertThat(calls.get(1).getHeaders().get("Cookie")).isEqualTo("PHPSESSID=s1");
        assertThat(calls.get(1).getBody().utf8()).isEqualTo("mail_code=X&passwd=123456&repasswd=123456&resp=json");
    }

    @Test
    void profileCallSendsTheTokenOfItsPage() throws IOException {
        Files.writeString(directory.resolve("session"), server.url("/") + "\nEM_AUTHCOOKIE_a=b\n");
        Files.write(directory.resolve("me.png"), new byte[] {1, 2, 3});

        succeeds("change_password", "new_passwd=123456", "new_passwd2=123456", "--session", "session");
        assertThat(calls.get(0).getTarget()).isEqualTo("/admin/blogger.php");
        assertThat(calls.get(1).getTarget()).isEqualTo("/admin/blogger.php?action=change_password");
        assertThat(calls.get(1).getHeaders().get("Cookie")).isEqualTo("EM_AUTHCOOKIE_a=b; PHPSESSID=s2");
        assertThat(calls.get(1).getBody().utf8()).isEqualTo("new_passwd=123456&new_passwd2=123456&token=t0k3n");

        succeeds("update_avatar", "image=@me.png", "--session", "session");
        assertThat(calls.get(3).getBody().utf8()).contains("name=\"image\"; filename=\"me.png\"", "t0k3n");
    }

    @Test
    void profileCallWithoutALoginIsRefused() throws IOException {
        assertThat(api("change_password", "new_passwd=123456", "new_passwd2=123456"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("needs a login");

        profile = "<html>please sign in</html>";
        Files.writeString(directory.resolve("session"), server.url("/") + "\nEM_AUTHCOOKIE_a=b\n");
        assertThat(api("update", "name=a", "username=b", "description=c", "--session", "session"))
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(err()).contains("without the form of the profile; sign in again");
        assertThat(calls).extracting(RecordedRequest::getMethod).containsExactly("GET");
    }

    @Test
    void sessionOfAnotherBlogIsNotSent() throws IOException {
        Files.writeString(directory.resolve("session"), "https://other.example/\nEM_AUTHCOOKIE_a=b\n");
        assertThat(api("userinfo", "--session", "session")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("belongs to https://other.example/ and not to http");

        Files.writeString(directory.resolve("session"), "title: a text\n");
        assertThat(api("userinfo", "--session", "session")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("session is not a file that --session has written");

        Files.write(directory.resolve("session"), TestPng.saying("a photo"));
        assertThat(api("userinfo", "--session", "session")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("session is not a file that --session has written");
        assertThat(calls).isEmpty();
    }

    @Test
    void listsOfFieldsAreSentInPairs() {
        succeeds("article_post", "title=a", "content=b", "field_keys=k1", "field_values=v1", "field_keys=k2");
        assertThat(calls.get(0).getBody().utf8())
                .endsWith("&field_keys%5B%5D=k1&field_keys%5B%5D=k2&field_values%5B%5D=v1");

        assertThat(api("article_post", "title=a", "title=b", "content=c")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("title is given twice");
    }

    @Test
    void refusalIsOneLine() {
        answer = new MockResponse.Builder()
                .code(400)
                .body("{\"code\":1,\"msg\":\"parameter error\",\"data\":\"\"}")
                .build();

        assertThat(api("note_post", "t=hello")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).contains("parameter error").doesNotContain("the-key");
    }

    @Test
    void dryRunPrintsTheRequestWithoutSecrets() {
        succeeds("article_post", "title=a", "content=b", "password=word", "--dry-run");

        assertThat(calls).isEmpty();
        assertThat(out()).contains("POST ", "rest-api=article_post", "title=a").doesNotContain("word=word", "=word");
        assertThat(out()).contains("req_sign=•••", "password=•••");

        assertThat(api("doreset2", "mail_code=word", "passwd=word", "repasswd=word", "--dry-run"))
                .isEqualTo(ExitCode.DONE);
        assertThat(out()).contains("/admin/account.php?action=doreset2").doesNotContain("=word");
    }

    @Test
    void dryRunDoesNotSignIn() {
        Map<String, String> login = Map.of("EMLOG_USER", "owner", "EMLOG_PASSWORD", "word");

        succeeds(login, "note_post", "t=hello", "--dry-run");

        assertThat(out()).contains("POST ", "rest-api=note_post");
        assertThat(calls).isEmpty();
    }

    @Test
    void callThatNeedsALoginUsesItBesideAKey() {
        Map<String, String> both = Map.of("EMLOG_API_KEY", "key", "EMLOG_USER", "owner", "EMLOG_PASSWORD", "word");

        succeeds(both, "userinfo", "--dry-run");
        assertThat(out()).contains("rest-api=userinfo").doesNotContain("req_sign");
    }

    @Test
    void passwordOfAnArticleIsAParameter() {
        answer = json("{\"code\":1,\"msg\":\"This article is private\",\"data\":\"\"}");

        assertThat(api("article_detail", "id=3")).isNotZero();
        assertThat(err()).contains("name it with password=…").doesNotContain("blog.articlePasswords");
    }

    @Test
    void wrongParametersAreRefusedBeforeTheFirstRequest() {
        assertThat(api("article_detail")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("article_detail needs id");
        assertThat(api("article_detail", "number=1")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("has no parameter number; it takes id, password");
        assertThat(api("note_post", "t")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("note_post: the parameter t has no value; write t=TEXT, or t=@FILE");
        assertThat(api("articles")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("'articles' is not a documented call");
        assertThat(api("userinfo")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("userinfo needs a login");
        assertThat(api("dosignin", "user=owner", "pw=word", "--session", "nowhere/session"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("nowhere is no directory; make it, or name another --session");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void listShowsEveryCall() {
        assertThat(api("--list")).isEqualTo(ExitCode.DONE);

        assertThat(ApiMethod.ALL).allSatisfy(method -> assertThat(out()).contains(method.name()));
        assertThat(out())
                .contains(
                        "article_post title=… content=… [excerpt=…]",
                        "POST ?rest-api=article_post, key or login, since 1.3.0");
    }

    private static MockResponse page(String html) {
        return new MockResponse.Builder()
                .addHeader("Set-Cookie", "PHPSESSID=s2; path=/")
                .body(html)
                .build();
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void succeeds(String... arguments) {
        succeeds(KEY, arguments);
    }

    private void succeeds(Map<String, String> variables, String... arguments) {
        assertThat(api(variables, arguments)).as(err()).isEqualTo(ExitCode.DONE);
    }

    private int api(String... arguments) {
        return api(KEY, arguments);
    }

    private int api(Map<String, String> variables, String... arguments) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(List.of("api"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--blog", server.url("/").toString()));
        return Main.run(
                all.toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                variables,
                directory);
    }
}
