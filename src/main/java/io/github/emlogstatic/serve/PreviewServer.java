package io.github.emlogstatic.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Shows a finished site as a static host would, to browsers on this machine only. Every answer is read from the disk and
 * marked as not to be kept, so that a reload shows the last build.
 */
public final class PreviewServer implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final HttpServer server;
    private final ExecutorService threads;
    private final SiteFiles files;

    private PreviewServer(HttpServer server, ExecutorService threads, SiteFiles files) {
        this.server = server;
        this.threads = threads;
        this.files = files;
    }

    /**
     * Starts on 127.0.0.1.
     *
     * @param site the site's directory
     * @param port 0 takes a free one
     * @throws java.net.BindException where the port is taken
     */
    public static PreviewServer start(Path site, int port) throws IOException {
        SiteFiles files = new SiteFiles(site);
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
        HttpServer server = HttpServer.create(loopback, 0);
        PreviewServer preview = new PreviewServer(server, Executors.newFixedThreadPool(8), files);
        server.createContext("/", preview::answer);
        server.setExecutor(preview.threads);
        server.start();
        return preview;
    }

    /** Such as {@code http://127.0.0.1:8080/}. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (isRead(exchange)) {
                read(exchange);
            } else {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    private static boolean isRead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("GET") || isHead(exchange);
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }

    private void read(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Optional<Path> file = files.find(path);
        if (file.isPresent() && isFolder(path, file.get())) {
            redirect(exchange);
            return;
        }
        if (file.isPresent()) {
            send(exchange, file.get());
            return;
        }
        Optional<Path> notFound = files.find("/404.html");
        if (notFound.isPresent()) {
            whole(exchange, 404, notFound.get());
        } else {
            text(exchange, 404, "not found");
        }
    }

    /** Links in a folder's page are relative to the folder, so its address must end in a slash. */
    private static boolean isFolder(String path, Path file) {
        return !path.endsWith("/") && !path.endsWith("/index.html") && file.endsWith("index.html");
    }

    private static void redirect(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath().replaceFirst("^/+", "/");
        exchange.getResponseHeaders().set("Location", path + "/");
        exchange.sendResponseHeaders(302, -1);
    }

    private static void send(HttpExchange exchange, Path file) throws IOException {
        exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        String header = exchange.getRequestHeaders().getFirst("Range");
        if (header == null || !ByteRange.isOne(header)) {
            whole(exchange, 200, file);
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

    private static void whole(HttpExchange exchange, int status, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        body(exchange, status, ContentTypes.of(file.getFileName().toString()), bytes);
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

    private static void text(HttpExchange exchange, int status, String text) throws IOException {
        body(exchange, status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void body(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (isHead(exchange)) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
