package io.github.emlogstatic.fakeemlog;

import io.github.emlogstatic.Answering;
import io.github.emlogstatic.FreePort;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.call.ApiRequest;
import io.github.emlogstatic.fakeemlog.call.ApiResponse;
import io.github.emlogstatic.fakeemlog.page.ThemedPages;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import java.net.InetAddress;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;
import org.apache.commons.io.function.Uncheck;

/**
 * An emlog for tests, on a free port of the loopback interface: of any version, at any time, with faults on
 * request.
 *
 * <pre>{@code
 * MemoryBlog blog = MemoryBlog.empty();
 * blog.publish("Title", "Text");
 * try (EmlogServer server = EmlogServer.serving(blog).as(Version.V2_4_2).at(clock)) {
 *     … server.address() …
 *     assertThat(server.requestsByMethod()).containsEntry("article_detail", 1);
 * }
 * }</pre>
 *
 * <p>Version, clock and faults may be changed between requests: a blog is upgraded, a night passes, a firewall wakes up.
 */
public final class EmlogServer implements AutoCloseable {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final MockWebServer server = new MockWebServer();
    private final Queue<RecordedRequest> requests = new ConcurrentLinkedQueue<>();
    private final MemoryBlog blog;
    private volatile EmlogVersion version = EmlogVersion.NEWEST;
    private volatile Clock clock = Clock.systemUTC();
    private volatile Optional<ThemedPages.Theme> theme = Optional.empty();
    private volatile boolean api = true;
    private final Map<Integer, Set<String>> listedOnly = new ConcurrentHashMap<>();
    private volatile Fault fault = request -> Optional.empty();

    private EmlogServer(MemoryBlog blog) {
        this.blog = blog;
    }

    /** Starts serving a blog, as the newest emlog and at the real time. */
    public static EmlogServer serving(MemoryBlog blog) {
        EmlogServer emlog = new EmlogServer(blog);
        emlog.server.setDispatcher(new Answering(request -> emlog.dispatch(request)));
        emlog.server.setServerSocketFactory(new PromptSockets());
        Uncheck.run(() -> emlog.server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
        return emlog;
    }

    /** From now on answers as that version. */
    public EmlogServer as(EmlogVersion other) {
        version = other;
        return this;
    }

    /** From now on uses that clock, for relative dates and for the {@code Date} header. */
    public EmlogServer at(Clock other) {
        clock = other;
        return this;
    }

    /** From now on shows its pages in that theme, comments and side bars included. */
    public EmlogServer wearing(ThemedPages.Theme other) {
        theme = Optional.of(other);
        return this;
    }

    /** From now on has no API: the home page answers API requests, as before emlog 1.4.0. */
    public EmlogServer withoutApi() {
        return withApi(false);
    }

    public EmlogServer withApi(boolean has) {
        api = has;
        return this;
    }

    /**
     * From now on shows that article in no other lists than these: {@code home}, {@code sort}, {@code record} (of a month)
     * or {@code tag}. Without a list, the article is shown in none.
     */
    public EmlogServer listing(int id, String... where) {
        listedOnly.put(id, Set.of(where));
        return this;
    }

    /** From now on has that fault; see {@link Faults}. */
    public EmlogServer failing(Fault other) {
        fault = other;
        return this;
    }

    /** From now on answers everything by itself. */
    public EmlogServer healthy() {
        return failing(request -> Optional.empty());
    }

    /** The base address, ending in a slash. */
    public String address() {
        return "http://127.0.0.1:" + server.getPort() + blog.options().path();
    }

    public MemoryBlog blog() {
        return blog;
    }

    /** Every request since the start or the last {@link #forget}, in the order of arrival. */
    public List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /**
     * The number of requests for each: API methods by name, {@code upload}, {@code rss.php}, {@code robots.txt},
     * {@code sitemap}, {@code page} for the rest.
     */
    public Map<String, Integer> requestsByMethod() {
        Map<String, Integer> counts = new TreeMap<>();
        requests.forEach(request -> counts.merge(method(request), 1, Integer::sum));
        return counts;
    }

    /** The number of requests for one of them. */
    public int count(String method) {
        return requestsByMethod().getOrDefault(method, 0);
    }

    /** Forgets the requests so far. */
    public EmlogServer forget() {
        requests.clear();
        return this;
    }

    /** The name of a request in {@link #requestsByMethod}. */
    public static String method(RecordedRequest request) {
        String api = request.getUrl().queryParameter("rest-api");
        String path = request.getUrl().encodedPath();
        if (api != null) {
            return api;
        }
        if (path.contains("/content/uploadfile/") || path.endsWith("/favicon.ico")) {
            return "upload";
        }
        if (path.equals("/robots.txt")) {
            return "robots.txt";
        }
        if (path.endsWith("/rss.php")) {
            return "rss.php";
        }
        if (path.endsWith(".xml")) {
            return "sitemap";
        }
        return path.endsWith("/admin/account.php") ? "login" : "page";
    }

    /** From now on its address refuses connections. */
    public void goDown() {
        FreePort.end(server);
    }

    @Override
    public void close() {
        server.close();
    }

    private MockResponse dispatch(RecordedRequest request) {
        requests.add(request);
        MockResponse response = fault.on(request).orElseGet(() -> answer(request));
        return response.getHeaders().get("Date") != null
                ? response
                : response.newBuilder()
                        .setHeader("Date", HTTP_DATE.format(clock.instant()))
                        .build();
    }

    private MockResponse answer(RecordedRequest request) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.getHeaders().forEach(header -> headers.put(header.getFirst(), header.getSecond()));
        ByteString body = request.getBody();
        String form = body == null ? "" : body.utf8();
        String target = api ? request.getTarget() : request.getTarget().replaceFirst("\\?rest-api=.*", "");
        ApiRequest asked = ApiRequest.of(request.getMethod(), target, headers, form);
        ApiResponse response = theme.flatMap(worn -> ThemedPages.answer(blog, version, clock, asked, worn, listedOnly))
                .orElseGet(() -> new EmlogApi(blog, version, clock).answer(asked));
        return mock(response, request.getMethod().equals("HEAD"));
    }

    private static MockResponse mock(ApiResponse response, boolean head) {
        MockResponse.Builder mock = new MockResponse.Builder().code(response.status());
        if (head) {
            mock.setHeader("Content-Length", response.body().length);
        } else if (response.status() != 304) {
            mock.body(new Buffer().write(response.body()));
        }
        response.headers().forEach(mock::setHeader);
        return mock.build();
    }
}
