package io.github.emlogstatic.emlog;

import io.github.emlogstatic.Answering;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.emlog.http.Backoff;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.PublicWeb;
import io.github.emlogstatic.emlog.http.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;

/** The only host that counts as public. It is on loopback. */
public final class OneHost implements AutoCloseable {

    public static final String NAME = "avatars.example";

    private static final String ADDRESS = "127.7.7.7";

    private final MockWebServer server = new MockWebServer();

    private volatile boolean busy;

    private OneHost() {}

    /** Answers every request with that picture; an address with {@code none} with 404, with {@code broken} with 503. */
    public static OneHost giving(byte[] picture) throws IOException {
        OneHost host = new OneHost();
        host.server.setDispatcher(new Answering(request -> {
            MockResponse.Builder answer = new MockResponse.Builder();
            if (host.busy) {
                return answer.code(503).setHeader("Retry-After", "3600").build();
            }
            if (request.getTarget().contains("none")) {
                return answer.code(404).build();
            }
            return request.getTarget().contains("broken")
                    ? answer.code(503).build()
                    : answer.body(new Buffer().write(picture)).build();
        }));
        host.server.start(InetAddress.getByName(ADDRESS), 0);
        return host;
    }

    /** The address of a path that starts with a slash. */
    public String at(String path) {
        return "http://" + NAME + ":" + server.getPort() + path;
    }

    /** Whether every answer is to be 503, with an hour to wait. */
    public void busy(boolean now) {
        busy = now;
    }

    /** The number of requests so far. */
    public int requests() {
        return server.getRequestCount();
    }

    /** A client of a blog whose texts name this host. */
    public EmlogClient connect(String blog, Config config) throws EmlogException {
        PublicWeb web = new PublicWeb(
                OneHost::lookup, address -> address.getHostAddress().equals(ADDRESS));
        Transport elsewhere =
                new Transport(config.crawl().http().withRetries(0), wait -> {}, new Backoff(() -> 0L), web::restrict);
        return EmlogClient.connect(
                blog, config.blog(), new Transport(config.crawl().http(), UnaryOperator.identity()), elsewhere);
    }

    private static List<InetAddress> lookup(String host) throws UnknownHostException {
        if (!host.equals(NAME)) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getByName(ADDRESS));
    }

    @Override
    public void close() {
        server.close();
    }
}
