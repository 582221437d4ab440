package io.github.emlogstatic.cli.publish;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A git host over HTTP, made of git's own http-backend, that wants a user and a password. What was {@code old.git} is
 * {@code remote.git} now.
 */
final class GitHost implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Path repositories;
    private final Map<String, String> logins;
    private final AtomicInteger tooLarge = new AtomicInteger();
    private volatile int most = Integer.MAX_VALUE;

    /** @param login the user, a colon and the password */
    GitHost(Path repositories, String login) throws IOException {
        this(repositories, Map.of("", login));
    }

    /** @param logins that may do what a request asks for, by a part of its address */
    GitHost(Path repositories, Map<String, String> logins) throws IOException {
        this.repositories = repositories;
        this.logins = logins;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Lets a request have so many bytes. */
    GitHost taking(int bytes) {
        most = bytes;
        return this;
    }

    /** How many requests had more. */
    int tooLarge() {
        return tooLarge.get();
    }

    /** As in {@code 127.0.0.1:8080}. */
    String hostAndPort() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (body.length > most) {
                tooLarge.incrementAndGet();
                exchange.sendResponseHeaders(413, -1);
                return;
            }
            String address = exchange.getRequestURI().toString();
            if (address.startsWith("/old.git")) {
                exchange.getResponseHeaders().set("Location", address.replaceFirst("old", "remote"));
                exchange.sendResponseHeaders(301, -1);
                return;
            }
            String login = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            if (logins.values().stream().map(GitHost::basic).noneMatch(login::equals)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            if (logins.entrySet().stream()
                    .noneMatch(one -> address.contains(one.getKey()) && login.equals(basic(one.getValue())))) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            try (InputStream answer = new ByteArrayInputStream(backend(exchange, body))) {
                int status = 200;
                for (String line = line(answer); !line.isEmpty(); line = line(answer)) {
                    String[] header = line.split(": ", 2);
                    if (header[0].equals("Status")) {
                        status = Integer.parseInt(header[1].substring(0, 3));
                    } else {
                        exchange.getResponseHeaders().set(header[0], header[1]);
                    }
                }
                exchange.sendResponseHeaders(status, 0);
                answer.transferTo(exchange.getResponseBody());
            }
        }
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] backend(HttpExchange exchange, byte[] body) throws IOException {
        ProcessBuilder backend =
                new ProcessBuilder("git", "http-backend").redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> variables = backend.environment();
        variables.put("GIT_PROJECT_ROOT", repositories.toString());
        variables.put("GIT_HTTP_EXPORT_ALL", "1");
        variables.put("REMOTE_USER", "me");
        variables.put("REQUEST_METHOD", exchange.getRequestMethod());
        variables.put("PATH_INFO", exchange.getRequestURI().getPath());
        variables.put("QUERY_STRING", String.valueOf(exchange.getRequestURI().getRawQuery()));
        variables.put("CONTENT_LENGTH", String.valueOf(body.length));
        Map.of(
                        "Content-Type",
                        "CONTENT_TYPE",
                        "Content-Encoding",
                        "HTTP_CONTENT_ENCODING",
                        "Git-Protocol",
                        "GIT_PROTOCOL")
                .forEach((header, variable) -> {
                    String value = exchange.getRequestHeaders().getFirst(header);
                    variables.put(variable, value == null ? "" : value);
                });
        Process process = backend.start();
        process.getOutputStream().write(body);
        process.getOutputStream().close();
        return process.getInputStream().readAllBytes();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
