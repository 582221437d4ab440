package io.github.emlogstatic.emlog.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.emlogstatic.Answering;
import io.github.emlogstatic.config.HttpConfig;
import io.github.emlogstatic.emlog.FakeBlog;
import io.github.emlogstatic.emlog.media.Download;
import io.github.emlogstatic.emlog.media.DownloadConditions;
import io.github.emlogstatic.emlog.media.Downloader;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.TestPng;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One host name of a server on loopback counts as public. All other loopback addresses and private addresses must not be
 * reached.
 */
@EnabledOnOs(
        value = {OS.LINUX, OS.WINDOWS},
        disabledReason = "elsewhere loopback has one address")
class PublicWebTest {

    private static final byte[] PNG = TestPng.saying("a picture");
    private static final String ANYWHERE_PUBLIC = "127.7.7.7";
    private static final Map<String, String> NAMES = Map.of(
            "images.example", ANYWHERE_PUBLIC,
            "pictures.example", ANYWHERE_PUBLIC,
            "intranet.example", "192.168.1.1",
            "router.example", "10.0.0.1",
            "cloud.example", "169.254.169.254",
            "home.example", "127.0.0.1",
            "six.example", "fd00::1");

    @TempDir
    Path folder;

    @AutoClose
    private final MockWebServer server = new MockWebServer();

    private Downloader downloader;

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getByName("0.0.0.0"), 0);
        HttpConfig config = FakeBlog.http(2, FakeBlog.PATIENCE, 1);
        PublicWeb web = new PublicWeb(
                PublicWebTest::lookup,
                address -> address.getHostAddress().equals(ANYWHERE_PUBLIC) || PublicAddress.is(address));
        Transport transport = new Transport(config, wait -> {}, new Backoff(() -> 0L), web::restrict);
        downloader = Downloader.ofPictures(transport, HttpUrl.get("https://blog.example.com/"));
    }

    private static List<InetAddress> lookup(String host) throws UnknownHostException {
        if (!NAMES.containsKey(host)) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getByName(NAMES.get(host)));
    }

    private String at(String host) {
        return "http://" + host + ":" + server.getPort() + "/a.png";
    }

    private Download fetch(String url) throws EmlogException {
        return downloader.fetch(url, folder, DownloadConditions.whole(1000));
    }

    private void answer(MockResponse response) {
        server.setDispatcher(new Answering(request -> response));
    }

    private static MockResponse picture() {
        return new MockResponse.Builder().body(new Buffer().write(PNG)).build();
    }

    @Test
    void aHostThatFailsKeepsNoOtherFromBeingAsked() throws Exception {
        answer(new MockResponse.Builder()
                .code(503)
                .setHeader("Retry-After", "3600")
                .build());
        for (int i = 1; i <= 12; i++) {
            assertThat(catchThrowableOfType(EmlogException.class, () -> fetch(at("images.example"))))
                    .isNotNull();
        }
        assertThat(server.getRequestCount()).isEqualTo(10);
        answer(picture());

        assertThat(fetch(at("pictures.example")).file()).isPresent();
    }

    @Test
    void aPortThatFailsKeepsNoOtherFromBeingAsked() throws Exception {
        answer(picture());
        try (MockWebServer closing = new MockWebServer()) {
            closing.start(InetAddress.getByName("0.0.0.0"), 0);
            String closed = at("images.example").replace(":" + server.getPort(), ":" + closing.getPort());
            closing.setDispatcher(new Answering(request -> new MockResponse.Builder()
                    .code(503)
                    .setHeader("Retry-After", "3600")
                    .build()));
            for (int i = 1; i <= 10; i++) {
                assertThat(catchThrowableOfType(EmlogException.class, () -> fetch(closed)))
                        .isNotNull();
            }
        }

        assertThat(fetch(at("images.example")).file()).isPresent();
    }

    @Test
    void aPublicImageIsFetchedWithoutCredentials() throws Exception {
        answer(picture());

        assertThat(fetch(at("images.example")).file())
                .hasValueSatisfying(file -> assertThat(file).hasBinaryContent(PNG));

        assertThat(server.takeRequest().getHeaders().names())
                .doesNotContain("Cookie", "Authorization", "Referer")
                .contains("User-Agent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "intranet.example",
                "router.example",
                "cloud.example",
                "home.example",
                "six.example",
                "127.0.0.1",
                "192.168.1.1",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "0.0.0.0"
            })
    void aPrivateAddressIsNotConnectedTo(String host) {
        answer(picture());

        EmlogException e = catchThrowableOfType(EmlogException.class, () -> fetch(at(host)));

        assertThat(e).hasMessageContaining("no address of the public internet");
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/a.png",
                "http://home.example:PORT/a.png",
                "http://intranet.example/",
                "http://[::1]:PORT/a.png",
                "//127.0.0.1:PORT/a.png"
            })
    void aRedirectIntoAPrivateNetworkIsNotFollowed(String target) {
        answer(Faults.redirect(302, target.replace("PORT", String.valueOf(server.getPort()))));

        EmlogException e = catchThrowableOfType(EmlogException.class, () -> fetch(at("images.example")));

        assertThat(e).hasMessageContaining("no address of the public internet");
        assertThat(server.getRequestCount()).as("only the first request").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"file:///etc/passwd", "ftp://images.example/a.png", "gopher://images.example/"})
    void aRedirectToAnotherSchemeIsNotFollowed(String target) {
        answer(Faults.redirect(302, target));

        assertThat(catchThrowableOfType(EmlogException.class, () -> fetch(at("images.example"))))
                .hasMessageContaining("no address of the web");
    }

    @Test
    void aLargeFileAndANonImageAreRefused() {
        answer(new MockResponse.Builder()
                .body(new Buffer().write(PNG).write(new byte[2000]))
                .build());
        assertThat(catchThrowableOfType(EmlogException.class, () -> fetch(at("images.example"))))
                .hasMessageContaining("larger than");

        answer(new MockResponse.Builder()
                .setHeader("Content-Type", "image/svg+xml")
                .body("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
                .build());
        assertThat(catchThrowableOfType(EmlogException.class, () -> fetch(at("images.example"))))
                .hasMessageContaining("no picture");
        assertThat(folder).isEmptyDirectory();
    }
}
