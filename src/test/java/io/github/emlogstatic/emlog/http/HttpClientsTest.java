package io.github.emlogstatic.emlog.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.emlog.FakeBlog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class HttpClientsTest {

    @AutoClose
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start(address("127.0.0.1"), 0);
        server.enqueue(new MockResponse.Builder().body("here").build());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere a full queue refuses, or there is no second address")
    @Timeout(60)
    void theSecondAddressIsTriedWhileTheFirstIsSilent() throws Exception {
        try (Silent silent = new Silent("127.7.7.9", server.getPort())) {
            List<InetAddress> both = List.of(silent.address(), address("127.0.0.1"));

            assertThat(ask("blog.example", client -> client.dns(host -> both))).isEqualTo("here");
        }
    }

    @Test
    void theSecondAddressIsTriedIfTheFirstRefuses() throws Exception {
        List<InetAddress> both = List.of(address("127.7.7.9"), address("127.0.0.1"));

        assertThat(ask("blog.example", client -> client.dns(host -> both))).isEqualTo("here");
    }

    @Test
    void aHostBehindAProxyIsAskedThroughIt() throws Exception {
        Proxy proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", server.getPort()));

        assertThat(ask("127.7.7.9", client -> client.proxySelector(always(proxy))))
                .isEqualTo("here");
        assertThat(server.takeRequest().getUrl().host()).isEqualTo("127.7.7.9");
    }

    private String ask(String host, UnaryOperator<OkHttpClient.Builder> restrictions) throws EmlogException {
        String url = "http://" + host + ":" + server.getPort() + "/";
        try (Transport transport = new Transport(
                FakeBlog.http(1, Duration.ofMinutes(5), 0), wait -> {}, new Backoff(() -> 0L), restrictions)) {
            return transport.send(
                    new Request.Builder().url(url).build(),
                    "page",
                    response -> response.body().string());
        }
    }

    private static InetAddress address(String numbers) throws IOException {
        return InetAddress.getByName(numbers);
    }

    private static ProxySelector always(Proxy proxy) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(proxy);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {
                throw new AssertionError(e);
            }
        };
    }

    /** A port that answers nobody, because the queue of those who wait for it is full. */
    private record Silent(ServerSocket server, List<Socket> waiting) implements AutoCloseable {

        Silent(String address, int port) throws IOException {
            this(new ServerSocket(port, 1, HttpClientsTest.address(address)), new ArrayList<>());
            for (boolean full = false; !full; ) {
                Socket socket = new Socket();
                waiting.add(socket);
                try {
                    socket.connect(server.getLocalSocketAddress(), 100);
                } catch (SocketTimeoutException e) {
                    full = true;
                }
            }
        }

        InetAddress address() {
            return server.getInetAddress();
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : waiting) {
                socket.close();
            }
            server.close();
        }
    }
}
