package io.github.emlogstatic.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The site as GitHub Pages serves it: under a path, compressed, with 404.html for what is not there. */
@Tag("browser")
class UnderAPathTest {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "webp", "image/webp",
            "jpg", "image/jpeg",
            "png", "image/png");

    private static HttpServer server;
    private static ExecutorService threads;

    @BeforeAll
    static void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newFixedThreadPool(4);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String path = URLDecoder.decode(exchange.getRequestURI().getRawPath(), StandardCharsets.UTF_8);
            Path file = SampleSite.file(path.replaceFirst("^/sub/path/", "").replaceFirst("^$", "index.html"));
            boolean there = path.startsWith("/sub/path/") && Files.isRegularFile(file);
            byte[] bytes = Files.readAllBytes(there ? file : SampleSite.file("404.html"));
            String name =
                    (there ? file : SampleSite.file("404.html")).getFileName().toString();
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            exchange.getResponseHeaders().set("Content-Type", type);
            if (type.startsWith("text/") || type.endsWith("xml")) {
                bytes = gzipped(bytes);
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            }
            exchange.sendResponseHeaders(there ? 200 : 404, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
        threads.shutdown();
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/sub/path/" + path;
    }

    static java.util.stream.Stream<String> pages() {
        return Kinds.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everythingOfAPageIsBelowThePath(String path) {
        try (BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            List<String> said = new ArrayList<>();
            List<String> wrong = new ArrayList<>();
            page.onConsoleMessage(message -> said.add(message.text()));
            page.onPageError(said::add);
            page.onResponse(response -> {
                if (response.status() >= 400 || !response.url().startsWith(address(""))) {
                    wrong.add(response.status() + " " + response.url());
                }
            });
            page.navigate(address(path));

            assertThat(wrong).isEmpty();
            assertThat(said).isEmpty();
        }
    }

    @Test
    void theNotFoundPageWorksAtAnyDepth() {
        try (BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            page.navigate(address("no/such/page.html"));
            page.click(".lost .chips a >> nth=0");

            assertThat(page.url()).isEqualTo(address("index.html"));
        }
    }

    /** The last column of the table that compares themes: printed, and bounded. */
    @ParameterizedTest
    @CsvSource({
        "index.html, 4, 170, 15",
        "post-44.html, 4, 430, 15",
        // with code in colours
        "hello-world.html, 4, 430, 60",
        "list/2.html, 4, 170, 15",
    })
    void staysLight(String path, int mostRequests, int mostNodes, int mostKilobytes) throws IOException {
        for (int width : List.of(1280, 360)) {
            try (BrowserContext window = Chromium.window(width, ColorScheme.LIGHT)) {
                Page page = window.newPage();
                List<String> requests = new ArrayList<>();
                List<Long> bytes = new ArrayList<>();
                page.onResponse(response -> {
                    String type = response.headerValue("content-type");
                    if (!type.startsWith("image/")) {
                        requests.add(response.url());
                        bytes.add(Long.parseLong(response.headerValue("content-length")));
                    }
                });
                List<Route> late = new ArrayList<>();
                page.route(url -> url.contains("/uploadfile/"), late::add);
                page.addInitScript("window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(e =>"
                        + " window.shift += e.value)).observe({type: 'layout-shift', buffered: true})");
                page.navigate(address(path), new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
                page.waitForTimeout(200);
                late.forEach(Route::resume);
                page.waitForLoadState();
                page.waitForTimeout(200);

                double shift = ((Number) page.evaluate("window.shift")).doubleValue();
                int nodes = ((Number) page.evaluate("document.querySelectorAll('*').length")).intValue();
                double kilobytes = bytes.stream().mapToLong(Long::longValue).sum() / 1024.0;
                System.out.printf(
                        "%-14s %4d px: %d requests, %.1f KB without images, %d nodes, layout shift %.3f%n",
                        path, width, requests.size(), kilobytes, nodes, shift);
                assertThat(requests).hasSizeLessThanOrEqualTo(mostRequests);
                assertThat(nodes).isLessThanOrEqualTo(mostNodes);
                assertThat(kilobytes).isLessThan(mostKilobytes);
                assertThat(shift).isLessThan(.01);
            }
        }
    }
}
