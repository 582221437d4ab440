package io.github.emlogstatic.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.files.ContentTypes;
import io.github.emlogstatic.language.Translator;
import io.github.emlogstatic.serve.PreviewState.Snapshot;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * Serves a finished site as a static host would. Every response is read from the disk and must not be cached by the
 * browser, so that a reload shows the last build.
 */
final class PreviewServer implements AutoCloseable {

    static {
        // The JDK's server sends headers and body separately. Without this property each response waits 40 ms for a
        // delayed acknowledgement. The property is read once, when the first server is created.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // The JDK's server would otherwise wait for the rest of a request body, which the preview never reads.
        System.setProperty("sun.net.httpserver.drainAmount", "0");
        // Seconds after which it closes the connection of a request that has not come whole.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
    }

    private static final String HTML = "text/html; charset=utf-8";
    private static final String NOT_FOUND = "<!DOCTYPE html><title>404</title>";
    private static final String UNKNOWN_HOST = "The preview does not accept that host name; open it as localhost,"
            + " or under the name or address that --host gave.\n";

    /** Shorter than the time after which proxies close an idle connection. */
    private static final Duration LISTENING = Duration.ofSeconds(25);

    /** Each page that listens for changes, slow download and slow request occupies one. Further requests wait. */
    private static final int THREADS = 1000;

    private final HttpServer server;
    private final ExecutorService threads;
    private final AllowedHosts hosts;
    private final PreviewState previewState;
    private final Translator translator;

    private PreviewServer(
            HttpServer server,
            ExecutorService threads,
            AllowedHosts hosts,
            PreviewState previewState,
            Translator translator) {
        this.server = server;
        this.hosts = hosts;
        this.threads = threads;
        this.previewState = previewState;
        this.translator = translator;
    }

    /**
     * Starts to serve.
     *
     * @param port 0 uses any free one
     * @throws java.net.BindException if the port is taken
     */
    static PreviewServer start(PreviewState previewState, InetAddress host, int port, Translator translator)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        PreviewServer preview = new PreviewServer(
                server, RequestThreads.upTo(THREADS), AllowedHosts.of(host), previewState, translator);
        server.createContext("/", preview::answer);
        server.setExecutor(preview.threads);
        server.start();
        return preview;
    }

    /** For example {@code http://127.0.0.1:8080/}. */
    String address() {
        InetAddress host = server.getAddress().getAddress();
        return address(host.isAnyLocalAddress() ? "127.0.0.1" : host.getHostAddress());
    }

    /**
     * What a phone in the same network may open; empty if the preview is for this machine or one of its addresses, or if
     * the system does not tell its addresses. Those of containers and virtual machines are among them.
     */
    List<String> addressesInNetwork() {
        if (!server.getAddress().getAddress().isAnyLocalAddress()) {
            return List.of();
        }
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(host ->
                            host instanceof Inet4Address && !host.isLoopbackAddress() && !host.isLinkLocalAddress())
                    .map(host -> address(host.getHostAddress()))
                    .sorted()
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    private String address(String name) {
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port()
                + Percent.encode(previewState.now().root());
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Stops immediately. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            leaveBody(exchange);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            Response answer = new Response(exchange);
            if (!hosts.include(exchange.getRequestHeaders().getFirst("Host"))) {
                byte[] why = translator.translated(UNKNOWN_HOST).getBytes(StandardCharsets.UTF_8);
                answer.bytes(421, "text/plain; charset=utf-8", why);
                return;
            }
            if (!exchange.getRequestMethod().equals("GET") && !answer.isHead()) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            String path = exchange.getRequestURI().getPath();
            if (path.equals(ReloadScript.FOLDER + "changes")) {
                changes(answer);
            } else if (path.equals(ReloadScript.FOLDER + "reload.js")) {
                answer.bytes(200, ContentTypes.of(path), ReloadScript.bytes());
            } else {
                read(answer, path, previewState.now());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops
        }
    }

    /** Closes the connection after a request with a body, because the body is not read. */
    private static void leaveBody(HttpExchange exchange) throws IOException {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        boolean empty = length == null || length.strip().equals("0");
        if (empty && !exchange.getRequestHeaders().containsKey("Transfer-Encoding")) {
            exchange.getRequestBody().readAllBytes(); // empty, but the JDK's server requires that it is read
        } else {
            exchange.getResponseHeaders().set("Connection", "close");
        }
    }

    /** Sends an event when there is a new version. After a timeout it sends none, and the browser asks again. */
    private void changes(Response answer) throws IOException, InterruptedException {
        String query = String.valueOf(answer.exchange().getRequestURI().getQuery());
        long since = query.matches("since=\\d{1,18}") ? Long.parseLong(query.substring("since=".length())) : 0;
        long version = answer.isHead()
                ? since
                : previewState.awaitAfter(since, LISTENING).version();
        String event = "retry: 200\n" + (version > since ? "data: " + version + "\n" : "") + "\n";
        answer.bytes(200, "text/event-stream", event.getBytes(StandardCharsets.UTF_8));
    }

    private void read(Response answer, String path, Snapshot snapshot) throws IOException {
        String folder = snapshot.root().substring(0, snapshot.root().length() - 1);
        if (path.equals("/") && !folder.isEmpty() || path.equals(folder)) {
            answer.redirect(Percent.encode(snapshot.root()));
            return;
        }
        StaticFiles files = new StaticFiles(snapshot.site());
        Optional<Path> file = path.startsWith(snapshot.root())
                ? files.find(path.substring(snapshot.root().length()))
                : Optional.empty();
        if (file.isPresent() && isFolder(path, file.get())) {
            String asked = answer.exchange().getRequestURI().getRawPath();
            answer.redirect(asked.replaceFirst("^/+", "/") + "/");
            return;
        }
        if (file.isPresent() && !isPage(file.get())) {
            answer.file(file.get());
            return;
        }
        String name = file.isPresent() ? files.name(file.get()) : "";
        if (file.isPresent()) {
            previewState.opened(name);
        }
        page(answer, files, file, snapshot, ReloadScript.element(snapshot.version(name)));
    }

    /** @param script the script to insert into the page */
    private void page(Response answer, StaticFiles files, Optional<Path> file, Snapshot snapshot, byte[] script)
            throws IOException {
        if (snapshot.mistake().isPresent()) {
            String html = ErrorPage.of(snapshot.mistake().get(), translator);
            answer.bytes(500, HTML, join(html.getBytes(StandardCharsets.UTF_8), script));
            return;
        }
        Optional<Path> page = file.isPresent() ? file : files.find("404.html");
        if (page.isPresent()) {
            answer.page(file.isPresent() ? 200 : 404, HTML, page.get(), script);
        } else {
            answer.bytes(404, HTML, join(notFound().getBytes(StandardCharsets.UTF_8), script));
        }
    }

    private String notFound() {
        return NOT_FOUND + translator.translated("not found");
    }

    private static byte[] join(byte[] page, byte[] script) {
        byte[] both = Arrays.copyOf(page, page.length + script.length);
        System.arraycopy(script, 0, both, page.length, script.length);
        return both;
    }

    /** Whether to redirect to the address with a slash, because links in an index page are relative to its folder. */
    private static boolean isFolder(String path, Path file) {
        return !path.endsWith("/") && !path.endsWith("/index.html") && file.endsWith("index.html");
    }

    private static boolean isPage(Path file) {
        return ContentTypes.of(file.getFileName().toString()).equals(HTML);
    }
}
