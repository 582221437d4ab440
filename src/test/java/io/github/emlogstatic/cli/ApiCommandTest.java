package io.github.emlogstatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.cli.console.ExitCode;
import io.github.emlogstatic.emlog.api.ApiMethod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiCommandTest {

    private static final String EMPTY_LIST =
            "{\"code\":0,\"msg\":\"ok\",\"data\":{\"articles\":[],\"page\":1,\"total_pages\":1,\"has_more\":false}}";

    @TempDir
    Path directory;

    private final MockWebServer server = new MockWebServer();
    private final List<RecordedRequest> calls = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private MockResponse answer = json("{\"code\":0,\"msg\":\"ok\",\"data\":{\"id\":7}}");

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if (request.getTarget().contains("article_list&count=1&page=1")) {
                    return json(EMPTY_LIST); // the question that finds the blog
                }
                calls.add(request);
                return answer;
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readingCallPrintsWhatTheBlogAnswers() {
        assertThat(api("comment_list_simple", "id=12")).as(err()).isEqualTo(ExitCode.DONE);

        assertThat(out()).contains("\"id\" : 7");
        assertThat(calls.get(0).getMethod()).isEqualTo("GET");
        assertThat(calls.get(0).getTarget()).isEqualTo("/?rest-api=comment_list_simple&id=12");
    }

    @Test
    void writingCallSendsAForm() throws IOException {
        Files.writeString(directory.resolve("text.md"), "# 标题 & more");

        assertThat(api("article_post", "title=新的", "content=@text.md"))
                .as(err())
                .isEqualTo(ExitCode.DONE);

        assertThat(calls.get(0).getMethod()).isEqualTo("POST");
        assertThat(calls.get(0).getTarget()).startsWith("/?rest-api=article_post&req_time=");
        assertThat(calls.get(0).getBody().utf8())
                .isEqualTo("title=%E6%96%B0%E7%9A%84&content=%23+%E6%A0%87%E9%A2%98+%26+more");
    }

    @Test
    void uploadSendsTheFile() throws IOException {
        Files.write(directory.resolve("图.png"), new byte[] {1, 2, 3});

        assertThat(api("upload", "file=@图.png", "sid=2")).as(err()).isEqualTo(ExitCode.DONE);

        assertThat(calls.get(0).getHeaders().get("Content-Type")).startsWith("multipart/form-data");
        assertThat(calls.get(0).getBody().utf8()).contains("name=\"file\"; filename=\"图.png\"", "name=\"sid\"");
    }

    @Test
    void visitorsFormAsksForJson() {
        assertThat(api("addcom", "gid=1", "comname=读者", "comment=你好")).as(err()).isEqualTo(ExitCode.DONE);

        assertThat(calls.get(0).getTarget()).isEqualTo("/?action=addcom");
        assertThat(calls.get(0).getBody().utf8()).endsWith("&resp=json");
    }

    @Test
    void writingCallIsNeverRepeated() {
        answer = new MockResponse.Builder().code(503).build();
        assertThat(api("note_post", "t=hello")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(calls).hasSize(1);

        calls.clear();
        answer = new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
        assertThat(api("note_post", "t=hello")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(calls).hasSize(1);
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
        assertThat(api("article_post", "title=a", "content=b", "password=word", "--dry-run"))
                .as(err())
                .isEqualTo(ExitCode.DONE);

        assertThat(calls).isEmpty();
        assertThat(out()).contains("POST ", "rest-api=article_post", "title=a").doesNotContain("word=word", "=word");
        assertThat(out()).contains("req_sign=•••", "password=•••");
    }

    @Test
    void wrongParametersAreRefusedBeforeTheFirstRequest() {
        assertThat(api("article_detail")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("article_detail needs id");
        assertThat(api("article_detail", "number=1")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("has no parameter number; it takes id, password");
        assertThat(api("articles")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("articles is not a documented call");
        assertThat(api("userinfo")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("userinfo needs a login");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void listShowsEveryCall() {
        assertThat(api("--list")).isEqualTo(ExitCode.DONE);

        assertThat(ApiMethod.ALL).allSatisfy(method -> assertThat(out()).contains(method.name()));
        assertThat(out()).contains("article_post title=… content=… [excerpt=…]", "writes, key or login, since 1.3.0");
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

    private int api(String... arguments) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(List.of("api"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--blog", server.url("/").toString()));
        return Main.run(
                all.toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("EMLOG_API_KEY", "the-key"),
                directory);
    }
}
