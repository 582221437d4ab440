package io.github.emlogstatic.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.emlogstatic.archive.Archive;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An emlog on a free port of the loopback interface, for as long as it is open. Nobody outside this machine reaches it. */
public final class EmbeddedEmlog implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    static {
        // The JDK's server sends headers and body apart: without this each answer waits 40 ms for a delayed
        // acknowledgement. It reads its properties once, when its first server is made.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8, EmbeddedEmlog::daemon);
    private final String apiKey = UUID.randomUUID().toString().replace("-", "");
    private final Routes routes;

    private EmbeddedEmlog(ServedBlog blog) throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
        this.routes = new Routes(blog, address(), apiKey);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "embedded emlog");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Serves the blog that an archive holds, as it was when it was crawled. Texts and files are read from the archive
     * when they are asked for.
     *
     * @param passwords the passwords of protected articles, by article id
     */
    public static EmbeddedEmlog serve(Archive archive, Map<Integer, String> passwords) throws IOException {
        EmbeddedEmlog emlog = new EmbeddedEmlog(new ServedBlog(archive, passwords));
        emlog.server.start();
        return emlog;
    }

    /** The base address, ending in a slash. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** The key that opens {@code note_list}. */
    public String apiKey() {
        return apiKey;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String ifNoneMatch = exchange.getRequestHeaders().getFirst("If-None-Match");
            Answer answer = routes.answer(new Request(exchange.getRequestURI(), ifNoneMatch));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            if (head) {
                exchange.getResponseHeaders().set("Content-Length", String.valueOf(answer.length()));
            }
            boolean bodiless = head || answer.length() == 0;
            exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.length());
            if (!bodiless) {
                answer.body().accept(exchange.getResponseBody());
            }
        }
    }
}
