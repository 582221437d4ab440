package io.github.emlogstatic.emlog.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.emlogstatic.config.BlogConfig.Auth;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.FakeBlog;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.fakeemlog.Faults;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {

    private static final String PATH = "content/uploadfile/202405/a.png";
    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n and more".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    private Path directory;

    @AutoClose
    private FakeBlog blog;

    @AutoClose
    private EmlogClient client;

    @BeforeEach
    void start() throws Exception {
        blog = new FakeBlog();
        client = blog.client(Auth.KEY);
    }

    private static MockResponse file(byte[] bytes) {
        return new MockResponse.Builder().body(new Buffer().write(bytes)).build();
    }

    private Download download(String url) throws EmlogException {
        return client.download(url, directory, DownloadConditions.whole(1000));
    }

    private EmlogException failure(String url) throws Exception {
        EmlogException e = catchThrowableOfType(EmlogException.class, () -> download(url));
        assertThat(e).as("the download failed").isNotNull();
        try (var left = Files.list(directory)) {
            assertThat(left).as("nothing is left behind").isEmpty();
        }
        return e;
    }

    private void assertFails(Reason reason, String... told) throws Exception {
        FakeBlog.assertFailed(failure(PATH), reason, told);
    }

    @Test
    void aFileArrivesWithItsEtagAndWithoutCredentials() throws Exception {
        blog.answer(file(PNG)
                .newBuilder()
                .setHeader("ETag", "\"x\"")
                .setHeader("Last-Modified", "Tue, 24 Nov 2026 12:00:30 GMT")
                .build());
        Download download = download(PATH);
        assertThat(download.file().orElseThrow()).hasBinaryContent(PNG).hasParent(directory);
        assertThat(download.bytes()).isEqualTo(PNG.length);
        assertThat(download.etag()).contains("\"x\"");
        assertThat(download.lastModified()).contains("Tue, 24 Nov 2026 12:00:30 GMT");
        assertThat(blog.request().getTarget()).isEqualTo("/" + PATH);
        assertThat(client.requests()).containsEntry("media", 1);
    }

    @Test
    void anUnchangedFileIsNotSentAgain() throws Exception {
        blog.answer(new MockResponse.Builder().code(304).build());
        Download download = client.download(
                PATH,
                directory,
                new DownloadConditions(Optional.of("\"x\""), Optional.of("a date"), 1000, false, Optional.empty(), 1));
        assertThat(download.file()).isEmpty();
        RecordedRequest request = blog.request();
        assertThat(request.getHeaders().get("If-None-Match")).isEqualTo("\"x\"");
        assertThat(request.getHeaders().get("If-Modified-Since")).isEqualTo("a date");
    }

    @Test
    void anEmptyAnswerElsewhereIsNoFile() throws Exception {
        blog.answer(Faults.redirect(302, "/"));
        blog.answer(file(new byte[0]));

        assertThat(failure(PATH)).hasMessageEndingWith("answered HTTP 200 with nothing in place of the file");
    }

    @ParameterizedTest
    @CsvSource({
        "content/uploadfile/图 片.png, /content/uploadfile/%E5%9B%BE%20%E7%89%87.png",
        "content/uploadfile/100%.png, /content/uploadfile/100%25.png",
        "content/uploadfile/a%20b.png, /content/uploadfile/a%2520b.png",
        "content/uploadfile/a+b&c#d?e.png, /content/uploadfile/a+b&c%23d%3Fe.png",
        "?resource_alias=x, /?resource_alias=x",
    })
    void aPathIsDecodedAndEncodedForTheServer(String path, String target) throws Exception {
        blog.answer(file(PNG));
        download(path);
        assertThat(blog.request().getTarget()).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({
        "x/图 片.png, /x/%E5%9B%BE%20%E7%89%87.png",
        "x/%E5%9B%BE.png#top, /x/%E5%9B%BE.png",
        "x/100%.png, /x/100%25.png",
    })
    void anAbsoluteAddressIsEncodedAlready(String rest, String target) throws Exception {
        blog.answer(file(PNG));
        download(blog.address() + rest);
        assertThat(blog.request().getTarget()).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({"404, NOT_FOUND", "410, NOT_FOUND", "401, REFUSED", "403, REFUSED", "206, REFUSED"})
    void aRefusalNamesTheStatus(int status, Reason reason) throws Exception {
        blog.answer(status, "no");
        assertFails(reason, "HTTP " + status, PATH);
    }

    @Test
    void anErrorPageInPlaceOfAnImageMeansMissing() throws Exception {
        blog.answer("<!DOCTYPE html><html><body>404</body></html>");
        assertFails(Reason.NOT_EMLOG, "HTTP 200", "HTML page");
    }

    @Test
    void anImageWithAWrongEndingIsKept() throws Exception {
        blog.answer(file(PNG));
        assertThat(download("content/uploadfile/a.jpg").ending()).isEqualTo("png");
    }

    @Test
    void anEmptyImageMeansMissing() throws Exception {
        blog.answer(file(new byte[0]));
        assertFails(Reason.OTHER, "nothing in place of the image");
    }

    @Test
    void aNonImageUnderAnImagesNameMeansMissing() throws Exception {
        blog.answer("{\"error\":1}");
        assertThat(failure(PATH)).hasMessageContaining("application/json");
    }

    @Test
    void aNonImageWithoutATypeIsReported() throws Exception {
        blog.answer(file(new byte[] {1, 2, 3})
                .newBuilder()
                .removeHeader("Content-Type")
                .build());
        assertThat(failure(PATH)).hasMessageContaining("with something else in place of the image");
    }

    @Test
    void anImageOfUnknownKindIsKept() throws Exception {
        blog.answer(file(new byte[] {'n', 'e', 'w', 0, 1})
                .newBuilder()
                .setHeader("Content-Type", "image/new")
                .build());
        assertThat(download(PATH).ending()).isEmpty();
    }

    @Test
    void anEmptyFileIsKept() throws Exception {
        blog.answer(file(new byte[0]));
        Download download = download("content/uploadfile/202405/a.txt");
        assertThat(download.file().orElseThrow()).isEmptyFile();
    }

    @Test
    void aTooLargeFileIsRefusedByItsLength() throws Exception {
        blog.answer(file(new byte[1001]));
        assertFails(Reason.REFUSED, "media.maxBytes (1000)");
    }

    @Test
    void aTooLargeFileIsRefusedWithoutALength() throws Exception {
        blog.answer(new MockResponse.Builder()
                .chunkedBody(new Buffer().write(PNG).write(new byte[5000]), 100)
                .build());
        assertThat(failure(PATH)).hasMessageContaining("media.maxBytes (1000)");
    }

    @Test
    void aFileThatBreaksOffIsFetchedAgain() throws Exception {
        MockResponse half = file(PNG)
                .newBuilder()
                .setHeader("Content-Length", "500")
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build();
        blog.answer(half).answer(file(PNG));
        assertThat(download(PATH).file().orElseThrow()).hasBinaryContent(PNG);
        try (var left = Files.list(directory)) {
            assertThat(left).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp3", "a.svgz", "a.csv", "a.html", "a.zip"})
    void aFileThatEndsBeforeItsLengthIsFetchedAgain(String name) throws Exception {
        String path = "content/uploadfile/202405/" + name;
        byte[] whole = {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        MockResponse half = file(Arrays.copyOf(whole, 10))
                .newBuilder()
                .setHeader("Content-Length", whole.length)
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build();
        blog.answer(half).answer(file(whole));

        assertThat(download(path).file().orElseThrow()).hasBinaryContent(whole);
    }

    @Test
    void aFileWithoutALengthOrAnEndIsDoubted() throws Exception {
        MockResponse endless = file("name,value\n1,2\n".getBytes(StandardCharsets.UTF_8))
                .newBuilder()
                .removeHeader("Content-Length")
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build();
        blog.answer(endless);

        assertThat(failure("content/uploadfile/202405/a.csv")).hasMessageContaining("only 15 bytes came");
    }

    @Test
    void aFileThatKeepsBreakingOffIsUnreachable() throws Exception {
        blog.answerEachAttempt(file(PNG)
                .newBuilder()
                .setHeader("Content-Length", "500")
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build());
        assertThat(failure(PATH).reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void aSlowFileIsWaitedForWhileItArrives() throws Exception {
        blog.answer(file(PNG)
                .newBuilder()
                .throttleBody(4, 20, TimeUnit.MILLISECONDS)
                .build());
        assertThat(download(PATH).bytes()).isEqualTo(PNG.length);
    }

    @Test
    void aFileThatIsTooSlowTimesOut() throws Exception {
        client.close();
        client = blog.timeout(Duration.ofMillis(500)).client(Auth.KEY);
        blog.answerEachAttempt(file(new byte[1000])
                .newBuilder()
                .throttleBody(1, 10, TimeUnit.MILLISECONDS)
                .build()); // two, and more for a machine that stands still between two bytes

        assertThat(failure(PATH)).hasMessageContaining("too slowly");
    }

    @Test
    void redirectsAreFollowedWithoutCredentials() throws Exception {
        blog.answer(Faults.redirect(302, "/store/a.png?sig=1")).answer(file(PNG));
        assertThat(download(PATH).bytes()).isEqualTo(PNG.length);
        blog.request();
        assertThat(blog.request().getTarget()).isEqualTo("/store/a.png?sig=1");
    }

    @Test
    void redirectsInACircleEnd() throws Exception {
        blog.answer(Faults.redirect(302, "/b")).answer(Faults.redirect(302, "/" + PATH));
        assertThat(failure(PATH)).hasMessageContaining("circle");
    }

    @Test
    void redirectsToOtherSchemesAreRefused() throws Exception {
        blog.answer(Faults.redirect(302, "ftp://b.example/a.png"));
        assertThat(failure(PATH).reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void aFilePackedForTheTransferIsUnpacked() throws Exception {
        Buffer zipped = new Buffer();
        try (var gzip = okio.Okio.buffer(new okio.GzipSink(zipped))) {
            gzip.write(PNG);
        }
        blog.answer(new MockResponse.Builder()
                .setHeader("Content-Encoding", "gzip")
                .body(zipped)
                .build());
        assertThat(download(PATH).file().orElseThrow()).hasBinaryContent(PNG);
    }

    @Test
    void aWriteErrorIsNotTheBlogsFault() {
        blog.answer(file(PNG));
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> client.download(PATH, missing, DownloadConditions.whole(1000)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(missing.toString());
    }
}
