package io.github.emlogstatic.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.emlogstatic.serve.Shown.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Shows a finished site as a static host would. Every answer is read from the disk and marked as not to be kept, so that
 * a reload shows the last build.
 */
public final class PreviewServer implements AutoCloseable {

    static {
        // The JDK's server sends headers and body apart: without this each answer waits 40 ms for a delayed
        // acknowledgement. It reads the property once, when its first server is made.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // What is sent to a preview is of no use: the JDK's server would wait for the rest of it.
        System.setProperty("sun.net.httpserver.drainAmount", "0");
    }

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final String HTML = "text/html; charset=utf-8";
    private static final String NOT_FOUND = "<!DOCTYPE html><title>404</title>not found";
    private static final String OF_ANOTHER_NAME = "This preview does not answer to that name; ask for it as localhost,"
            + " or by the name or address that --host gave.\n";

    /** Shorter than what proxies between a browser and this take for a dead connection. */
    private static final Duration LISTENING = Duration.ofSeconds(25);

    /** A page that listens for changes holds one, and so does a slow download; whoever comes then waits. */
    private static final int THREADS = 200;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Hosts hosts;
    private final Shown shown;

    private PreviewServer(HttpServer server, ExecutorService threads, Hosts hosts, Shown shown) {
        this.server = server;
        this.hosts = hosts;
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
        PreviewServer preview = new PreviewServer(server, threads(), Hosts.of(host), shown);
        server.createContext("/", preview::answer);
        server.setExecutor(preview.threads);
        server.start();
        return preview;
    }

    private static ExecutorService threads() {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        threads.allowCoreThreadTimeOut(true);
        return threads;
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
            leaveBody(exchange);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            Answer answer = new Answer(exchange);
            if (!hosts.include(exchange.getRequestHeaders().getFirst("Host"))) {
                answer.bytes(421, "text/plain; charset=utf-8", OF_ANOTHER_NAME.getBytes(StandardCharsets.UTF_8));
                return;
            }
            if (!exchange.getRequestMethod().equals("GET") && !answer.isHead()) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            String path = exchange.getRequestURI().getPath();
            if (path.equals(Script.FOLDER + "changes")) {
                changes(answer);
            } else if (path.equals(Script.FOLDER + "reload.js")) {
                answer.bytes(200, ContentTypes.of(path), Script.bytes());
            } else {
                read(answer, path, shown.now());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops
        }
    }

    /** A connection on which a body follows is of no use for another request. */
    private static void leaveBody(HttpExchange exchange) throws IOException {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        boolean empty = length == null || length.strip().equals("0");
        if (empty && !exchange.getRequestHeaders().containsKey("Transfer-Encoding")) {
            exchange.getRequestBody().readAllBytes(); // there is nothing, and the JDK's server wants to see that
        } else {
            exchange.getResponseHeaders().set("Connection", "close");
        }
    }

    /** An event once there is another version; none after a while, whereupon the browser asks again. */
    private void changes(Answer answer) throws IOException, InterruptedException {
        String query = String.valueOf(answer.exchange().getRequestURI().getQuery());
        long since = query.matches("since=\\d{1,18}") ? Long.parseLong(query.substring("since=".length())) : 0;
        long version =
                answer.isHead() ? since : shown.awaitAfter(since, LISTENING).version();
        String event = "retry: 200\n" + (version > since ? "data: " + version + "\n" : "") + "\n";
        answer.bytes(200, "text/event-stream", event.getBytes(StandardCharsets.UTF_8));
    }

    private void read(Answer answer, String path, State state) throws IOException {
        String folder = state.root().substring(0, state.root().length() - 1);
        if (path.equals("/") && !folder.isEmpty() || path.equals(folder)) {
            answer.redirect(state.root());
            return;
        }
        SiteFiles files = new SiteFiles(state.site());
        Optional<Path> file = path.startsWith(state.root())
                ? files.find(path.substring(state.root().length()))
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
            shown.opened(name);
        }
        page(answer, files, file, state, state.mayChange() ? Script.element(state.version(name)) : new byte[0]);
    }

    /** @param script to stand in the page */
    private static void page(Answer answer, SiteFiles files, Optional<Path> file, State state, byte[] script)
            throws IOException {
        if (state.mistake().isPresent()) {
            answer.bytes(
                    500, HTML, join(MistakePage.of(state.mistake().get()).getBytes(StandardCharsets.UTF_8), script));
            return;
        }
        Optional<Path> page = file.isPresent() ? file : files.find("404.html");
        if (page.isPresent()) {
            answer.page(file.isPresent() ? 200 : 404, HTML, page.get(), script);
        } else {
            answer.bytes(404, HTML, join(NOT_FOUND.getBytes(StandardCharsets.UTF_8), script));
        }
    }

    private static byte[] join(byte[] page, byte[] script) {
        byte[] both = Arrays.copyOf(page, page.length + script.length);
        System.arraycopy(script, 0, both, page.length, script.length);
        return both;
    }

    /** Links in a folder's page are relative to the folder, so its address must end in a slash. */
    private static boolean isFolder(String path, Path file) {
        return !path.endsWith("/") && !path.endsWith("/index.html") && file.endsWith("index.html");
    }

    private static boolean isPage(Path file) {
        return ContentTypes.of(file.getFileName().toString()).equals(HTML);
    }
}
