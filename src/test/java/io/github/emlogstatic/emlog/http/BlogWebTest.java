package io.github.emlogstatic.emlog.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.emlogstatic.config.CrawlConfig;
import io.github.emlogstatic.emlog.FakeBlog;
import io.github.emlogstatic.emlog.media.Download;
import io.github.emlogstatic.emlog.media.Downloader;
import io.github.emlogstatic.emlog.media.Wanted;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The addresses 127.7.7.7 and 127.7.7.8 count as public, all other loopback addresses as private. */
@EnabledOnOs(
        value = {OS.LINUX, OS.WINDOWS},
        disabledReason = "elsewhere loopback has one address")
class BlogWebTest {

    private static final String UPLOAD = "content/uploadfile/202401/a.zip";

    @TempDir
    Path folder;

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getByName("0.0.0.0"), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPublicBlogCannotReachPrivateNetworks() {
        server.enqueue(redirectTo("127.0.0.1"));

        EmlogException e = catchThrowableOfType(EmlogException.class, () -> fetchFrom("127.7.7.7"));

        assertThat(e).hasMessageContaining("127.0.0.1, which is no address of the public internet");
        assertThat(server.getRequestCount()).as("only the first request").isEqualTo(1);
    }

    @Test
    void aPublicBlogMayRedirectToPublicStorage() throws Exception {
        server.enqueue(redirectTo("127.7.7.8"));
        server.enqueue(redirectTo("127.7.7.7"));
        server.enqueue(new MockResponse.Builder().body("PK\u0003").build());

        assertThat(fetchFrom("127.7.7.7").bytes()).isEqualTo(3);
    }

    @Test
    void aPrivateBlogMayReachItsNetwork() throws Exception {
        server.enqueue(redirectTo("127.0.0.2"));
        server.enqueue(new MockResponse.Builder().body("PK\u0003").build());

        assertThat(fetchFrom("127.0.0.1").bytes()).isEqualTo(3);
    }

    private MockResponse redirectTo(String host) {
        return FakeBlog.redirect(302, "http://" + host + ":" + server.getPort() + "/" + UPLOAD + "?" + host);
    }

    private Download fetchFrom(String host) throws EmlogException {
        CrawlConfig config = FakeBlog.crawl(2, Duration.ofSeconds(5), 1);
        BlogWeb web = new BlogWeb(address -> address.getHostAddress().startsWith("127.7.7."));
        try (Transport transport = new Transport(config, wait -> {}, new Backoff(() -> 0L), web::restrict)) {
            return new Downloader(transport, HttpUrl.get("http://" + host + ":" + server.getPort()), false)
                    .fetch(UPLOAD, folder, Wanted.whole(1000));
        }
    }
}
