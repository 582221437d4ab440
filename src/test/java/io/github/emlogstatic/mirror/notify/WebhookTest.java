package io.github.emlogstatic.mirror.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.emlogstatic.config.OnProblemConfig;
import io.github.emlogstatic.config.OnProblemConfig.Format;
import io.github.emlogstatic.config.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages to the four chat services, and what they answer. */
class WebhookTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC);
    private static final String KEY = "b7c1-the-key-of-the-group";
    private static final String SECRET = "SEC-the-secret-of-the-group";

    @AutoClose
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    private String send(Format format, Optional<String> secret, String message) throws NotifyException {
        String address = server.url("/services/" + KEY + "?access_token=" + KEY).toString();
        OnProblemConfig config = new OnProblemConfig(
                List.of(), Optional.of(new Secret(address)), Optional.of(format), secret.map(Secret::new));
        return new Webhook(config, CLOCK).send(message);
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private JsonNode sent() throws Exception {
        return new ObjectMapper().readTree(server.takeRequest().getBody().utf8());
    }

    @Test
    void weComGetsAText() throws Exception {
        answer(200, "{\"errcode\":0,\"errmsg\":\"ok\"}");

        assertThat(send(Format.WECOM, Optional.empty(), "一条消息")).startsWith("WeCom (");

        assertThat(sent().toString()).isEqualTo("{\"msgtype\":\"text\",\"text\":{\"content\":\"一条消息\"}}");
    }

    @Test
    void aMessageIsSentOnceWhateverTheServiceSays() {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .setHeader("Retry-After", "0")
                .build());
        answer(200, "{\"errcode\":0,\"errmsg\":\"ok\"}");

        assertThatThrownBy(() -> send(Format.WECOM, Optional.empty(), "一条消息"))
                .hasMessageContaining("did not take the message: status 503");

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void dingTalkGetsATextAndASignedAddress() throws Exception {
        answer(200, "{\"errcode\":0,\"errmsg\":\"ok\"}");

        send(Format.DINGTALK, Optional.of(SECRET), "m");

        RecordedRequest request = server.takeRequest();
        assertThat(request.getUrl().queryParameter("access_token")).isEqualTo(KEY);
        assertThat(request.getUrl().queryParameter("timestamp")).isEqualTo(time());
        assertThat(request.getUrl().queryParameter("sign")).isEqualTo(hmac(SECRET, time() + "\n" + SECRET));
        assertThat(request.getUrl().encodedQuery()).doesNotContain("+");
        assertThat(request.getBody().utf8()).contains("\"msgtype\":\"text\"");
    }

    private static String time() {
        return String.valueOf(CLOCK.millis());
    }

    @Test
    void feishuGetsATextAndASignatureInTheBody() throws Exception {
        answer(200, "{\"code\":0,\"data\":{},\"msg\":\"success\"}");

        send(Format.FEISHU, Optional.of(SECRET), "m");

        JsonNode body = sent();
        String seconds = String.valueOf(CLOCK.instant().getEpochSecond());
        assertThat(body.path("timestamp").asText()).isEqualTo(seconds);
        assertThat(body.path("sign").asText()).isEqualTo(hmac(seconds + "\n" + SECRET, ""));
        assertThat(body.path("msg_type").asText()).isEqualTo("text");
        assertThat(body.path("content").path("text").asText()).isEqualTo("m");
    }

    @Test
    void feishusFormerAnswerIsUnderstood() throws Exception {
        answer(200, "{\"StatusCode\":0,\"StatusMessage\":\"success\"}");

        assertThat(send(Format.FEISHU, Optional.empty(), "m")).startsWith("Feishu (");

        assertThat(sent().has("sign")).isFalse();
    }

    @Test
    void slackGetsAnEscapedText() throws Exception {
        answer(200, "ok");

        send(Format.SLACK, Optional.empty(), "a < b & c > d");

        assertThat(sent().toString()).isEqualTo("{\"text\":\"a &lt; b &amp; c &gt; d\"}");
    }

    /** A problem may hold a name or an answer of the blog, and Feishu calls whom a text names so. */
    @Test
    void noTextOfABlogCallsAGroupInFeishu() throws Exception {
        answer(200, "{\"code\":0}");

        send(Format.FEISHU, Optional.empty(), "a<b <at user_id=\"all\">x</at> <AT id=all></AT>");

        assertThat(sent().at("/content/text").asText())
                .isEqualTo("a<b < at user_id=\"all\">x< /at> < AT id=all>< /AT>");
    }

    private static String hmac(String key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void anAnswerThatRefusesIsAnError(Format format, int status, String answer, String expected) {
        answer(status, answer);

        assertThatThrownBy(() -> send(format, Optional.empty(), "m"))
                .isInstanceOf(NotifyException.class)
                .hasMessageContaining("did not take the message: " + expected)
                .hasMessageNotContaining(KEY);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        Format.WECOM,
                        200,
                        "{\"errcode\":93000,\"errmsg\":\"invalid webhook url, hint: [" + KEY + "], from ip: 1.2.3.4\"}",
                        "error 93000, invalid webhook url"),
                Arguments.of(
                        Format.WECOM,
                        200,
                        "{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}",
                        "error 45009, api freq out of limit"),
                Arguments.of(
                        Format.DINGTALK,
                        200,
                        "{\"errcode\":310000,\"errmsg\":\"keywords not in content\"}",
                        "error 310000, keywords not in content"),
                Arguments.of(
                        Format.FEISHU,
                        200,
                        "{\"code\":19021,\"msg\":\"sign match fail or timestamp is not within one hour\"}",
                        "error 19021, sign match fail"),
                Arguments.of(
                        Format.FEISHU,
                        400,
                        "{\"code\":9499,\"msg\":\"Bad Request\",\"data\":{}}",
                        "error 9499, Bad Request"),
                Arguments.of(Format.SLACK, 403, "invalid_token", "status 403, invalid_token"),
                Arguments.of(Format.SLACK, 404, "no_service", "status 404, no_service"),
                Arguments.of(Format.SLACK, 200, "<html>a login page</html>", "status 200, a login page"),
                Arguments.of(Format.WECOM, 200, "{}", "status 200, {}"),
                Arguments.of(Format.WECOM, 200, "{\"errcode\":\"0\"}", "status 200"),
                Arguments.of(Format.DINGTALK, 200, "", "status 200"),
                Arguments.of(Format.DINGTALK, 502, "<h1>Bad Gateway</h1>", "status 502, Bad Gateway"),
                Arguments.of(Format.FEISHU, 500, "{\"code\":0}", "error 0"));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void noRedirectIsFollowed(Format format) {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", server.url("/elsewhere").toString())
                .build());

        assertThatThrownBy(() -> send(format, Optional.empty(), "m")).hasMessageContaining("status 302");

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void noErrorShowsTheAddressOrTheSecret(Format format) {
        for (int i = 0; i < 3; i++) {
            server.enqueue(new MockResponse.Builder()
                    .onResponseStart(new SocketEffect.CloseSocket())
                    .build());
        }
        Throwable lost = catchThrowable(() -> send(format, Optional.of(SECRET), "m"));
        answer(200, "what you sent: /services/" + KEY + " " + SECRET);
        Throwable repeated = catchThrowable(() -> send(format, Optional.of(SECRET), "m"));

        assertThat(lost).isInstanceOf(NotifyException.class).hasMessageContaining("cannot be reached");
        for (Throwable thrown : List.of(lost, repeated)) {
            assertThat(thrown).hasNoCause();
            assertThat(thrown.getMessage()).doesNotContain(KEY).doesNotContain(SECRET);
        }
    }

    @Test
    void aLongMessageIsCutBetweenCharacters() throws Exception {
        answer(200, "{\"errcode\":0,\"errmsg\":\"ok\"}");

        send(Format.WECOM, Optional.empty(), "a" + "长".repeat(2_000));

        String text = sent().path("text").path("content").asText();
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(2_048);
        assertThat(text).startsWith("a长长").endsWith("长…").doesNotContain("\uFFFD");
    }
}
