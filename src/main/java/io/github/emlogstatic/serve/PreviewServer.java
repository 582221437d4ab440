package io.github.emlogstatic.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.emlogstatic.serve.Shown.State;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Shows a finished site as a static host would. Every answer is read from the disk and marked as not to be kept, so that
 * a reload shows the last build.
 */
public final class PreviewServer implements AutoCloseable {

    static {
        // The JDK's server sends headers and body apart: without this each answer waits 40 ms for a delayed
        // acknowledgement. It reads the property once, when its first server is made.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final String HTML = "text/html; charset=utf-8";

    /** Shorter than what proxies between a browser and this take for a dead connection. */
    private static final Duration LISTENING = Duration.ofSeconds(25);

    private final HttpServer server;
    private final ExecutorService threads;
    private final Shown shown;

    private PreviewServer(HttpServer server, ExecutorService threads, Shown shown) {
        this.server = server;
        this.threads = threads;
        this.shown = shown;
    }

    /**
     * Starts on 127.0.0.1, for browsers on this machine only; the site is shown as it is.
     *
     * @param site the site's directory
     * @param port 0 takes a free one
     * @throws java.net.BindException where the port is taken
     */
    public static PreviewServer start(Path site, int port) throws IOException {
        return start(Shown.still(site), InetAddress.getByAddress(LOOPBACK), port);
    }

    static PreviewServer start(Shown shown, InetAddress host, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        // A page that listens for changes holds a thread.
        PreviewServer preview = new PreviewServer(server, Executors.newCachedThreadPool(), shown);
        server.createContext("/", preview::answer);
        server.setExecutor(preview.threads);
        server.start();
        return preview;
    }

    /** Such as {@code http://127.0.0.1:8080/}. */
    public String address() {
        InetAddress host = server.getAddress().getAddress();
        String name = host.isAnyLocalAddress() ? "127.0.0.1" : host.getHostAddress();
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port()
                + shown.now().root();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes(); // else the connection is closed after the answer
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (!isRead(exchange)) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            String path = exchange.getRequestURI().getPath();
            if (path.equals(Script.FOLDER + "changes")) {
                changes(exchange);
            } else if (path.equals(Script.FOLDER + "reload.js")) {
                body(exchange, 200, ContentTypes.of(path), Script.bytes());
            } else {
                read(exchange, path, shown.now());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops
        }
    }

    private static boolean isRead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("GET") || isHead(exchange);
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }

    /** An event once there is another version; none after a while, whereupon the browser asks again. */
    private void changes(HttpExchange exchange) throws IOException, InterruptedException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        long since = query.matches("since=\\d{1,18}") ? Long.parseLong(query.substring("since=".length())) : 0;
        long version =
                isHead(exchange) ? since : shown.awaitAfter(since, LISTENING).version();
        String event = "retry: 200\n" + (version > since ? "data: " + version + "\n" : "") + "\n";
        body(exchange, 200, "text/event-stream", event.getBytes(StandardCharsets.UTF_8));
    }

    private void read(HttpExchange exchange, String path, State state) throws IOException {
        String folder = state.root().substring(0, state.root().length() - 1);
        if (path.equals("/") && !folder.isEmpty() || path.equals(folder)) {
            redirect(exchange, state.root());
            return;
        }
        SiteFiles files = new SiteFiles(state.site());
        Optional<Path> file = path.startsWith(state.root())
                ? files.find(path.substring(state.root().length()))
                : Optional.empty();
        if (file.isPresent() && isFolder(path, file.get())) {
            redirect(exchange, exchange.getRequestURI().getRawPath().replaceFirst("^/+", "/") + "/");
            return;
        }
        if (file.isPresent() && !isPage(file.get())) {
            send(exchange, file.get());
            return;
        }
        String name = file.isPresent() ? files.name(file.get()) : "";
        if (file.isPresent()) {
            shown.opened(name);
        }
        if (state.mistake().isPresent()) {
            page(exchange, 500, MistakePage.of(state.mistake().get()).getBytes(StandardCharsets.UTF_8), state, name);
        } else if (file.isPresent()) {
            page(exchange, 200, Files.readAllBytes(file.get()), state, name);
        } else {
            page(exchange, 404, notFound(files), state, name);
        }
    }

    private static byte[] notFound(SiteFiles files) throws IOException {
        Optional<Path> page = files.find("404.html");
        return page.isPresent()
                ? Files.readAllBytes(page.get())
                : "<!DOCTYPE html><title>404</title>not found".getBytes(StandardCharsets.UTF_8);
    }

    /** Links in a folder's page are relative to the folder, so its address must end in a slash. */
    private static boolean isFolder(String path, Path file) {
        return !path.endsWith("/") && !path.endsWith("/index.html") && file.endsWith("index.html");
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
    }

    private static boolean isPage(Path file) {
        return ContentTypes.of(file.getFileName().toString()).equals(HTML);
    }

    private static void send(HttpExchange exchange, Path file) throws IOException {
        exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        String header = exchange.getRequestHeaders().getFirst("Range");
        if (header == null || !ByteRange.isOne(header)) {
            body(exchange, 200, ContentTypes.of(file.getFileName().toString()), Files.readAllBytes(file));
            return;
        }
        long length = Files.size(file);
        Optional<ByteRange> range = ByteRange.of(header, length);
        if (range.isPresent()) {
            part(exchange, file, range.get(), length);
        } else {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + length);
            exchange.sendResponseHeaders(416, -1);
        }
    }

    private static void part(HttpExchange exchange, Path file, ByteRange range, long length) throws IOException {
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + length);
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(range.first());
            byte[] bytes = in.readNBytes((int) Math.min(range.length(), Integer.MAX_VALUE - 8));
            body(exchange, 206, ContentTypes.of(file.getFileName().toString()), bytes);
        }
    }

    /** @param name of the page's file in the site; empty where it has none */
    private static void page(HttpExchange exchange, int status, byte[] page, State state, String name)
            throws IOException {
        body(exchange, status, HTML, state.mayChange() ? Script.in(page, state.version(name)) : page);
    }

    private static void body(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (isHead(exchange)) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
