package io.github.emlogstatic.emlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.emlogstatic.Answering;
import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.config.BlogConfig.Access;
import io.github.emlogstatic.config.BlogConfig.Auth;
import io.github.emlogstatic.config.Configs;
import io.github.emlogstatic.config.HttpConfig;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.emlog.http.Backoff;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.http.Sleeper;
import io.github.emlogstatic.emlog.http.Transport;
import io.github.emlogstatic.fakeemlog.PromptSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Dns;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A server that gives prepared answers in order, and a client that does not sleep between attempts. */
public final class FakeBlog implements AutoCloseable {

    private static final BlogConfig USUAL = Configs.usual().blog();

    static final String ONE_ARTICLE = """
            {"code":0,"msg":"ok","data":{"articles":[{"id":1,"title":"A","date":"2024-05-01 10:20:30","url":""}],\
            "page":1,"total_pages":56,"has_more":true}}""";

    /** Of a client that will get its answer. A busy machine may stand still for seconds. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    public final MockWebServer server = new MockWebServer();
    public final List<Duration> waits = new CopyOnWriteArrayList<>();
    private Duration timeout = PATIENCE;
    private int connections = 4;

    public FakeBlog() throws IOException {
        server.setServerSocketFactory(new PromptSockets());
        server.start();
    }

    public FakeBlog timeout(Duration other) {
        timeout = other;
        return this;
    }

    public FakeBlog connections(int other) {
        connections = other;
        return this;
    }

    public String address() {
        return server.url("/").toString();
    }

    public FakeBlog answer(MockResponse response) {
        server.enqueue(response);
        return this;
    }

    /** Answers a request and its three repetitions. */
    public FakeBlog answerEachAttempt(MockResponse response) {
        return answer(response).answer(response).answer(response).answer(response);
    }

    public FakeBlog answer(String body) {
        return answer(json(200, body));
    }

    public FakeBlog answer(int status, String body) {
        return answer(json(status, body));
    }

    /** The call fails for that reason, and the message tells all of that. */
    public static void assertFails(ThrowingCallable call, Reason reason, String... told) {
        EmlogException failure = catchThrowableOfType(EmlogException.class, call);
        assertThat(failure).as("the call failed").isNotNull();
        assertFailed(failure, reason, told);
    }

    /** A call has failed for that reason, and the message tells all of that. */
    public static void assertFailed(EmlogException failure, Reason reason, String... told) {
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.getMessage()).contains(told);
    }

    public static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json; charset=UTF-8")
                .body(body)
                .build();
    }

    public static String data(String data) {
        return "{\"code\":0,\"msg\":\"ok\",\"data\":" + data + "}";
    }

    public static String error(String message) {
        return "{\"code\":1,\"msg\":\"" + message + "\",\"data\":\"\"}";
    }

    /** Connects, with an answer for the first call, which is then not counted. */
    public EmlogClient client() throws Exception {
        return client(Auth.NONE);
    }

    public EmlogClient client(Auth auth) throws Exception {
        Dispatcher prepared = server.getDispatcher();
        server.setDispatcher(new Answering(request -> json(200, ONE_ARTICLE)));
        EmlogClient client = connectAtLast(config(auth, List.of()));
        server.setDispatcher(prepared);
        while (server.takeRequest(0, TimeUnit.SECONDS) != null) {
            continue;
        }
        waits.clear();
        return client;
    }

    /** Connects again and again where a busy machine lets a short timeout pass. */
    private EmlogClient connectAtLast(BlogConfig config) throws EmlogException {
        for (int i = 0; i < 100; i++) {
            try {
                return connect(address(), config);
            } catch (EmlogException e) {
                if (e.reason() != Reason.UNREACHABLE) {
                    throw e;
                }
            }
        }
        throw new AssertionError("a server of this process cannot be reached within " + timeout);
    }

    /** The addresses of this machine. A network may be late to tell that a host is unknown. */
    private static List<InetAddress> lookup(String host) throws UnknownHostException {
        if (host.endsWith(".invalid")) {
            throw new UnknownHostException(host);
        }
        return Dns.SYSTEM.lookup(host);
    }

    public EmlogClient connect(String address, BlogConfig config) throws EmlogException {
        HttpConfig http = http(connections, timeout, 3);
        Transport transport =
                new Transport(http, sleeper(), new Backoff(() -> 0L), client -> client.dns(FakeBlog::lookup));
        return EmlogClient.connect(address, config, transport);
    }

    public static HttpConfig http(int connections, Duration timeout, int retries) {
        return new HttpConfig(connections, timeout, retries, "emlog-static/test", false);
    }

    public static BlogConfig config(Auth auth, List<String> aliases) {
        return new BlogConfig(
                Optional.empty(),
                aliases,
                false,
                new Access(
                        auth,
                        Optional.of(new Secret("the-key")),
                        Optional.of("owner"),
                        Optional.of(new Secret("the-word"))),
                Map.of(),
                List.of(),
                USUAL.facts(),
                USUAL.profile());
    }

    public RecordedRequest request() throws InterruptedException {
        return server.takeRequest();
    }

    @Override
    public void close() {
        server.close();
    }

    /** Lets the time pass without waiting. */
    private Sleeper sleeper() {
        return new Sleeper() {
            @Override
            public void sleep(Duration duration) {
                waits.add(duration);
            }

            @Override
            public Duration elapsed() {
                return waited();
            }
        };
    }

    /** The sum of all waits. */
    Duration waited() {
        return waits.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
