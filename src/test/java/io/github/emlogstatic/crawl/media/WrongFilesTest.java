package io.github.emlogstatic.crawl.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong files and pages that the server sends with status 200. */
class WrongFilesTest {

    /** A picture of one pixel, with a comment. */
    private static final byte[] GIF = HexFormat.of()
            .parseHex("474946383961" + "01000100800000" + "010203040506" + "2c000000000100010000" + "02024c0100"
                    + "21fe046e6f746500" + "3b");

    private static final String PORTAL = "<!DOCTYPE html><html><head><title>Free Wi-Fi</title></head><body><nav><ul>"
            + "<li><a href=\"http://10.0.0.1/login\">Log in</a></li></ul></nav><p>Welcome, guest</p></body></html>";

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    static Stream<Arguments> files() {
        List<MockResponse> answers = List.of(
                Faults.body("application/octet-stream", ""),
                Faults.body("text/plain", "Forbidden"),
                Faults.body("application/octet-stream", "Forbidden"),
                Faults.body("application/json", "{\"error\":\"禁止访问\"}"));
        return Stream.of("mp4", "zip", "mp3", "pdf", "docx", "rar", "7z")
                .flatMap(ending -> answers.stream().map(answer -> Arguments.of(ending, answer)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isNotStoredInPlaceOfAFile(String ending, MockResponse answer) throws IOException {
        String path = "content/uploadfile/202401/a." + ending;
        refer(path, new byte[] {0, 1, 2, 3});
        crawled.emlog().failing(Faults.of("upload", answer));
        assertThat(problems(crawled.crawl())).contains("upload is missing");
        assertThat(crawled.archive().uploads().find(path)).isEmpty();

        crawled.emlog().healthy();
        assertThat(problems(crawled.nextNight().crawl())).isEmpty();
        assertThat(crawled.archive().file(path)).hasBinaryContent(new byte[] {0, 1, 2, 3});

        crawled.emlog().failing(Faults.of("upload", answer));
        assertThat(problems(crawled.nextNight().crawl("--full")))
                .containsExactly("the blog sent something else for an upload; the archived file is kept");
        assertThat(crawled.archive().file(path)).hasBinaryContent(new byte[] {0, 1, 2, 3});
    }

    @ParameterizedTest
    @ValueSource(strings = {"Not Found", "<html><head><title>404</title></head><body>Not Found</body></html>"})
    void aDeletedFileThatNothingShowsIsNoProblem(String answer) throws IOException {
        refer("content/uploadfile/202401/a.zip", new byte[] {0, 1, 2, 3});
        blog.publish("another", "its text");
        crawled.crawl();
        blog.edit(1, post -> post.text("without the file"));
        crawled.nextNight().crawl();
        crawled.emlog().failing(Faults.of("upload", Faults.body("text/html", answer)));

        assertThat(problems(crawled.later(Duration.ofDays(31)).crawl())).isEmpty();
        assertThat(crawled.emlog().count("upload")).isEqualTo(1);
        assertThat(crawled.archive().file("content/uploadfile/202401/a.zip")).exists();
        crawled.nextNight().crawl();
        assertThat(crawled.emlog().count("upload")).isZero();
    }

    @Test
    void aFileThatAnOlderTextShowsIsStillReported() throws IOException {
        refer("content/uploadfile/202401/a.zip", new byte[] {0, 1, 2, 3});
        crawled.crawl();
        crawled.emlog().failing(Faults.of("upload", Faults.body("text/plain", "Forbidden")));

        assertThat(problems(crawled.later(Duration.ofDays(31)).crawl()))
                .containsExactly("the blog sent something else for an upload; the archived file is kept");
    }

    /** All texts of a large blog take seconds to read. Here one was edited behind the program's back. */
    @Test
    void textsAreNotReadEachNightForOneWrongFile() throws IOException {
        String kept = "the blog sent something else for an upload; the archived file is kept";
        refer("content/uploadfile/202401/a.zip", new byte[] {0, 1, 2, 3});
        crawled.crawl();
        crawled.emlog().failing(Faults.of("upload", Faults.body("text/plain", "Forbidden")));
        assertThat(problems(crawled.later(Duration.ofDays(31)).crawl())).containsExactly(kept);
        Path text = folder.resolve("archive/articles/1.json");
        Files.writeString(text, Files.readString(text).replace("a.zip", "b.zip"));

        assertThat(problems(crawled.later(Duration.ofHours(1)).crawl())).containsExactly(kept);

        blog.edit(1, post -> post.text("without the file"));
        assertThat(problems(crawled.later(Duration.ofHours(1)).crawl())).isEmpty();
    }

    @Test
    void aWithdrawnArticlesWrongFileIsNoLongerReported() throws IOException {
        String kept = "the blog sent something else for an upload; the archived file is kept";
        blog.fill(5);
        refer("content/uploadfile/202401/a.zip", new byte[] {0, 1, 2, 3});
        crawled.crawl();
        crawled.emlog().failing(Faults.of("upload", Faults.body("text/plain", "Forbidden")));
        assertThat(problems(crawled.later(Duration.ofDays(31)).crawl())).containsExactly(kept);

        blog.edit(6, post -> post.hidden(true));

        assertThat(problems(crawled.later(Duration.ofHours(1)).crawl())).isEmpty();
    }

    @Test
    void aWithdrawnPagesWrongFileIsNoLongerReported() throws IOException {
        String kept = "the blog sent something else for an upload; the archived file is kept";
        String path = "content/uploadfile/202401/a.zip";
        blog.fill(5).upload(path, new byte[] {0, 1, 2, 3});
        int about = blog.publishPage("about", "a text that is long enough");
        blog.edit(about, page -> page.html("<p>a text that is long enough, <a href=\"/" + path + "\">a file</a>"));
        crawled.configured("pages: [" + about + "]");
        crawled.crawl();
        crawled.emlog().failing(Faults.of("upload", Faults.body("text/plain", "Forbidden")));
        assertThat(problems(crawled.later(Duration.ofDays(31)).crawl())).containsExactly(kept);

        blog.edit(about, page -> page.hidden(true));

        assertThat(problems(crawled.nextNight().crawl())).doesNotContain(kept);
        assertThat(crawled.archive().pageIds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forbidden", "{\"code\":1,\"msg\":\"no\"}", "\1\2\3 of no known kind"})
    void whatIsOnlyCalledAnImageReplacesNoPicture(String text) throws IOException {
        String path = "content/uploadfile/202401/a.gif";
        refer(path, GIF);
        crawled.crawl();

        crawled.emlog().failing(Faults.of("upload", Faults.body("image/gif", text)));
        assertThat(problems(crawled.nextNight().crawl("--full")))
                .containsExactly("the blog sent something else for an upload; the archived file is kept");

        assertThat(crawled.archive().file(path)).hasBinaryContent(GIF);
    }

    @Test
    void nothingReplacesATableThatWasNotEmpty() throws IOException {
        String path = "content/uploadfile/202401/a.csv";
        byte[] table = "day,km\n1,30\n".getBytes(StandardCharsets.UTF_8);
        refer(path, table);
        crawled.crawl();

        crawled.emlog().failing(Faults.of("upload", Faults.body("text/csv", "")));
        assertThat(problems(crawled.nextNight().crawl("--full")))
                .containsExactly("the blog sent something else for an upload; the archived file is kept");

        assertThat(crawled.archive().file(path)).hasBinaryContent(table);
    }

    static Stream<Arguments> textsForImages() {
        List<byte[]> texts = List.of(
                "Forbidden".getBytes(StandardCharsets.UTF_8),
                "{\"code\":1,\"msg\":\"no\"}".getBytes(StandardCharsets.UTF_8),
                "禁止访问".getBytes(StandardCharsets.UTF_8),
                "禁止访问".getBytes(Charset.forName("GBK")));
        return Stream.of("png", "jpg", "gif", "webp", "bmp", "ico", "svg")
                .flatMap(ending -> texts.stream().map(text -> Arguments.of(ending, text)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("textsForImages")
    void aTextThatIsCalledAnImageIsNotStored(String ending, byte[] text) throws IOException {
        String path = "content/uploadfile/202401/a." + ending;
        refer(path, text);
        assertThat(problems(crawled.crawl())).containsExactly("upload is missing");

        assertThat(crawled.archive().uploads().find(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "mp4", "mp3"})
    void textInGbkIsNotStoredAsAFile(String ending) throws IOException {
        String path = "content/uploadfile/202401/a." + ending;
        refer(path, "禁止访问".getBytes(Charset.forName("GBK")));
        assertThat(problems(crawled.crawl())).containsExactly("upload is missing");
    }

    @Test
    void anSvgWhoseRootComesLateIsStored() throws IOException {
        String path = "content/uploadfile/202401/a.svg";
        String drawn = "<?xml version=\"1.0\"?>\n<!-- " + "a long comment ".repeat(50) + " -->\n<svg></svg>";
        refer(path, drawn.getBytes(StandardCharsets.UTF_8));
        assertThat(problems(crawled.crawl())).isEmpty();
    }

    static Stream<Arguments> whatComesInPlaceOfAKnownUpload() {
        return Stream.of(
                Arguments.of(
                        Faults.body("text/html", PORTAL),
                        "the blog sent something else for an upload; the archived file is kept"),
                Arguments.of(Faults.status(503), "an upload cannot be fetched again; the archived file is kept"),
                Arguments.of(Faults.status(403), "an upload cannot be fetched again; the archived file is kept"));
    }

    @ParameterizedTest
    @MethodSource("whatComesInPlaceOfAKnownUpload")
    void aFullRunReportsAKnownUploadThatFailed(MockResponse answer, String told) throws IOException {
        String path = "content/uploadfile/202401/a.gif";
        refer(path, GIF);
        crawled.configured("crawl: {retries: 0}");
        crawled.crawl();

        crawled.emlog().failing(Faults.of("upload", answer));
        assertThat(problems(crawled.nextNight().crawl("--full"))).containsExactly(told);
        assertThat(crawled.archive().file(path)).hasBinaryContent(GIF);

        crawled.emlog().healthy();
        assertThat(problems(crawled.nextNight().crawl())).isEmpty();
    }

    @Test
    void anUploadThatTheBlogHasDeletedIsNoProblem() throws IOException {
        String path = "content/uploadfile/202401/a.gif";
        refer(path, GIF);
        crawled.crawl();
        crawled.emlog().failing(Faults.of("upload", Faults.status(404)));

        assertThat(problems(crawled.nextNight().crawl("--full"))).isEmpty();

        assertThat(crawled.archive().file(path)).hasBinaryContent(GIF);
    }

    @Test
    void aTruncatedPictureIsAskedForTheNextNight() throws IOException {
        String path = "content/uploadfile/202401/a.gif";
        refer(path, GIF);
        crawled.emlog().failing(Faults.of("upload", cut()));
        assertThat(problems(crawled.crawl())).containsExactly("upload is missing");
        assertThat(crawled.archive().uploads().find(path)).isEmpty();

        crawled.emlog().healthy();
        assertThat(problems(crawled.nextNight().crawl())).isEmpty();
        assertThat(crawled.archive().file(path)).hasBinaryContent(GIF);

        crawled.emlog().failing(Faults.of("upload", cut()));
        assertThat(problems(crawled.nextNight().crawl("--full"))).hasSize(1);
        assertThat(crawled.archive().file(path)).hasBinaryContent(GIF);
    }

    @Test
    void picturesTruncatedAtTheBlogAreTakenTheSecondTime() throws IOException {
        String path = "content/uploadfile/202401/a.gif";
        refer(path, Arrays.copyOf(GIF, GIF.length - 3));
        assertThat(problems(crawled.crawl())).containsExactly("upload is missing");

        assertThat(problems(crawled.nextNight().crawl())).isEmpty();

        assertThat(crawled.archive().uploads().find(path)).isPresent();
    }

    @Test
    void aTruncatedPictureReplacesAHeldOneTheSecondTime() throws IOException {
        String path = "content/uploadfile/202401/a.gif";
        byte[] endless = Arrays.copyOf(GIF, GIF.length - 3);
        refer(path, GIF);
        crawled.crawl();
        blog.upload(path, endless);

        assertThat(crawled.nextNight().crawl("--full").coverage().missed()).hasSize(1);
        assertThat(crawled.archive().file(path)).hasBinaryContent(GIF);

        assertThat(problems(crawled.nextNight().crawl())).isEmpty();
        assertThat(crawled.archive().file(path)).hasBinaryContent(endless);

        assertThat(problems(crawled.nextNight().crawl())).isEmpty();
        assertThat(crawled.emlog().count("upload")).isZero();
    }

    @Test
    void aTruncatedPictureIsTakenWithoutAnETag() throws IOException {
        String path = "content/uploadfile/202401/a.gif";
        refer(path, GIF);
        crawled.emlog().failing(Faults.of("upload", cut()));
        crawled.crawl();
        crawled.nextNight().crawl();

        assertThat(problems(crawled.nextNight().crawl("--full"))).isEmpty();
    }

    @Test
    void differentBytesOfTheSameLengthAreNotTaken() throws IOException {
        String path = "content/uploadfile/202401/a.gif";
        byte[] other = Arrays.copyOf(GIF, GIF.length - 3);
        other[13] = 99;
        refer(path, other);
        crawled.emlog().failing(Faults.of("upload", cut()));
        crawled.crawl();

        crawled.emlog().healthy();
        assertThat(problems(crawled.nextNight().crawl())).containsExactly("upload is missing");
    }

    @Test
    void aStateWithoutTruncatedFilesIsRead() throws IOException {
        String path = "content/uploadfile/202401/a.gif";
        refer(path, Arrays.copyOf(GIF, GIF.length - 3));
        crawled.crawl();
        Path state = folder.resolve("archive/state/media.tsv");
        List<String> lines = Files.readAllLines(state);
        assertThat(lines).filteredOn(line -> line.startsWith("cut\t")).hasSize(1);
        Files.write(
                state, lines.stream().filter(line -> !line.startsWith("cut\t")).toList());

        assertThat(problems(crawled.nextNight().crawl())).containsExactly("upload is missing");
        assertThat(problems(crawled.nextNight().nextNight().crawl())).isEmpty();
        assertThat(crawled.archive().uploads().find(path)).isPresent();
    }

    @Test
    void anInterruptedRunLooksForImagesAgain() throws IOException {
        String path = "content/uploadfile/202401/a.gif";
        blog.publish(post ->
                post.title("title").html("<img src=\"http://127.0.0.2:1/x.gif\"><a href=\"/" + path + "\">a file</a>"));
        crawled.crawl();
        blog.upload(path, GIF);
        crawled.nextNight().configured("media: {external: download}");
        Path temporary = crawled.archive().uploads().temporary();
        crawled.emlog()
                .failing(Faults.where(request -> EmlogServer.method(request).equals("upload"), () -> {
                    putFileInPlaceOf(temporary);
                    return cut();
                }));
        assertThatThrownBy(crawled::crawl).hasMessageContaining(temporary.toString());
        Files.delete(temporary);

        crawled.emlog().healthy();
        assertThat(problems(crawled.nextNight().crawl())).containsExactly("image at another host is missing");
    }

    /** Another download, which may be making the folder right now, can then no longer make it. */
    private static void putFileInPlaceOf(Path folder) {
        while (!Files.isRegularFile(folder)) {
            try {
                FileUtils.deleteQuietly(folder.toFile());
                Files.createFile(folder);
            } catch (FileAlreadyExistsException e) {
                // the folder was made in between
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static MockResponse cut() {
        return Faults.body("image/gif", Arrays.copyOf(GIF, GIF.length - 3));
    }

    private void refer(String path, byte[] bytes) {
        blog.upload(path, bytes);
        blog.publish(post -> post.title("title").html("<a href=\"/" + path + "\">a file</a>"));
    }

    private static List<String> problems(CrawlReport report) {
        return report.problems().stream().map(Problem::what).toList();
    }

    // ---- pages

    @ParameterizedTest
    @ValueSource(
            strings = {PORTAL, "<html><head><title>My Blog</title></head><body><nav><ul><li><a href=\"/\">首页</a></li>"})
    void aHotspotsOrATruncatedPageIsNoHomePage(String page) throws IOException {
        menu();
        crawled.emlog().wearing(Theme.CLASSIC);
        crawled.crawl();
        String before = Files.readString(folder.resolve("archive/blog.json"));

        crawled.emlog().failing(Faults.of("page", Faults.body("text/html", page)));
        CrawlReport report = crawled.nextNight().later(Duration.ofDays(8)).crawl();

        assertThat(problems(report)).contains("the blog's home page cannot be read");
        assertThat(Files.readString(folder.resolve("archive/blog.json"))).isEqualTo(before);

        blog.menu(Link.to("新", "sort/1"));
        crawled.emlog().healthy();
        crawled.nextNight().crawl(); // the home page is due before the week is over
        assertThat(Files.readString(folder.resolve("archive/blog.json"))).contains("新");
    }

    @Test
    void aFirstCrawlIgnoresAHotspotsPage() throws IOException {
        menu();
        crawled.emlog().failing(Faults.of("page", Faults.body("text/html", PORTAL)));

        assertThat(problems(crawled.crawl())).contains("the blog's home page cannot be read");

        assertThat(crawled.archive().blog().orElseThrow().navigation()).isEmpty();
    }

    @Test
    void aThemeWithoutClosingTagsIsRead() throws IOException {
        menu();
        String page = "<html><head><title>My Blog</title></head><body><nav><ul><li><a href=\"/\">首页</a></li>"
                + "<li><a href=\"/?sort=1\">技术</a></li></ul></nav>";
        crawled.emlog().failing(Faults.of("page", Faults.body("text/html", page)));

        assertThat(problems(crawled.crawl())).isEmpty();
        assertThat(problems(crawled.nextNight().later(Duration.ofDays(8)).crawl()))
                .isEmpty();

        assertThat(crawled.archive().blog().orElseThrow().navigation()).hasSize(2);
    }

    @Test
    void anotherBlogsFeedDoesNotRenameTheBlog() throws IOException {
        menu();
        crawled.crawl();
        crawled.emlog()
                .failing(
                        Faults.of(
                                "rss.php",
                                Faults.body(
                                        "text/xml",
                                        "<rss><channel><title>Theirs</title><link>https://other.example/</link></channel></rss>")));

        assertThat(problems(crawled.nextNight().crawl())).containsExactly("the blog's feed cannot be read");

        assertThat(crawled.archive().blog().orElseThrow().name()).isEqualTo("My Blog");
    }

    private void menu() {
        blog.publish("title", "text");
        blog.menu(Link.to("技术", "sort/1"));
    }
}
