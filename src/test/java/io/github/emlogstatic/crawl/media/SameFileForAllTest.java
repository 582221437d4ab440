package io.github.emlogstatic.crawl.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.model.run.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Servers and proxies that answer every question for an upload in the same wrong way. */
class SameFileForAllTest {

    private static final byte[] ZIP =
            new Buffer().writeUtf8("PK\u0005\u0006").write(new byte[18]).readByteArray();

    private static final String KEPT = "the blog sent something else for an upload; the archived file is kept";

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    @BeforeEach
    void fill() {
        refer("content/uploadfile/1/a.png", TestPng.saying("3"));
        refer("content/uploadfile/1/b.png", TestPng.saying("4"));
        refer("content/uploadfile/1/c.zip", ZIP);
    }

    @Test
    void aNoticeInPlaceOfEachUploadReplacesNone() throws IOException {
        crawled.crawl();
        List<Media> before = uploads();
        crawled.emlog().failing(Faults.of("upload", Faults.body("image/png", TestPng.saying("20"))));

        CrawlReport report = crawled.nextNight().crawl("--full");

        assertThat(uploads()).isEqualTo(before);
        assertThat(report.problems())
                .extracting(Problem::what)
                .containsOnly(KEPT)
                .hasSize(3);

        crawled.emlog().healthy();
        crawled.blog().upload("content/uploadfile/1/a.png", TestPng.saying("5"));
        assertThat(crawled.nextNight().crawl().problems()).isEmpty();
        assertThat(bytes("1/a.png")).isEqualTo(TestPng.saying("5"));
    }

    @Test
    void aNoticeIsKnownByTheUploadItReplacedBefore() throws IOException {
        crawled.crawl();
        crawled.blog().upload("content/uploadfile/1/a.png", TestPng.saying("20"));
        crawled.nextNight().crawl("--full");
        List<Media> before = uploads();
        crawled.blog().upload("content/uploadfile/1/b.png", TestPng.saying("20"));

        assertThat(crawled.nextNight().crawl("--full").problems())
                .extracting(Problem::what)
                .containsExactly(KEPT);
        assertThat(uploads()).isEqualTo(before);
    }

    @Test
    void onePlaceholderForSeveralReplacesThemWhereOthersStay() throws IOException {
        refer("content/uploadfile/1/d.png", TestPng.saying("9"));
        refer("content/uploadfile/1/e.png", TestPng.saying("10"));
        crawled.crawl();
        crawled.blog().upload("content/uploadfile/1/a.png", TestPng.saying("20"));
        crawled.blog().upload("content/uploadfile/1/b.png", TestPng.saying("20"));

        assertThat(crawled.nextNight().crawl("--full").problems()).isEmpty();

        assertThat(bytes("1/a.png")).isEqualTo(TestPng.saying("20"));
        assertThat(bytes("1/b.png")).isEqualTo(TestPng.saying("20"));
    }

    /** A server that says so of each file says so of an old notice, too. */
    @Test
    void notModifiedWithoutETagProvesNothingOfOthers() throws IOException {
        refer("content/uploadfile/1/d.png", TestPng.saying("9"));
        refer("content/uploadfile/1/e.png", TestPng.saying("10"));
        crawled.crawl();
        List<Media> before = uploads();
        crawled.blog().upload("content/uploadfile/1/a.png", TestPng.saying("20"));
        crawled.blog().upload("content/uploadfile/1/b.png", TestPng.saying("20"));
        crawled.emlog().failing(Faults.at(target -> target.matches(".*/[de]\\.png"), Faults.status(304)));

        assertThat(crawled.nextNight().crawl("--full").problems())
                .extracting(Problem::what)
                .containsExactly(KEPT, KEPT);

        assertThat(uploads()).isEqualTo(before);
    }

    @Test
    void aNoticeForMostReplacesNoneThoughOthersStay() throws IOException {
        refer("content/uploadfile/1/d.png", TestPng.saying("9"));
        refer("content/uploadfile/1/e.png", TestPng.saying("10"));
        crawled.crawl();
        List<Media> before = uploads();
        for (String name : List.of("a", "b", "d")) {
            crawled.blog().upload("content/uploadfile/1/" + name + ".png", TestPng.saying("20"));
        }

        assertThat(crawled.nextNight().crawl("--full").problems()).hasSize(3);

        assertThat(uploads()).isEqualTo(before);
    }

    @Test
    void whoForcesARunTakesOneFileForSeveral() throws IOException {
        crawled.crawl();
        crawled.blog().upload("content/uploadfile/1/a.png", TestPng.saying("20"));
        crawled.blog().upload("content/uploadfile/1/b.png", TestPng.saying("20"));
        assertThat(crawled.nextNight().crawl("--full").problems()).hasSize(2);

        assertThat(crawled.nextNight().crawl("--full --force").problems()).isEmpty();

        assertThat(bytes("1/b.png")).isEqualTo(TestPng.saying("20"));
    }

    @Test
    void twoCopiesOfAnUploadAreReplacedTogether() throws IOException {
        refer("content/uploadfile/2/a.png", TestPng.saying("3"));
        crawled.crawl();
        crawled.blog().upload("content/uploadfile/1/a.png", TestPng.saying("6"));
        crawled.blog().upload("content/uploadfile/2/a.png", TestPng.saying("6"));

        assertThat(crawled.nextNight().crawl("--full").problems()).isEmpty();

        assertThat(bytes("1/a.png")).isEqualTo(TestPng.saying("6"));
        assertThat(bytes("2/a.png")).isEqualTo(TestPng.saying("6"));
    }

    @Test
    void aFileThatAProxyPackedReplacesNone() throws IOException {
        crawled.crawl();
        List<Media> before = uploads();
        crawled.emlog().failing(Faults.of("upload", Faults.body("application/octet-stream", packed(ZIP))));

        crawled.nextNight().crawl("--full");
        assertThat(uploads()).isEqualTo(before);

        crawled.emlog().healthy();
        assertThat(crawled.nextNight().crawl().problems()).isEmpty();
        assertThat(uploads()).hasSize(3);
        assertThat(bytes("1/c.zip")).isEqualTo(ZIP);
    }

    @Test
    void aPictureThatAProxyPackedIsNotStored() throws IOException {
        crawled.emlog().failing(Faults.of("upload", Faults.body("image/png", packed(TestPng.saying("3")))));

        crawled.crawl();

        assertThat(uploads()).noneMatch(upload -> upload.path().endsWith(".png"));
    }

    @Test
    void aDocumentThatAProxyPackedIsNotStored() throws IOException {
        byte[] paper = "%PDF-1.4 a paper\n%%EOF".getBytes(StandardCharsets.UTF_8);
        refer("content/uploadfile/1/paper.pdf", paper);
        crawled.emlog()
                .failing(Faults.at(target -> target.endsWith(".pdf"), Faults.body("application/pdf", packed(paper))));

        assertThat(crawled.crawl().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.where()).endsWith("paper.pdf"))
                .satisfies(problem -> assertThat(problem.why()).contains("packed with gzip in place of the file"));
        assertThat(uploads()).hasSize(3);

        crawled.emlog().healthy();
        assertThat(crawled.nextNight().crawl().problems()).isEmpty();
        assertThat(bytes("1/paper.pdf")).isEqualTo(paper);
    }

    @Test
    void aPackedFileUnderAnotherNameIsArchived() throws IOException {
        byte[] first = packed(new byte[5000]);
        byte[] second = packed(new byte[6000]);
        refer("content/uploadfile/1/source.zip", first);

        assertThat(crawled.crawl().problems()).isEmpty();
        assertThat(bytes("1/source.zip")).isEqualTo(first);

        crawled.blog().upload("content/uploadfile/1/source.zip", second);
        assertThat(crawled.nextNight().crawl("--full").problems()).isEmpty();
        assertThat(bytes("1/source.zip")).isEqualTo(second);
    }

    @Test
    void aPackedFileReplacesAZipOfThatName() throws IOException {
        crawled.crawl();
        byte[] packed = packed(new byte[5000]);
        crawled.blog().upload("content/uploadfile/1/c.zip", packed);

        assertThat(crawled.nextNight().crawl("--full").problems()).isEmpty();

        assertThat(bytes("1/c.zip")).isEqualTo(packed);
    }

    @Test
    void aZipThatAProxyPackedIsNotStored() throws IOException {
        crawled.emlog().failing(Faults.of("upload", Faults.body("application/zip", packed(ZIP))));

        crawled.crawl();

        assertThat(uploads()).isEmpty();
    }

    @Test
    void notModifiedIsNoAnswerForAMissingUpload() throws IOException {
        crawled.emlog().failing(Faults.of("upload", Faults.status(304)));

        assertThat(crawled.crawl().problems())
                .extracting(Problem::what)
                .containsOnly("upload is missing")
                .hasSize(3);

        crawled.emlog().healthy();
        assertThat(crawled.nextNight().crawl().problems()).isEmpty();
        assertThat(uploads()).hasSize(3);
    }

    private void refer(String path, byte[] bytes) {
        crawled.blog().upload(path, bytes);
        crawled.blog().publish(post -> post.title("title").html("<a href=\"/" + path + "\">a file</a>"));
    }

    private List<Media> uploads() throws IOException {
        return crawled.archive().uploads().all();
    }

    private byte[] bytes(String path) throws IOException {
        return crawled.archive().uploads().bytes("content/uploadfile/" + path);
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
