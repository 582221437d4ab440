package io.github.emlogstatic.emlog.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.emlogstatic.config.HttpConfig;
import io.github.emlogstatic.emlog.FakeBlog;
import io.github.emlogstatic.emlog.media.Download;
import io.github.emlogstatic.emlog.media.DownloadConditions;
import io.github.emlogstatic.emlog.media.Downloader;
import io.github.emlogstatic.fakeemlog.Faults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
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

    @AutoClose
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getByName("0.0.0.0"), 0);
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

    @Test
    void theBlogsNameMayNotLeadIntoTheNetworkLater() throws Exception {
        server.enqueue(closing("PK\u0003ab"));
        AtomicReference<String> address = new AtomicReference<>("127.7.7.7");

        try (Transport transport = transport(host -> List.of(InetAddress.getByName(address.get())))) {
            assertThat(fetch(transport, "blog.example").bytes()).isEqualTo(5);
            address.set("127.0.0.1");
            assertThat(catchThrowableOfType(EmlogException.class, () -> fetch(transport, "blog.example")))
                    .hasMessageContaining("127.0.0.1, which is no address of the public internet");
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aBlogMayAlsoHaveAPrivateAddress() throws Exception {
        server.enqueue(closing("PK\u0003ab"));
        server.enqueue(closing("PK\u0003cd"));
        InetAddress shown = InetAddress.getByName("127.7.7.7");
        InetAddress inside = InetAddress.getByName("127.0.0.1");
        AtomicReference<List<InetAddress>> answer = new AtomicReference<>(List.of(shown, inside));

        try (Transport transport = transport(host -> answer.get())) {
            fetch(transport, "blog.example");
            answer.set(List.of(inside));
            assertThat(fetch(transport, "blog.example").bytes()).isEqualTo(5);
        }
    }

    @Test
    void aProxyBesideTheBlogIsNotTheBlog() throws Exception {
        server.enqueue(closing("PK\u0003ab"));
        server.enqueue(closing("PK\u0003cd"));
        server.enqueue(closing("PK\u0003ef"));
        InetAddress shown = InetAddress.getByName("127.7.7.7");
        InetAddress inside = InetAddress.getByName("127.0.0.1");
        AtomicReference<List<InetAddress>> answer = new AtomicReference<>(List.of(shown, inside));
        Dns dns = host -> host.equals("proxy.example") ? List.of(InetAddress.getByName("127.0.0.9")) : answer.get();
        Proxy proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", server.getPort()));
        ProxySelector selector = new ProxySelector() {
            @Override
            public List<Proxy> select(URI address) {
                return List.of(address.getHost().equals("blog.example") ? Proxy.NO_PROXY : proxy);
            }

            @Override
            public void connectFailed(URI address, SocketAddress socket, IOException e) {}
        };

        try (Transport transport = transport(dns, client -> client.proxySelector(selector))) {
            fetch(transport, "old.example");
            fetch(transport, "blog.example");
            answer.set(List.of(inside));
            assertThat(fetch(transport, "blog.example").bytes()).isEqualTo(5);
        }
    }

    private static MockResponse closing(String body) {
        return new MockResponse.Builder()
                .setHeader("Connection", "close")
                .body(body)
                .build();
    }

    private MockResponse redirectTo(String host) {
        return Faults.redirect(302, "http://" + host + ":" + server.getPort() + "/" + UPLOAD + "?" + host);
    }

    private Download fetchFrom(String host) throws EmlogException {
        try (Transport transport = transport(Dns.SYSTEM)) {
            return fetch(transport, host);
        }
    }

    private static Transport transport(Dns dns) {
        return transport(dns, client -> client);
    }

    private static Transport transport(Dns dns, UnaryOperator<OkHttpClient.Builder> more) {
        HttpConfig config = FakeBlog.http(2, FakeBlog.PATIENCE, 1);
        BlogWeb web = new BlogWeb(dns, address -> address.getHostAddress().startsWith("127.7.7."));
        return new Transport(config, wait -> {}, new Backoff(() -> 0L), client -> more.apply(web.restrict(client)));
    }

    private Download fetch(Transport transport, String host) throws EmlogException {
        return Downloader.ofFiles(transport, HttpUrl.get("http://" + host + ":" + server.getPort()))
                .fetch(UPLOAD, folder, DownloadConditions.whole(1000));
    }
}
