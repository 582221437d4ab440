package io.github.emlogstatic.fakeemlog;

import io.github.emlogstatic.fakeemlog.call.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;

/** Ways in which a blog fails, for {@link EmlogServer#failing}. */
public final class Faults {

    private Faults() {}

    /** Gives the response to every request of a method, named as in {@link EmlogServer#requestsByMethod}. */
    public static Fault of(String method, MockResponse response) {
        return where(request -> EmlogServer.method(request).equals(method), () -> response);
    }

    /** Gives the response to the first {@code times} requests of a method. */
    public static Fault first(int times, String method, MockResponse response) {
        AtomicInteger left = new AtomicInteger(times);
        return where(
                request -> EmlogServer.method(request).equals(method) && left.getAndDecrement() > 0, () -> response);
    }

    /** Gives the response to each request whose path with its query is accepted. */
    public static Fault at(Predicate<String> target, MockResponse response) {
        return where(request -> target.test(request.getTarget()), () -> response);
    }

    /**
     * Gives one of the responses to about that share (0 to 1) of all requests. The same seed and order give the same
     * faults.
     */
    public static Fault random(long seed, double share, MockResponse... responses) {
        Random random = new Random(seed);
        return request -> {
            synchronized (random) {
                return random.nextDouble() < share
                        ? Optional.of(responses[random.nextInt(responses.length)])
                        : Optional.empty();
            }
        };
    }

    /** Gives the response to each request that the predicate accepts. */
    public static Fault where(Predicate<RecordedRequest> accepts, Supplier<MockResponse> response) {
        return request -> accepts.test(request) ? Optional.of(response.get()) : Optional.empty();
    }

    /** Every way in which an answer can be broken, wrong content types apart. */
    public static MockResponse[] everyKind() {
        return new MockResponse[] {
            htmlError(),
            truncated(),
            disconnect(),
            status(500),
            status(502),
            status(403),
            status(401),
            status(404),
            status(204),
            status(304),
            status(408),
            status(429),
            status(503).newBuilder().setHeader("Retry-After", "1").build(),
            redirect(302, "/"),
            redirect(301, "https://elsewhere.example/"),
            body("application/json", ""),
            refusal("api is closed"),
            refusal("auth param error"),
            refusal("Article not found"),
            refusal("Wrong password"),
            refusal("api method is not exist"),
            body("application/json", "null"),
            body("application/json", "<br />\n<b>Fatal error</b>: memory exhausted in /x.php on line 3"),
            ok("\"\""),
            ok("{\"articles\":[],\"page\":1,\"total_pages\":1,\"has_more\":false}"),
            body("application/json", "[1,2,3]"),
            ok("{\"articles\":\"none\",\"comments\":7}"),
        };
    }

    /** An answer of emlog itself, with that JSON as its data. */
    public static MockResponse ok(String data) {
        return body("application/json", "{\"code\":0,\"msg\":\"ok\",\"data\":" + data + "}");
    }

    /** A refusal of emlog itself. */
    public static MockResponse refusal(String message) {
        return body("application/json", "{\"code\":1,\"msg\":\"" + message + "\",\"data\":\"\"}")
                .newBuilder()
                .code(400)
                .build();
    }

    /** A status without a body. */
    public static MockResponse status(int code) {
        return new MockResponse.Builder()
                .code(code)
                .setHeader("Content-Type", "text/html; charset=UTF-8")
                .build();
    }

    /** An answer that leads to another address. */
    public static MockResponse redirect(int code, String location) {
        return status(code).newBuilder().setHeader("Location", location).build();
    }

    /** A body of that type with status 200. */
    public static MockResponse body(String contentType, String body) {
        return body(contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A file of that type. */
    public static MockResponse body(String contentType, byte[] body) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", contentType)
                .body(new Buffer().write(body))
                .build();
    }

    /** An HTML error page with status 200, as emlog shows for a database error. */
    public static MockResponse htmlError() {
        return body(
                "text/html; charset=UTF-8",
                ApiResponse.message(200, "error: 2002, No such file or directory")
                        .text());
    }

    /** A good envelope whose connection breaks in the middle. */
    public static MockResponse truncated() {
        return body("application/json; charset=UTF-8", "{\"code\":0,\"msg\":\"ok\",\"data\":{\"articles\":[{\"id\":1")
                .newBuilder()
                .setHeader("Content-Length", "100000")
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build();
    }

    /** The connection is closed without an answer. */
    public static MockResponse disconnect() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }
}
