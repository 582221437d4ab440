package io.github.emlogstatic.browser;

import io.github.emlogstatic.Answering;
import io.github.emlogstatic.FreePort;
import io.github.emlogstatic.fakeemlog.PromptSockets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.apache.commons.io.function.Uncheck;

/** Serves a site as GitHub Pages does: under a path, compressed, with 404.html for what is not there. */
public final class PagesHost implements AutoCloseable {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "webp", "image/webp",
            "jpg", "image/jpeg",
            "png", "image/png");

    private final MockWebServer server = new MockWebServer();

    private final Path site;
    private final boolean redirects;

    private PagesHost(Path site, boolean redirects) throws IOException {
        this.site = site;
        this.redirects = redirects;
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(new Answering(request -> Uncheck.get(() -> answer(request.getUrl()))));
        server.start();
    }

    /** The sample site. */
    public static PagesHost start() throws IOException {
        return start(SampleSite.folder());
    }

    public static PagesHost start(Path site) throws IOException {
        return new PagesHost(site, false);
    }

    /** A host that redirects a page to its address without .html, as Cloudflare Pages does. */
    public static PagesHost redirecting(Path site) throws IOException {
        return new PagesHost(site, true);
    }

    public String address(String path) {
        return "http://127.0.0.1:" + server.getPort() + "/sub/path/" + path;
    }

    private MockResponse answer(HttpUrl url) throws IOException {
        String path = URLDecoder.decode(url.encodedPath(), StandardCharsets.UTF_8);
        if (redirects && path.endsWith(".html")) {
            String shorter = path.replaceFirst("(?<=/)index\\.html$|\\.html$", "");
            return new MockResponse.Builder()
                    .code(308)
                    .setHeader("Location", shorter)
                    .setHeader("Cache-Control", "no-store")
                    .build();
        }
        Path asked = file(path.replaceFirst("^/sub/path/", "").replaceFirst("^$", "index.html"));
        boolean there = path.startsWith("/sub/path/") && Files.isRegularFile(asked);
        Path file = there ? asked : site.resolve("404.html");
        String name = file.getFileName().toString();
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        boolean packed = type.startsWith("text/") || type.endsWith("xml");
        byte[] bytes = Files.readAllBytes(file);
        MockResponse.Builder response =
                new MockResponse.Builder().code(there ? 200 : 404).setHeader("Content-Type", type);
        if (packed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        return response.body(new Buffer().write(packed ? gzipped(bytes) : bytes))
                .build();
    }

    private Path file(String name) {
        Path page = site.resolve(name + ".html");
        return redirects && Files.isRegularFile(page) ? page : site.resolve(name);
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    /** From now on its address refuses connections. */
    public void goDown() {
        FreePort.end(server);
    }

    @Override
    public void close() {
        server.close();
    }
}
