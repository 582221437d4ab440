package io.github.emlogstatic.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.Answering;
import io.github.emlogstatic.FreePort;
import io.github.emlogstatic.RawServer;
import io.github.emlogstatic.emlog.FakeBlog;
import io.github.emlogstatic.emlog.http.PublicWeb;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Dns;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalLinksTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private Map<String, Integer> unasked = Map.of();
    private Consumer<String> onRequest = path -> {};
    private Duration timeout = FakeBlog.PATIENCE;
    private PublicWeb web = new PublicWeb(ExternalLinksTest::lookup, anywhere -> true);

    @AutoClose
    private final MockWebServer server = new MockWebServer();

    /** The names of this machine, and no others: the network's own answer may be late, or an advertisement. */
    private static List<InetAddress> lookup(String host) throws UnknownHostException {
        if (host.endsWith(".invalid")) {
            throw new UnknownHostException(host);
        }
        return Dns.SYSTEM.lookup(host);
    }

    /** A host that answers with the status that the path names; those with {@code -head} know {@code GET} only. */
    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Answering(request -> {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            String path = request.getUrl().encodedPath();
            asked.add(request.getMethod() + " " + path);
            onRequest.accept(path);
            if (path.equals("/no-status")) {
                return new MockResponse.Builder().status("HTTP/1.1 -12 OK").build();
            }
            if (path.equals("/silent")) {
                return new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build();
            }
            boolean head = request.getMethod().equals("HEAD");
            if (path.equals("/hangs-up-on-head") && head) {
                atOnce.decrementAndGet();
                return new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseSocket())
                        .build();
            }
            int status = path.contains("-head") ? head ? 405 : 200 : Integer.parseInt(path.substring(1));
            atOnce.decrementAndGet();
            return new MockResponse.Builder().code(status).build();
        }));
        server.start();
    }

    /** A comment could name an address of the network that this machine is in, and have it asked from inside. */
    @Test
    void privateNetworksAreNotAsked() throws Exception {
        web = PublicWeb.internet();

        assertThat(check(NOW, at("/200"), "http://localhost:" + server.getPort() + "/200"))
                .extracting(BrokenLink::why)
                .hasSize(2)
                .containsOnly("is an address of a private network, which is not asked");

        assertThat(asked).isEmpty();
    }

    @Test
    void anAnswerThatIsNoHttpEndsNoCheck() throws Exception {
        assertThat(check(NOW, at("/no-status"), at("/404")))
                .extracting(BrokenLink::why)
                .containsExactlyInAnyOrder("cannot be reached (the connection broke)", "answers 404");
    }

    @Test
    void aHostThatBreaksOffHeadIsAskedWithGet() throws Exception {
        assertThat(check(NOW, at("/hangs-up-on-head"))).isEmpty();

        assertThat(asked).endsWith("GET /hangs-up-on-head");
    }

    @Test
    void aHostWithoutASecureConnectionIsAskedOnce() throws Exception {
        try (RawServer plain = RawServer.answering("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            assertThat(check(NOW, plain.address().replace("http:", "https:")))
                    .extracting(BrokenLink::why)
                    .containsExactly("cannot be reached (there is no secure connection)");

            assertThat(plain.connections()).isOne();
        }
    }

    @Test
    void aHostThatDoesNotAnswerIsAskedOnce() throws Exception {
        timeout = Duration.ofSeconds(1);

        assertThat(check(NOW, at("/silent")))
                .extracting(BrokenLink::why)
                .containsExactly("cannot be reached (no answer in time)");

        assertThat(asked)
                .as("none where the machine stood still until the end of the timeout")
                .isSubsetOf("HEAD /silent")
                .hasSizeLessThan(2);
    }

    @Test
    void missingPagesAreFoundAndRefusalsAreNot() throws Exception {
        int closed = FreePort.refusing();

        List<BrokenLink> findings = check(
                NOW,
                at("/200"),
                at("/404"),
                at("/410"),
                at("/403"),
                at("/503"),
                at("/no-head"),
                "http://127.0.0.1:" + closed + "/",
                "http://not an address/");

        assertThat(findings)
                .map(finding -> finding.address().replaceFirst(".*(?=/[^/]+$)", "") + " " + finding.why())
                .containsExactlyInAnyOrder(
                        "/404 answers 404",
                        "/410 answers 410",
                        "/503 answers 503",
                        "http://127.0.0.1:" + closed + "/ cannot be reached (the connection was refused)",
                        "http://not an address/ is not a valid address");
        assertThat(asked).contains("HEAD /200", "HEAD /no-head", "GET /no-head").doesNotContain("GET /200");
        assertThat(mostAtOnce).hasValue(1);
    }

    @Test
    void aHostThatAnswers429IsNotAskedAgain() throws Exception {
        assertThat(check(NOW, at("/404"), at("/429"), at("/503"))).hasSize(1);
        assertThat(asked).containsExactly("HEAD /404", "GET /404", "HEAD /429");
        assertThat(unasked).containsExactly(Map.entry("127.0.0.1:" + server.getPort(), 2));
        asked.clear();

        check(NOW.plus(Duration.ofHours(1)), at("/503"));
        assertThat(asked).contains("HEAD /503");
    }

    @Test
    void answersAreCached() throws Exception {
        check(NOW, at("/200"), at("/404"));
        asked.clear();

        assertThat(check(NOW.plus(Duration.ofHours(1)), at("/200"), at("/404"))).hasSize(1);
        assertThat(asked).isEmpty();
        check(NOW.plus(Duration.ofDays(2)), at("/200"), at("/404"));
        assertThat(asked).containsExactly("HEAD /404", "GET /404");
        check(NOW.plus(Duration.ofDays(31)), at("/200"));
        assertThat(asked).contains("HEAD /200");
        assertThat(folder.resolve("cache.json"))
                .content()
                .contains("/200")
                .as("nothing leads there any more")
                .doesNotContain("/404");
    }

    /** One request a second to a host: a check of thousands of links takes an hour, and Ctrl-C may end it. */
    @Test
    void answersAreKeptWhileOthersAreAwaited() throws Exception {
        String[] addresses = IntStream.rangeClosed(200, 225)
                .mapToObj(status -> at("/" + status))
                .toArray(String[]::new);
        AtomicBoolean kept = new AtomicBoolean();
        onRequest =
                path -> kept.compareAndSet(false, path.equals("/225") && Files.exists(folder.resolve("cache.json")));

        check(NOW, addresses);

        assertThat(kept).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{\"%s\": null}",
                "{\"%s\": {\"asked\": 1795485600}}",
                "{\"%s\": {\"why\": \"\", \"asked\": 9223372036854775807}}",
                "{\"%s\": {\"why\": \"\", \"asked\": -9223372036854775808}}",
                "{\"%s\": {\"why\""
            })
    void aDamagedCacheIsNone(String cache) throws Exception {
        Files.writeString(folder.resolve("cache.json"), cache.formatted(at("/404")));

        assertThat(check(NOW, at("/404"))).hasSize(1);

        assertThat(asked).contains("HEAD /404");
    }

    @Test
    void withoutANetworkNoLinkIsCalledBroken() throws Exception {
        assertThatThrownBy(() -> check(NOW, "http://one.invalid/", "http://two.invalid/"))
                .isInstanceOf(OfflineException.class);
        assertThat(folder.resolve("cache.json")).doesNotExist();

        assertThat(check(NOW, at("/200"), "http://one.invalid/", "http://two.invalid/"))
                .extracting(BrokenLink::why)
                .containsOnly("there is no such host");
        assertThat(Files.readString(folder.resolve("cache.json"))).contains("one.invalid");
    }

    /** Two days later only the failures are asked again. That the network is there is seen at the other host. */
    @Test
    void namesThatAreGoneDoNotSeemAMissingNetwork() throws Exception {
        String[] links = {at("/200"), "http://one.invalid/", "http://two.invalid/"};
        check(NOW, links);
        asked.clear();

        assertThat(check(NOW.plus(Duration.ofDays(2)), links)).hasSize(2);
        assertThat(asked).containsExactly("HEAD /200");
    }

    /** The user reads why, and no name of a class. */
    @Test
    void aCacheThatCannotBeWrittenSaysWhy() throws Exception {
        Files.createDirectories(folder.resolve(".cache.json.tmp/in the way"));
        String[] links =
                IntStream.range(200, 240).mapToObj(status -> at("/" + status)).toArray(String[]::new);

        assertThatThrownBy(() -> check(NOW, links))
                .hasMessageContainingAll("cannot write", "cache.json.tmp: a directory is in its place; move that away");
    }

    private List<BrokenLink> check(Instant now, String... addresses) throws Exception {
        Map<String, List<SiteLink>> places = new TreeMap<>();
        for (String address : addresses) {
            places.put(address, new ArrayList<>(List.of(new SiteLink("index.html", 1, "link", address))));
        }
        ExternalLinks links =
                new ExternalLinks(ExternalCache.at(folder.resolve("cache.json")), "test", Duration.ZERO, timeout, web);
        List<BrokenLink> findings = links.findings(places, Clock.fixed(now, ZoneOffset.UTC), () -> {});
        unasked = links.unasked();
        return findings;
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.getPort() + path;
    }
}
