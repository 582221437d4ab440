package io.github.emlogstatic.crawl.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads are fetched, looked at again, and reported as missing. */
class UploadFetchTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    private static final byte[] PNG = TestPng.saying("one");
    private static final byte[] OTHER_PNG = TestPng.saying("another");

    @Test
    void aPublicDownloadOfTheEditorIsKept() throws IOException {
        String path = "content/downloads/aB3dEf7890123456/主题 1.zip";
        blog.upload(path, "PK");
        blog.publish(post -> post.title("t")
                .html("<a href=\"/?resource_alias=aB3dEf7890123456&amp;resource_filename=主题 1\">theme.zip</a>"));
        crawled.crawl();
        assertThat(crawled.archive().uploads().find(path)).isPresent();
        assertThat(crawled.crawl().counts().media().downloaded()).isZero();
    }

    @Test
    void manyRefusedUploadsKeepNoneFromBeingFetched() throws IOException {
        String links = IntStream.range(100, 180)
                .mapToObj(i -> "<a href=\"/content/uploadfile/1/" + i + ".txt\">file</a>")
                .collect(Collectors.joining());
        blog.publish(post -> post.title("t").html(links));
        blog.upload("content/uploadfile/1/179.txt", "one");
        crawled.emlog().failing(Faults.at(target -> target.matches(".*/1[0-6]\\d\\.txt"), Faults.status(403)));

        crawled.crawl();

        assertThat(crawled.archive().uploads().find("content/uploadfile/1/179.txt"))
                .isPresent();
    }

    @Test
    void aMissingUploadThatNoTextShowsIsForgotten() throws IOException {
        int id = blog.publish(post -> post.title("t").html("<img src=\"/content/uploadfile/1/gone.png\">"));
        assertThat(crawled.crawl().problems()).extracting(Problem::what).containsExactly("upload is missing");
        blog.edit(id, post -> post.html("without it"));

        assertThat(crawled.nextNight().crawl("--full").problems()).isEmpty();
    }

    @Test
    void anUploadThatAlwaysFailsDoesNotHoldTheSite() throws IOException {
        blog.publish(post -> post.title("t").html("<img src=\"/content/uploadfile/1/a.png\">"));
        crawled.configured("crawl: {retries: 0}")
                .emlog()
                .failing(Faults.at(target -> target.contains("a.png"), Faults.status(500)));

        assertThat(missed(5, Duration.ofDays(1))).containsExactly(1, 1, 1, 0, 0);
        assertThat(crawled.crawl().problems())
                .extracting(Problem::what)
                .containsExactly("the site no longer waits for an upload", "upload is missing");
    }

    @Test
    void anOutageDoesNotLengthenTheNextWait() throws IOException {
        blog.publish(post -> post.title("t").html("<img src=\"/content/uploadfile/1/a.png\">"));
        EmlogServer emlog = crawled.configured("crawl: {retries: 0}").emlog();
        emlog.failing(Faults.at(target -> target.contains("a.png"), Faults.status(503)));
        missed(7, Duration.ofDays(1));
        emlog.healthy(); // it has lost the file
        crawled.later(Duration.ofDays(1)).crawl();
        blog.upload("content/uploadfile/1/a.png", PNG);

        crawled.later(Duration.ofDays(1)).crawl();

        assertThat(crawled.folder().resolve("archive/content/uploadfile/1/a.png"))
                .exists();
    }

    /** How many files keep the site from being published in each run. */
    private List<Integer> missed(int runs, Duration between) throws IOException {
        List<Integer> missed = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            missed.add(crawled.later(between).crawl().coverage().missed().size());
        }
        return missed;
    }

    @Test
    void manyRunsInOneOutageHoldTheSite() throws IOException {
        blog.publish(post -> post.title("t").html("<img src=\"/content/uploadfile/1/a.png\">"));
        crawled.configured("crawl: {retries: 0}")
                .emlog()
                .failing(Faults.at(target -> target.contains("a.png"), Faults.status(503)));

        assertThat(missed(6, Duration.ofMinutes(10))).containsOnly(1);
    }

    @Test
    void uploadsThatNobodyAskedForHoldTheSiteThreeDays() throws IOException {
        String images = IntStream.range(10, 50)
                .mapToObj(i -> "<img src=\"/content/uploadfile/1/" + i + ".png\">")
                .collect(Collectors.joining());
        blog.publish(post -> post.title("t").html(images));
        crawled.configured("crawl: {retries: 0}")
                .emlog()
                .failing(Faults.at(
                        target -> target.contains(".png"),
                        Faults.status(503)
                                .newBuilder()
                                .setHeader("Retry-After", "86400")
                                .build()));

        assertThat(missed(4, Duration.ofDays(1))).containsExactly(40, 40, 40, 0);
    }

    @Test
    void theBeginningOfAFilmIsKeptForAMonth() throws IOException {
        int id = blog.publish(post -> post.title("t").html("<a href=\"/content/uploadfile/1/film.mp4\">film</a>"));
        crawled.emlog()
                .failing(Faults.at(
                        target -> target.contains("film"),
                        Faults.body("video/mp4", new byte[9 << 20])
                                .newBuilder()
                                .setHeader("ETag", "\"1\"")
                                .setHeader("Content-Length", "10000000")
                                .onResponseEnd(new SocketEffect.CloseSocket())
                                .build()));
        assertThat(crawled.crawl().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.why()).contains("9 of 9 MB have come"));
        Path begun = folder.resolve("archive/state/begun");
        assertThat(begun).isNotEmptyDirectory();

        blog.edit(id, post -> post.html("none"));
        try (Stream<Path> files = Files.list(begun)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setLastModifiedTime(file, FileTime.from(crawled.clock().instant()));
            }
        }
        crawled.later(Duration.ofDays(29)).crawl();
        assertThat(begun).isNotEmptyDirectory();

        crawled.later(Duration.ofDays(2)).crawl();
        assertThat(begun).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMissingUploadWhoseLinkIsRemovedIsForgotten(boolean page) throws IOException {
        crawled.configured("pages: [3]");
        blog.fill(2);
        blog.publish(post -> post.type(page ? PostRow.PAGE : PostRow.BLOG)
                .title("t")
                .html("<img src=\"/content/uploadfile/1/gone.png\">"));
        assertThat(crawled.crawl().problems()).extracting(Problem::what).contains("upload is missing");
        blog.edit(3, post -> post.html("without it"));

        assertThat(crawled.nextNight().crawl().problems())
                .extracting(Problem::what)
                .doesNotContain("upload is missing");
    }

    @Test
    void aMissingUploadOfADeletedArticleIsForgotten() throws IOException {
        blog.fill(3);
        int id = blog.publish(post -> post.title("t").html("<img src=\"/content/uploadfile/1/gone.png\">"));
        crawled.crawl();
        blog.delete(id);

        assertThat(crawled.nextNight().crawl().problems()).isEmpty();
    }

    /** The icon stands on the home page, which is not read each night. */
    @Test
    void aMissingIconStaysKnownWhenAnotherUploadIsForgotten() throws IOException {
        crawled.configured("blog: {favicon: content/uploadfile/1/icon.png}");
        int id = blog.publish(post -> post.title("t").html("<img src=\"/content/uploadfile/1/gone.png\">"));
        assertThat(crawled.crawl().problems()).extracting(Problem::what).containsOnly("upload is missing");
        blog.edit(id, post -> post.html("without it"));

        assertThat(crawled.nextNight().crawl().problems())
                .extracting(Problem::where)
                .containsExactly(crawled.emlog().address() + "content/uploadfile/1/icon.png");
    }

    @Test
    void aMissingUploadStaysWhileAnotherArticleShowsIt() throws IOException {
        String html = "<img src=\"/content/uploadfile/1/gone.png\">";
        int first = blog.publish(post -> post.title("t").html(html));
        int second = blog.publish(post -> post.title("u").html(html));
        crawled.crawl();
        blog.edit(first, post -> post.html("without it"));

        assertThat(crawled.nextNight().crawl().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.why()).endsWith("shown in article " + second));
    }

    @Test
    void aFormerAddressThatNobodyHasNamedIsReported() throws IOException {
        for (String html : List.of(
                "<img src=\"http://www.old.example/blog/content/uploadfile/200607/西湖 雨.jpg\">",
                "<a href='//www.old.example/blog/content/uploadfile/200607/a.zip'>a</a>",
                "<img src=\"https://friend.example/content/uploadfile/200607/b.jpg\">",
                "https://web.archive.org/web/2009/http://www.gone.example/content/uploadfile/c.jpg",
                "https://web.archive.org/web/2009/http://www.gone.example/content/uploadfile/d.jpg")) {
            blog.publish(post -> post.title("t").html(html));
        }
        assertThat(crawled.crawl().problems())
                .containsExactly(Problem.lasting(
                        "uploads are at another address",
                        "http://www.old.example/blog/",
                        "2 texts show them; if that was this blog's address, add it to blog.aliases"));
        for (int i = 0; i < 2; i++) {
            blog.publish(
                    post -> post.title("t").html("<img src='http://www.old.example/blog/content/uploadfile/d.jpg'>"));
        }
        assertThat(crawled.nextNight().crawl().problems()).isEmpty();

        crawled.configured("blog: {aliases: [https://www.old.example/blog/]}");
        assertThat(crawled.nextNight().crawl("--full").problems())
                .extracting(Problem::what)
                .containsOnly("upload is missing");
    }

    @Test
    void uploadsAreFetchedOnceAndRecheckedByETag() throws IOException {
        blog.upload("content/uploadfile/202405/图 1.png", PNG);
        blog.publish(post -> post.title("t").html("<img src=\"../content/uploadfile/202405/%E5%9B%BE%201.png\">"));
        crawled.crawl();
        assertThat(crawled.archive().uploads().all()).hasSize(1);

        crawled.nextNight().crawl();
        assertThat(crawled.emlog().count("upload")).isZero();

        CrawlReport same = crawled.nextNight().later(Duration.ofDays(30)).crawl();
        assertThat(same.counts().media()).isEqualTo(new MediaCount(1, 0, 1, 0, 0));
        assertThat(crawled.emlog().requests())
                .filteredOn(request -> EmlogServer.method(request).equals("upload"))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.getHeaders().get("If-None-Match")).isNotEmpty());

        blog.upload("content/uploadfile/202405/图 1.png", OTHER_PNG);
        CrawlReport report = crawled.nextNight().later(Duration.ofDays(30)).crawl();
        assertThat(report.counts().media().downloaded()).isEqualTo(1);
    }

    /** As after a clone of its repository, which has no {@code state/}. */
    @Test
    void replacedUploadsAreFoundWithoutTheStateOfEarlierRuns() throws IOException {
        String upload = "content/uploadfile/202405/a.png";
        blog.upload(upload, PNG);
        blog.publish(post -> post.title("t").html("<img src=\"/" + upload + "\">"));
        crawled.crawl();
        blog.upload(upload, OTHER_PNG, crawled.clock().instant().plusSeconds(60));
        crawled.loseState();

        assertThat(crawled.nextNight()
                        .later(Duration.ofDays(2))
                        .crawl()
                        .counts()
                        .media()
                        .downloaded())
                .as("not all at once")
                .isZero();
        assertThat(crawled.nextNight()
                        .later(Duration.ofDays(30))
                        .crawl()
                        .counts()
                        .media()
                        .downloaded())
                .isEqualTo(1);

        blog.upload(upload, PNG, Instant.EPOCH);
        crawled.loseState();
        assertThat(crawled.nextNight().crawl("--full").counts().media().downloaded())
                .isEqualTo(1);
    }

    @Test
    void uploadsLeftOutByEarlierVersionsAreFetched() throws IOException {
        String name = "content/uploadfile/202405/.hid.png";
        blog.upload(name, PNG);
        blog.publish(post -> post.title("t").html("<img src=\"/" + name + "\">"));
        crawled.crawl();
        Path state = crawled.folder().resolve("archive/state/references.json");
        Files.writeString(state, Files.readString(state).replaceFirst(",\\s+\"odd\" : true|,\\s+\"odd\": true", ""));
        Files.delete(crawled.folder().resolve("archive/content/renamed/202405/%2Ehid.png"));
        Path index = crawled.folder().resolve("archive/index.jsonl");
        Files.writeString(index, Files.readString(index).replaceFirst("(?m)^.*%2Ehid.*\n", ""));
        Files.delete(crawled.folder().resolve("archive/state/media.tsv"));

        assertThat(crawled.nextNight().crawl().counts().media().downloaded()).isEqualTo(1);
    }

    @Test
    void linksOutOfTheUploadsAreNoUploads() throws IOException {
        blog.publish(post -> post.title("t")
                .html("<a href=\"/content/uploadfile/\">x</a><a href=\"/content/uploadfile/%2e%2e/%2e%2e/x\">x</a>"
                        + "<a href=\"/content/uploadfile/a%00b.png\">x</a>"));

        assertThat(crawled.crawl().problems()).isEmpty();
    }

    @Test
    void aConflictingUploadPathIsAProblem() throws IOException {
        blog.upload("content/uploadfile/1/a", "x");
        blog.publish(post -> post.title("file").html("<a href=/content/uploadfile/1/a>a</a>"));
        blog.upload("content/uploadfile/1/a/b", "y");
        blog.publish(post -> post.title("folder").html("<a href=/content/uploadfile/1/a/b>b</a>"));

        CrawlReport report = crawled.crawl();

        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.why()).startsWith("another upload has its place"));
        assertThat(crawled.archive().articleIds()).containsExactly(1, 2);
    }

    @Test
    void aMissingUploadIsAskedForEverMoreRarely() throws IOException {
        blog.publish(post -> post.title("t").html("<img src=\"/content/uploadfile/202405/gone.png\">"));

        CrawlReport first = crawled.crawl();
        assertThat(first.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.where()).endsWith("gone.png"));

        List<Integer> asked = new ArrayList<>();
        for (int night = 1; night <= 70; night++) {
            CrawlReport report = crawled.nextNight().crawl();
            assertThat(report.problems()).isEqualTo(first.problems());
            if (crawled.emlog().count("upload") > 0) {
                asked.add(night);
            }
        }
        assertThat(asked).containsExactly(1, 3, 7, 15, 31, 63);

        blog.upload("content/uploadfile/202405/gone.png", PNG);
        crawled.later(Duration.ofDays(60));
        assertThat(crawled.nextNight().crawl().problems()).isEmpty();
    }

    @Test
    void anUploadTooLargeIsAskedForEverMoreRarely() throws IOException {
        blog.upload("content/uploadfile/202405/a.png", PNG);
        blog.publish(post -> post.title("t").html("<img src=\"/content/uploadfile/202405/a.png\">"));
        crawled.configured("media: {maxBytes: 10}").crawl();

        List<Integer> asked = new ArrayList<>();
        for (int night = 1; night <= 32; night++) {
            String why = crawled.nextNight().crawl().problems().get(0).why();
            assertThat(why).contains("is larger than media.maxBytes (10)");
            for (int i = crawled.emlog().count("upload"); i > 0; i--) {
                asked.add(night);
            }
        }
        assertThat(asked).containsExactly(1, 3, 7, 15, 31);

        assertThat(crawled.nextNight().configured("").crawl().problems()).isEmpty();
        assertThat(crawled.emlog().count("upload")).isEqualTo(1);
        assertThat(crawled.archive().uploads().all()).hasSize(1);
    }

    @Test
    void anArchivedUploadGrownTooLargeWaitsAMonth() throws IOException {
        blog.upload("content/uploadfile/202405/a.png", PNG);
        blog.publish(post -> post.title("t").html("<img src=\"/content/uploadfile/202405/a.png\">"));
        crawled.crawl();
        blog.upload("content/uploadfile/202405/a.png", OTHER_PNG);
        crawled.configured("media: {maxBytes: 10}").nextNight().later(Duration.ofDays(30));

        assertThat(crawled.crawl().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.why()).contains("is larger than media.maxBytes (10)"));
        int asked = 0;
        for (int night = 1; night <= 14; night++) {
            crawled.nextNight().crawl();
            asked += crawled.emlog().count("upload");
        }
        assertThat(asked).isZero();

        crawled.configured("").nextNight().later(Duration.ofDays(30));
        assertThat(crawled.crawl().problems()).isEmpty();
        assertThat(crawled.archive().uploads().bytes("content/uploadfile/202405/a.png"))
                .isEqualTo(OTHER_PNG);
    }
}
