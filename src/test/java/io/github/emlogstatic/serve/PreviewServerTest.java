package io.github.emlogstatic.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.Skip;
import io.github.emlogstatic.language.Translator;
import java.io.IOException;
import java.net.BindException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewServerTest {

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private Path site;

    @AutoClose
    private PreviewServer server;

    @BeforeEach
    void start() throws IOException {
        site = Files.createDirectories(directory.resolve("public"));
        write("index.html", "home");
        write("post-12.html", "article");
        write("list/index.html", "list");
        write("404.html", "nothing here");
        write("tag/C++.html", "C++");
        write("tag/中文 标签.html", "中文");
        write("a.mp3", "0123456789");
        write("empty.txt", "");
        Files.writeString(directory.resolve("secret.txt"), "secret");
        server = ServedSite.on(0, site);
    }

    @ParameterizedTest
    @CsvSource({
        "'', home",
        "index.html, home",
        "post-12.html, article",
        "post-12, article",
        "post-12?x=1, article",
        "list/, list",
        "tag/C++, C++",
        "tag/%E4%B8%AD%E6%96%87%20%E6%A0%87%E7%AD%BE, 中文",
        "empty.txt, ''"
    })
    void addressesResolveAsOnAStaticHost(String address, String body) throws Exception {
        HttpResponse<String> response = get(address);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(withoutReload(response.body())).isEqualTo(body == null ? "" : body);
    }

    @Test
    void aSiteBelowAChinesePathIsFound() throws Exception {
        try (PreviewServer below = PreviewServer.start(
                PreviewState.of(site, "/博客/"), InetAddress.getLoopbackAddress(), 0, Translator.ENGLISH)) {
            String root = "http://127.0.0.1:" + below.port();
            HttpResponse<String> response =
                    client.send(HttpRequest.newBuilder(URI.create(root + "/")).build(), BodyHandlers.ofString());

            assertThat(response.headers().firstValue("Location")).contains("/%E5%8D%9A%E5%AE%A2/");
            assertThat(below.address()).isEqualTo(root + "/%E5%8D%9A%E5%AE%A2/");
        }
    }

    @Test
    void aFolderIsRedirectedToItsSlash() throws Exception {
        HttpResponse<String> response = get("list");

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location")).contains("/list/");
    }

    @Test
    void aMissingPageShows404Html() throws Exception {
        HttpResponse<String> response = get("deep/down/nothing");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(withoutReload(response.body())).isEqualTo("nothing here");
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    }

    @ParameterizedTest
    @CsvSource({
        "a.html, text/html; charset=utf-8",
        "a.css, text/css; charset=utf-8",
        "a.js, text/javascript; charset=utf-8",
        "a.json, application/json; charset=utf-8",
        "a.xml, application/xml; charset=utf-8",
        "a.svg, image/svg+xml",
        "A.JPG, image/jpeg",
        "a.webp, image/webp",
        "a.mp3, audio/mpeg",
        "a.mp4, video/mp4",
        "a.woff2, font/woff2",
        "a.unknown, application/octet-stream",
        "CNAME, application/octet-stream"
    })
    void theExtensionDecidesTheType(String name, String type) throws Exception {
        write(name, "0123456789");

        assertThat(get(name).headers().firstValue("Content-Type")).contains(type);
    }

    static String[] outside() {
        return """
                /../secret.txt /%2e%2e/secret.txt /..%2fsecret.txt /list/..%2f..%2fsecret.txt //../secret.txt
                /..%5csecret.txt /link.txt /linked/secret.txt /inside.txt /.git/secret.txt
                /list/deep/.git/secret.txt /list/.env /.well-known/.secret.txt /list/../.git/secret.txt /%00""".split("\\s+");
    }

    @ParameterizedTest
    @MethodSource("outside")
    void nothingOutsideTheSiteIsServed(String target) throws Exception {
        Files.createSymbolicLink(site.resolve("link.txt"), directory.resolve("secret.txt"));
        Files.createSymbolicLink(site.resolve("linked"), directory);
        Files.createDirectories(site.resolve(".git"));
        Files.writeString(site.resolve(".git/secret.txt"), "secret");
        Files.writeString(site.resolve("unlinked.txt"), "secret");
        Files.createSymbolicLink(site.resolve("inside.txt"), Path.of("unlinked.txt"));
        write("list/deep/.git/secret.txt", "secret");
        write("list/.env", "secret");
        write(".well-known/.secret.txt", "secret");

        assertThat(raw("GET " + target + " HTTP/1.0\r\n\r\n"))
                .doesNotContain("secret")
                .matches("(?s)HTTP/1.1 40[04] .*");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=2-4, 206, 234, bytes 2-4/10",
        "bytes=7-, 206, 789, bytes 7-9/10",
        "bytes=-3, 206, 789, bytes 7-9/10",
        "bytes=-30, 206, 0123456789, bytes 0-9/10",
        "bytes=5-500, 206, 56789, bytes 5-9/10",
        "bytes=10-, 416, '', bytes */10",
        "Bytes=2-4, 206, 234, bytes 2-4/10",
        "bytes=-0, 416, '', bytes */10",
    })
    void aRangeIsServed(String range, int status, String body, String contentRange) throws Exception {
        HttpResponse<String> response = send("GET", "a.mp3", "Range", range);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().firstValue("Content-Range")).contains(contentRange);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,3-4", "pages=1-2", "bytes=-", "nonsense", "bytes=10-5", "bytes=4-2"})
    void anInvalidRangeGetsTheWholeFile(String range) throws Exception {
        HttpResponse<String> response = send("GET", "a.mp3", "Range", range);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("0123456789");
    }

    @Test
    void wellKnownFilesAreServed() throws Exception {
        write(".well-known/security.txt", "Contact: me");

        assertThat(get(".well-known/security.txt").body()).isEqualTo("Contact: me");
    }

    @Test
    void aFileNamedWellKnownIsNotServed() throws Exception {
        write(".well-known", "secret");

        assertThat(get(".well-known").statusCode()).isEqualTo(404);
    }

    @Test
    void ifRangeGetsTheWholeFile() throws Exception {
        String response = raw("GET /a.mp3 HTTP/1.0\r\nRange: bytes=2-4\r\nIf-Range: \"v1\"\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 200").endsWith("0123456789");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "LOCALHOST., 200",
        "localhost:8080, 200",
        "blog.localhost:8080, 200",
        "127.0.0.1:8080, 200",
        "127.0.0.2, 200",
        "[::1]:8080, 200",
        "rebound.example, 421",
        "rebound.example:8080, 421",
        "localhost.rebound.example, 421",
        "127.0.0.1.rebound.example, 421",
        "10.0.0.1, 421",
        "999.0.0.1, 421",
        "[::1::], 421",
        "'', 421"
    })
    void onlyNamesOfThisMachineAreAccepted(String host, int status) throws Exception {
        assertThat(raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    @Test
    void aPreviewForTheNetworkAcceptsItsAddresses() throws Exception {
        AllowedHosts hosts = AllowedHosts.of(InetAddress.getByName("0.0.0.0"));

        assertThat(hosts.include("192.168.1.2:8080")).isTrue();
        assertThat(hosts.include("rebound.example")).isFalse();
    }

    @Test
    void aPreviewForTheNetworkAcceptsItsMachinesName() throws Exception {
        AllowedHosts hosts = AllowedHosts.of(InetAddress.getByName("0.0.0.0"));

        assertThat(hosts.include(nameOfThisMachine() + ":8080")).isTrue();
    }

    private static String nameOfThisMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            Skip.unless(false, "the name of this machine leads to no address");
            return "";
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000000000", "Transfer-Encoding: chunked"})
    void theBodyOfARequestIsNotRead(String header) throws Exception {
        assertThat(raw("POST / HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n"))
                .startsWith("HTTP/1.1 405");
    }

    /** After a while the server closes what does not come whole. Whoever had to wait would be answered then. */
    @Test
    void halfARequestKeepsNobodyWaiting() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                slow.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
                slow.get(i).getOutputStream().write("GET / HTTP/1.1\r\nHost:".getBytes(StandardCharsets.US_ASCII));
            }
            slow.get(0).setSoTimeout(1);

            assertThat(get("post-12").statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> slow.get(0).getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        } finally {
            for (Socket one : slow) {
                one.close();
            }
        }
    }

    @Test
    void headReturnsTheLengthWithoutTheBody() throws Exception {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(server.address() + "post-12").toURL().openConnection();
        connection.setRequestMethod("HEAD");

        assertThat(connection.getResponseCode()).isEqualTo(200);
        assertThat(connection.getContentLength())
                .isEqualTo(get("post-12").body().length());
        assertThat(connection.getInputStream().readAllBytes()).isEmpty();
    }

    @Test
    void otherMethodsAreRejected() throws Exception {
        assertThat(send("POST", "post-12.html", "X-Any", "x").statusCode()).isEqualTo(405);
    }

    @Test
    void aTakenPortIsAnException() {
        int port = URI.create(server.address()).getPort();

        assertThatThrownBy(() -> ServedSite.on(port, site)).isInstanceOf(BindException.class);
    }

    private void write(String path, String text) throws IOException {
        Path file = site.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String withoutReload(String page) {
        return page.replaceFirst("<script src=\"/.emlog-static/reload.js\\?since=\\d+\"></script>$", "");
    }

    private HttpResponse<String> get(String address) throws Exception {
        return send("GET", address, "Accept", "*/*");
    }

    private HttpResponse<String> send(String method, String address, String header, String value) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + address))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header(header, value)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Sends the request as it is, because HTTP clients normalize paths. */
    private String raw(String request) throws IOException {
        try (Socket socket =
                new Socket("127.0.0.1", URI.create(server.address()).getPort())) {
            socket.setSoTimeout(60_000); // a server that waits for the rest of the request must fail, not hang
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
