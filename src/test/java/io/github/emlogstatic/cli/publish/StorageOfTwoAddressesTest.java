package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.emlogstatic.Skip;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The name of a large service has several addresses. An HTTP client goes on to the next one of its own accord. */
@Tag("slow")
class StorageOfTwoAddressesTest {

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final List<String> times = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        Skip.unless(InetAddress.getByName("127.0.0.2").isReachable(1000), "this system has one address of its own");
        server = HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    /** A signature holds for a quarter of an hour, and a film may take longer until its connection breaks. */
    @Test
    void aFileThatIsSentAgainIsSignedAnew() throws Exception {
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 storage.test\n127.0.0.2 storage.test\n");
        SiteFolder site = new SiteFolder(folder.resolve("project"));
        site.write("index.html", "<video src=\"content/film.mp4\">");
        site.write("content/film.mp4", "film");
        Map<String, String> key = Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "secret-of-the-tests");
        ProcessBuilder publishing = site.program(
                key,
                List.of("-Djdk.net.hosts.file=" + hosts),
                "publish",
                "--to",
                "s3://blog",
                "--endpoint",
                "http://storage.test:" + server.getAddress().getPort());

        assertThat(publishing.start().waitFor())
                .as(Files.readString(site.project().resolve("said")))
                .isEqualTo(3);

        assertThat(times).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    }

    /** Breaks the connection of a film in the second after that of its signature. */
    private void answer(HttpExchange request) throws IOException {
        String path = request.getRequestURI().getPath();
        boolean put = request.getRequestMethod().equals("PUT");
        byte[] body = request.getRequestBody().readAllBytes();
        if (put && path.endsWith("film.mp4")) {
            times.add(request.getRequestHeaders().getFirst("X-Amz-Date"));
            awaitNextSecond();
            request.close();
            return;
        }
        if (put) {
            objects.put(path, body);
        }
        byte[] object = objects.getOrDefault(path, new byte[0]);
        request.sendResponseHeaders(
                objects.containsKey(path) ? 200 : 404, put || object.length == 0 ? -1 : object.length);
        request.getResponseBody().write(put ? new byte[0] : object);
        request.close();
    }

    private static void awaitNextSecond() {
        Instant next = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        while (Instant.now().isBefore(next)) {
            Thread.onSpinWait();
        }
    }
}
