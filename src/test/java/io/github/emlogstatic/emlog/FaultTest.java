package io.github.emlogstatic.emlog;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.DURATION;

import io.github.emlogstatic.Answering;
import io.github.emlogstatic.FreePort;
import io.github.emlogstatic.RawServer;
import io.github.emlogstatic.config.BlogConfig.Auth;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.http.Transport;
import io.github.emlogstatic.fakeemlog.Faults;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A failed call ends in one line that names the address, the status and what to do. */
class FaultTest {

    private static final String SORTS = FakeBlog.data("{\"sorts\":[]}");

    @AutoClose
    private FakeBlog blog;

    @AutoClose
    private EmlogClient client;

    @BeforeEach
    void start() throws Exception {
        blog = new FakeBlog();
        client = blog.client();
    }

    private void reconnect(Auth auth) throws Exception {
        client.close();
        client = blog.client(auth);
    }

    /** The call fails for that reason, and its message tells all of that. */
    private void assertFails(Reason reason, String... told) {
        FakeBlog.assertFailed(failure(), reason, told);
    }

    private EmlogException failure() {
        EmlogException e = catchThrowableOfType(EmlogException.class, client.api()::categories);
        assertThat(e).as("the call failed").isNotNull();
        assertThat(e.getMessage())
                .containsAnyOf("/?rest-api=sort_list", Transport.NOT_ASKED)
                .doesNotContain("\n")
                .hasSizeLessThan(500);
        return e;
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504, 520})
    void temporaryErrorsAreRetried(int status) throws Exception {
        blog.answer(status, "").answer(status, "").answer(SORTS);
        assertThat(client.api().categories()).isEmpty();
        assertThat(blog.waits).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(client.requests()).containsEntry("sort_list", 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void afterTheLastAttemptTheStatusIsNamed(int status) throws Exception {
        blog.answerEachAttempt(FakeBlog.json(status, ""));
        assertFails(Reason.UNREACHABLE, "HTTP " + status);
        assertThat(blog.waits).hasSize(3);
    }

    /** OkHttp itself repeats a 408 once, immediately. */
    @Test
    void aTimeoutAtTheServerIsRetried() throws Exception {
        blog.answer(408, "").answer(408, "").answer(SORTS);
        assertThat(client.api().categories()).isEmpty();
        assertThat(blog.waits).hasSize(1);
        assertThat(client.requests()).as("all that were sent").containsEntry("sort_list", 3);
    }

    @ParameterizedTest
    @CsvSource({"400, NOT_EMLOG", "401, UNAUTHORIZED", "403, REFUSED", "404, NOT_EMLOG", "418, NOT_EMLOG"})
    void otherErrorsOfTheServerAreFinal(int status, Reason reason) throws Exception {
        blog.answer(status, "<html>no</html>");
        assertFails(reason, "HTTP " + status);
        assertThat(blog.waits).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, api is closed, API_CLOSED",
        "400, api method is not exist, NO_SUCH_METHOD",
        "400, API method does not exist, NO_SUCH_METHOD",
        "401, auth param error, UNAUTHORIZED",
        "401, auth error, UNAUTHORIZED",
        "401, auth cookie error, UNAUTHORIZED",
        "400, sign error, UNAUTHORIZED",
        "400, Article not found, NOT_FOUND",
        "400, Wrong password, WRONG_PASSWORD",
        "400, This article is private, WRONG_PASSWORD",
        "400, parameter error, REFUSED",
        "200, 什么错误, REFUSED",
    })
    void errorsOfEmlogAreDistinguished(int status, String message, Reason reason) throws Exception {
        blog.answer(status, FakeBlog.error(message));
        assertFails(reason, message, "HTTP " + status);
        assertThat(blog.waits).isEmpty();
    }

    @Test
    void retryAfterIsObeyed() throws Exception {
        blog.answer(later(429, "7")).answer(SORTS);
        client.api().categories();
        assertThat(blog.waits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void aRetryAfterIsReadByTheServersClock() throws Exception {
        blog.answer(later(429, "Wed, 21 Oct 2099 07:28:07 GMT")
                        .newBuilder()
                        .setHeader("Date", "Wed, 21 Oct 2099 07:28:00 GMT")
                        .build())
                .answer(SORTS);
        client.api().categories();
        assertThat(blog.waits).containsExactly(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "Wed, 21 Oct 2015 07:28:00 GMT"})
    void aRetryAfterWithoutAPauseStillPauses(String after) throws Exception {
        blog.answer(later(429, after)).answer(SORTS);
        client.api().categories();
        assertThat(blog.waits).singleElement(as(DURATION)).isPositive();
    }

    @Test
    void manyFailuresInARowEndTheRepetitions() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        AtomicBoolean works = new AtomicBoolean();
        blog.server.setDispatcher(new Answering(request -> {
            asked.incrementAndGet();
            return works.get() ? FakeBlog.json(200, SORTS) : FakeBlog.json(429, "");
        }));
        failure();
        int attempts = asked.get();
        assertThat(attempts).isGreaterThan(1);
        for (int i = 2; i <= 12; i++) {
            failure();
        }
        assertThat(asked).hasValue(10 * attempts + 2);
        assertThat(blog.waits).as("a pause after each refusal").hasSize(10 * (attempts - 1) + 2);

        works.set(true);
        client.api().categories();
        works.set(false);
        asked.set(0);
        failure();
        assertThat(asked).hasValue(attempts);
    }

    @Test
    void aServerThatRefusesForLongIsAskedNoMore() throws Exception {
        blog.server.setDispatcher(always(later(429, "60")));
        for (int i = 1; i <= 100; i++) {
            failure();
        }

        assertThat(failure()).hasMessageContaining("this run sends no more");
        assertThat(blog.server.getRequestCount()).isLessThan(50);
    }

    @Test
    void aServerThatFailsForTwentyMinutesIsStillAsked() throws Exception {
        blog.server.setDispatcher(always(later(503, "30")));
        for (int i = 1; i <= 20; i++) {
            failure();
        }
        assertThat(blog.waited()).isEqualTo(Duration.ofMinutes(20));
        blog.server.setDispatcher(always(FakeBlog.json(200, SORTS)));

        assertThat(client.api().categories()).isEmpty();
    }

    @Test
    void onlyTheTimeOfFailingRequestsCounts() throws Exception {
        blog.server.setDispatcher(always(FakeBlog.json(503, "")));
        for (int i = 1; i <= 12; i++) {
            failure();
        }
        blog.waits.add(Duration.ofHours(1)); // with other things
        blog.server.setDispatcher(always(FakeBlog.json(200, SORTS)));

        assertThat(client.api().categories()).isEmpty();
    }

    private static MockResponse later(int status, String retryAfter) {
        return FakeBlog.json(status, "")
                .newBuilder()
                .setHeader("Retry-After", retryAfter)
                .build();
    }

    private static Dispatcher always(MockResponse answer) {
        return new Answering(request -> answer);
    }

    @Test
    void aServerThatAsksForAnHourIsNotPressed() throws Exception {
        int before = blog.server.getRequestCount();
        blog.server.setDispatcher(always(later(503, "3600")));
        for (int i = 1; i <= 100; i++) {
            failure();
        }

        assertThat(blog.server.getRequestCount() - before).isEqualTo(10);
    }

    @Test
    void closedConnectionsHaveTheirPauseToo() throws Exception {
        blog.server.setDispatcher(new Answering(request -> Faults.disconnect()));
        for (int i = 1; i <= 10; i++) {
            failure();
        }
        int pauses = blog.waits.size();

        failure();

        assertThat(blog.waits).hasSize(pauses + 1);
    }

    @Test
    void aRetryAfterOfAnHourEndsTheAttempts() throws Exception {
        blog.answer(later(503, "3600"));
        assertThat(failure()).hasMessageContaining("wait 3600 s");
        assertThat(blog.waits).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><title>Database error</title></html>",
                "<br>2002",
                "{\"code\":0,\"msg\":\"ok\",\"data\":{\"sorts\":[",
                "{\"error\":\"another program\"}",
                "{\"code\":0}",
                "{\"cod",
                "[]",
                "null",
                "ok",
            })
    void anAnswerWithoutAnEnvelopeIsRetriedOnce(String body) throws Exception {
        blog.answer(body).answer(body);
        assertFails(Reason.NOT_EMLOG, "HTTP 200");
        assertThat(blog.waits).hasSize(1);
    }

    @Test
    void aDatabaseThatRecoversIsNoError() throws Exception {
        blog.answer("<html>error 2002</html>").answer(SORTS);
        assertThat(client.api().categories()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF%s",
                "<br />\n<b>Warning</b>: Undefined array key {\"code\": in /x.php on line 3<br />\n%s",
                "Notice: {\"code\":5} {\n%s",
                "{\"code\":5} %s",
                "{\"code\":5, %s",
                "%s\n<!-- cached by a CDN -->",
            })
    void textAroundTheEnvelopeIsIgnored(String around) throws Exception {
        blog.answer(around.replace("%s", SORTS));
        assertThat(client.api().categories()).isEmpty();
        assertThat(blog.waits).isEmpty();
    }

    /** An entry that is glanced at needs little memory, and can be packed. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "<br />\n<b>Notice</b>: Undefined index: a in /x.php on line 3<br />\n"})
    void knownEntriesAreNotReadBehindANotice(String before) throws Exception {
        String entry = """
                {"id":%d,"title":"T","cover":"","url":"post-7.html","description":"<p>好</p>","description_raw":"好",
                "date":"2024-05-01 10:20:30","author_id":1,"author_name":"A","author_avatar":"","sort_id":2,
                "sort_name":"S","views":5,"comnum":3,"like_count":2,"top":"n","sortop":"n","tags":[],"need_pwd":"n",
                "fields":[]}""";
        blog.answer(before + "{\"code\":0,\"msg\":\"ok\",\"data\":{\"articles\":[" + entry.formatted(7) + ","
                + entry.formatted(8) + "],\"page\":1,\"total_pages\":1}}");

        assertThat(client.api().articles(1, 10, (id, fingerprint) -> true).entries())
                .extracting(ListEntry::id, ListEntry::isKnown)
                .containsExactly(tuple(7, false), tuple(8, true));
    }

    /** The bytes as Latin-1: of no character, cut off, too long for a quote, half of a pair, past the last character. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00ff", "\u00c3", "\u00c0\u00a2", "\u00ed\u00a0\u0080", "\u00f5\u0080\u0080\u0080"})
    void invalidUtf8IsAnErrorAndIsNeverReplaced(String bytes) throws Exception {
        for (int i = 0; i < 2; i++) {
            blog.answer(new MockResponse.Builder()
                    .body(new Buffer().write(SORTS.replace("ok", bytes).getBytes(StandardCharsets.ISO_8859_1)))
                    .build());
        }
        assertFails(Reason.NOT_EMLOG, "UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "[]",
                "null",
                "7",
                "{}",
                "{\"sorts\":\"\"}",
                "{\"sorts\":[7]}",
                "{\"sorts\":[{\"sid\":\"x\"}]}",
                "{\"sorts\":[{\"sid\":1,\"sortname\":{\"a\":1}}]}",
                "{\"sorts\":[{\"sid\":1,\"children\":\"x\"}]}",
            })
    void aWrongTypeIsAnErrorThatNamesTheType(String data) throws Exception {
        blog.answer(FakeBlog.data(data));
        assertFails(Reason.NOT_EMLOG, "the answer");
    }

    @Test
    void aBodyThatBreaksOffIsRetried() throws Exception {
        MockResponse truncated = FakeBlog.json(200, SORTS)
                .newBuilder()
                .setHeader("Content-Length", "100000")
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build();
        blog.answer(truncated).answer(SORTS);
        assertThat(client.api().categories()).isEmpty();
        blog.answerEachAttempt(truncated);
        assertFails(Reason.UNREACHABLE, "the connection broke");
    }

    @Test
    void aClosedConnectionIsRetried() throws Exception {
        MockResponse disconnect = Faults.disconnect();
        blog.answer(disconnect).answer(disconnect).answer(SORTS);
        assertThat(client.api().categories()).isEmpty();
    }

    @Test
    void aSilentServerTimesOut() throws Exception {
        blog.timeout(Duration.ofMillis(60));
        reconnect(Auth.NONE);
        blog.answerEachAttempt(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        assertFails(Reason.UNREACHABLE, "crawl.timeout");
    }

    @Test
    void aBodyThatIsTooSlowTimesOut() throws Exception {
        blog.timeout(Duration.ofMillis(60));
        reconnect(Auth.NONE);
        blog.answerEachAttempt(FakeBlog.json(200, SORTS + " ".repeat(1000))
                .newBuilder()
                .throttleBody(1, 30, TimeUnit.MILLISECONDS)
                .build());
        assertThat(failure().reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void anEmptyAnswerMeansTooMuchWasAsked(String body) throws Exception {
        blog.answer(body).answer(body);
        EmlogException e = failure();
        assertThat(e.reason()).isEqualTo(Reason.NOT_EMLOG);
        assertThat(e.isTooMuch()).isTrue();
        assertThat(blog.waits).hasSize(1);
    }

    @Test
    void aHeadThatIsTooSlowTimesOut() throws Exception {
        blog.timeout(Duration.ofMillis(500));
        reconnect(Auth.NONE);
        try (RawServer slow = RawServer.trickling("HTTP/1.1 200 OK\r\nX: " + "x".repeat(1000), Duration.ofMillis(20))) {
            blog.answerEachAttempt(Faults.redirect(302, slow.address()));

            EmlogException e = catchThrowableOfType(EmlogException.class, client::feed);

            assertThat(e).hasMessageContaining("too slowly");
            assertThat(slow.connections())
                    .as("asked once more, not three times, and again where the machine stood still between two bytes")
                    .isBetween(2, 3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -5\r\n\r\n",
                "Content-Length: 99999999999999999999\r\n\r\n{}",
                "Transfer-Encoding: chunked\r\n\r\nno number\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-5\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nfffffffffffffff0\r\n{}",
                "Content-Encoding: gzip\r\nContent-Length: 9\r\n\r\nno gzip!!",
                "no header\r\n\r\n",
                ": no name\r\n\r\n",
                "Location: http://[::bad\r\n\r\n",
            })
    void aBrokenAnswerFailsOnlyItsCall(String head) throws Exception {
        assertBroken("HTTP/1.1 200 OK\r\n" + head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6e6f20677a6970206174206c6c",
                "1f8b0800000000000003ffffffffffffffffffff",
                "1f8b08000000000000030300000000000000000041"
            })
    void anAnswerThatCannotBeUnpackedIsToldAsSuch(String bytes) throws Exception {
        blog.answerEachAttempt(new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(new Buffer().write(HexFormat.of().parseHex(bytes)))
                .build());
        assertThat(catchThrowableOfType(EmlogException.class, client::feed))
                .hasMessageEndingWith(
                        ": the answer says that it is compressed, and cannot be unpacked; try later, or ask"
                                + " whoever runs the server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n\r\n", "SSH-2.0-OpenSSH_9.9\r\n", "HTTP/1.1 1\r\n\r\n", "HTTP/1.1 abc OK\r\n\r\n"})
    void aServerWithoutHttpFailsOnlyItsCall(String answer) throws Exception {
        assertBroken(answer);
    }

    @Test
    void aMegabyteOfHeadersFailsOnlyItsCall() throws Exception {
        assertBroken("HTTP/1.1 200 OK\r\n" + ("X: " + "x".repeat(1000) + "\r\n").repeat(1000) + "\r\n{}");
    }

    @ParameterizedTest
    @CsvSource({
        "503 Busy, Retry-After: 99999999999999999999, 99999999999999999999",
        "-12 OK, X: y, -12",
        "200 OK, Content-Length: -5, Content-Length: -5"
    })
    void aHeadThatOkHttpCannotReadIsNoAnswer(String status, String header, String wrong) throws Exception {
        assertThat(assertBroken("HTTP/1.1 " + status + "\r\n" + header + "\r\n\r\n"))
                .containsPattern(": the head of the answer breaks the rules of HTTP \\('.*" + wrong + ".*'\\);"
                        + " try later, or ask whoever runs the server$");
    }

    private String assertBroken(String answer) throws Exception {
        try (RawServer broken = RawServer.answering(answer)) {
            blog.answerEachAttempt(Faults.redirect(302, broken.address()));
            EmlogException e = catchThrowableOfType(EmlogException.class, client::feed);
            assertThat(e).as("the call failed").isNotNull();
            assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(500);
            return e.getMessage();
        }
    }

    @Test
    void anEndlessAnswerIsCutOff() throws Exception {
        try (RawServer endless = RawServer.endless("HTTP/1.1 200 OK\r\n\r\n{\"code\":0,\"data\":\"")) {
            blog.answer(Faults.redirect(302, endless.address()));
            EmlogException e = catchThrowableOfType(EmlogException.class, client::feed);
            assertThat(e).hasMessageContaining("more than 64 MB");
            assertThat(e.isTooMuch()).isTrue();
        }
    }

    @Test
    void aPageWithTooManyTagsIsRefused() throws Exception {
        blog.answer("").answer("<b>".repeat(600_000));
        EmlogException e = catchThrowableOfType(EmlogException.class, () -> client.page(""));
        assertThat(e).hasMessageContaining("600000 tags");
    }

    @Test
    void aRefusedConnectionIsNamed() throws Exception {
        int port = FreePort.refusing();
        FakeBlog.assertFails(
                () -> blog.connect("http://localhost:" + port + "/", FakeBlog.config(Auth.NONE, List.of())),
                Reason.UNREACHABLE,
                "refused",
                "localhost:" + port);
        assertThat(blog.waits).hasSize(3);
    }

    @Test
    void anUnknownHostIsNamed() {
        FakeBlog.assertFails(
                () -> blog.connect("http://no-such-host.invalid/", FakeBlog.config(Auth.NONE, List.of())),
                Reason.UNREACHABLE,
                "no such host");
    }

    @Test
    void aRedirectedCallIsAnError() throws Exception {
        reconnect(Auth.KEY);
        blog.answer(Faults.redirect(302, "https://evil.example/?api_key=stolen"));
        EmlogException e =
                catchThrowableOfType(EmlogException.class, () -> client.api().notes(1, 20, ZoneOffset.UTC));
        FakeBlog.assertFailed(e, Reason.NOT_EMLOG, "evil.example", "HTTP 302");
        assertThat(e.getMessage()).doesNotContain("the-key").doesNotContain("stolen");
    }

    @Test
    void noMessageHoldsACredential() throws Exception {
        reconnect(Auth.SIGNED);
        blog.answerEachAttempt(FakeBlog.json(500, ""));
        EmlogException e =
                catchThrowableOfType(EmlogException.class, () -> client.api().notes(1, 20, ZoneOffset.UTC));
        String sign = blog.request().getUrl().queryParameter("req_sign");
        assertThat(sign).matches("[0-9a-f]{32}");
        assertThat(e.getMessage()).doesNotContain(sign).contains("req_sign=•••");
        for (int i = 0; i < 3; i++) {
            blog.request();
        }
        blog.answer(400, FakeBlog.error("Wrong password"));
        e = catchThrowableOfType(EmlogException.class, () -> client.api().detail(1, Optional.of(new Secret("密码 &+%"))));
        assertThat(blog.request().getUrl().queryParameter("password")).isEqualTo("密码 &+%");
        assertThat(e).hasMessageContaining("password=•••").hasMessageNotContaining("密码 ");
    }

    @Test
    void requestsAtTheSameTimeAreLimited() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        blog.connections(2);
        reconnect(Auth.NONE);
        blog.server.setDispatcher(new Answering(request -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            two.countDown();
            two.await(1, TimeUnit.MINUTES);
            now.decrementAndGet();
            return FakeBlog.json(200, SORTS);
        }));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 16; i++) {
            threads.submit(client.api()::categories);
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        assertThat(most).hasValue(2);
        assertThat(client.requests()).containsEntry("sort_list", 16);
    }

    @Test
    void requestsNameTheProgram() throws Exception {
        blog.answer(SORTS);
        client.api().categories();
        assertThat(blog.request().getHeaders().get("User-Agent")).isEqualTo("emlog-static/test");
    }
}
