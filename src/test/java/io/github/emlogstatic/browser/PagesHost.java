package io.github.emlogstatic.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** Serves the sample site as GitHub Pages does: under a path, compressed, with 404.html for what is not there. */
final class PagesHost implements AutoCloseable {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "webp", "image/webp",
            "jpg", "image/jpeg",
            "png", "image/png");

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    private PagesHost() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", PagesHost::answer);
        server.start();
    }

    static PagesHost start() throws IOException {
        return new PagesHost();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/sub/path/" + path;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = URLDecoder.decode(exchange.getRequestURI().getRawPath(), StandardCharsets.UTF_8);
        Path asked = SampleSite.file(path.replaceFirst("^/sub/path/", "").replaceFirst("^$", "index.html"));
        boolean there = path.startsWith("/sub/path/") && Files.isRegularFile(asked);
        Path file = there ? asked : SampleSite.file("404.html");
        byte[] bytes = Files.readAllBytes(file);
        String name = file.getFileName().toString();
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        exchange.getResponseHeaders().set("Content-Type", type);
        if (type.startsWith("text/") || type.endsWith("xml")) {
            bytes = gzipped(bytes);
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(there ? 200 : 404, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
