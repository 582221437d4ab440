package io.github.emlogstatic.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An emlog on a free port of the loopback interface, for as long as it is open. Nobody outside this machine reaches it. */
public final class EmbeddedEmlog implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    static {
        // The JDK's server sends headers and body apart: without this each answer waits 40 ms for a delayed
        // acknowledgement. It reads its properties once, when its first server is made.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // The preview's server, in the same program, relies on this one too.
        System.setProperty("sun.net.httpserver.drainAmount", "0");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final EmlogApi api;
    private final EmbeddedBlog blog;

    private EmbeddedEmlog(EmbeddedBlog blog) throws IOException {
        this.blog = blog;
        this.api = new EmlogApi(blog, Version.NEWEST, Clock.systemUTC());
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
        this.threads = Executors.newFixedThreadPool(8, EmbeddedEmlog::daemon);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "embedded emlog");
        thread.setDaemon(true);
        return thread;
    }

    /** Serves a blog as the newest emlog would. */
    public static EmbeddedEmlog serve(EmbeddedBlog blog) throws IOException {
        EmbeddedEmlog emlog = new EmbeddedEmlog(blog);
        emlog.server.start();
        return emlog;
    }

    /** The base address, ending in a slash. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort()
                + blog.options().path();
    }

    /** The key that opens {@code note_list}. */
    public String apiKey() {
        return blog.options().apiKey();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join("; ", values)));
            String method = exchange.getRequestMethod();
            ApiResponse response =
                    api.answer(ApiRequest.of(method, exchange.getRequestURI().toString(), headers, form));
            response.headers().forEach(exchange.getResponseHeaders()::set);
            send(exchange, response, method.equals("HEAD"));
        }
    }

    private static void send(HttpExchange exchange, ApiResponse response, boolean head) throws IOException {
        byte[] body = response.body();
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
        }
        boolean bodiless = head || body.length == 0;
        exchange.sendResponseHeaders(response.status(), bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
    }
}
