package io.github.emlogstatic.build.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.config.Configs;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.embedded.EmbeddedEmlog;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files of the blog that are no uploads, such as the smileys of emlog's older editor, are kept, too. */
class BlogFilesTest {

    private static final String SMILEY = "admin/editor/plugins/emoticons/images/12.gif";
    private static final String KEPT = "content/files/" + SMILEY;
    private static final byte[] BYTES = TestPng.saying("smile");

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();
    private int id;

    @BeforeEach
    void aTextWithASmiley() {
        blog.upload(SMILEY, BYTES);
        id = blog.publish(post -> post.title("题")
                .html("<p>好 <img src=\"" + crawled.emlog().address() + SMILEY + "\"> <img src=\"/" + SMILEY
                        + "\"></p>"));
    }

    private String page() throws Exception {
        return Files.readString(folder.resolve("public/post/" + id + ".html"));
    }

    @Test
    void theSiteShowsACopyOfItsOwn() throws Exception {
        assertThat(crawled.build("").problems()).isEmpty();

        assertThat(page())
                .contains("src=\"../" + KEPT + "\"")
                .doesNotContain(crawled.emlog().address() + SMILEY);
        assertThat(folder.resolve("public").resolve(KEPT)).hasBinaryContent(BYTES);
        assertThat(crawled.verification().damage()).isEmpty();
        assertThat(crawled.emlog().requests())
                .filteredOn(request -> request.getTarget().contains(SMILEY))
                .hasSize(1);
    }

    @Test
    void aFileThatATextLinksToIsKept() throws Exception {
        blog.upload("soft/工具 1.zip", BYTES);
        int linking = blog.publish(post -> post.title("下载").html("<a href=\"/soft/%E5%B7%A5%E5%85%B7 1.zip\">工具</a>"));

        assertThat(crawled.build("").problems()).isEmpty();

        assertThat(folder.resolve("public/content/files/soft/工具 1.zip")).hasBinaryContent(BYTES);
        assertThat(Files.readString(folder.resolve("public/post/" + linking + ".html")))
                .contains("href=\"../content/files/soft/");
    }

    @Test
    void aShownDrawingIsKeptWithoutItsScripts() throws Exception {
        String drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script><path d=\"M0 0\"/></svg>";
        blog.upload("content/plugins/emoji/ok.svg", drawing.getBytes(UTF_8));
        int showing = blog.publish(post -> post.title("图").html("<img src=\"/content/plugins/emoji/ok.svg\">"));

        assertThat(crawled.build("").problems()).isEmpty();

        String kept = "content/files/content/plugins/emoji/ok.svg";
        assertThat(folder.resolve("archive").resolve(kept)).hasContent(drawing);
        assertThat(folder.resolve("public").resolve(kept))
                .content()
                .contains("M0 0")
                .doesNotContain("script");
        assertThat(Files.readString(folder.resolve("public/post/" + showing + ".html")))
                .contains("src=\"../" + kept + "\"");
    }

    @Test
    void itIsAskedForOnceAndLeavesWithItsText() throws Exception {
        crawled.build("");
        crawled.emlog().forget();
        crawled.nextNight().build("");
        assertThat(crawled.emlog().requests())
                .noneMatch(request -> request.getTarget().contains(SMILEY));

        blog.edit(id, post -> post.html("<p>没有</p>"));
        crawled.nextNight().build("");

        assertThat(folder.resolve("public").resolve(KEPT)).doesNotExist();
        assertThat(crawled.archive().uploads().find(KEPT)).isPresent();
    }

    @Test
    void missingPictureIsReported() throws Exception {
        blog.publish(post -> post.title("缺").html("<img src=\"/content/templates/old/none.jpg\">"));

        CrawlReport report = crawled.crawl();

        assertThat(report.problems())
                .singleElement()
                .extracting(Problem::where)
                .asString()
                .contains("content/templates/old/none.jpg");
    }

    /** The file of every emlog closes {@code admin/}, and every browser loads the smileys. */
    @Test
    void robotsTxtClosesLinkedFilesAndNoShownPictures() throws Exception {
        blog.upload("admin/tool.zip", BYTES);
        blog.publish(post -> post.title("下载").html("<a href=\"/admin/tool.zip\">工具</a>"));
        crawled.emlog()
                .failing(Faults.at(
                        "/robots.txt"::equals, Faults.body("text/plain", "User-agent: *\nDisallow: /admin/")));

        assertThat(crawled.crawl().problems())
                .singleElement()
                .extracting(Problem::why)
                .asString()
                .contains("robots.txt");
        assertThat(crawled.emlog().requests())
                .noneMatch(request -> request.getTarget().contains("tool.zip"));
        assertThat(crawled.archive().uploads().find(KEPT)).isPresent();

        crawled.nextNight().configured("crawl: {ignoreRobots: true}").crawl();
        assertThat(crawled.archive().uploads().count()).isEqualTo(2);
    }

    @Test
    void anArchiveFromBeforeMissesNothingUntilItIsCrawled() throws Exception {
        crawled.configured("media: {download: false}").crawl();
        crawled.configured("");

        assertThat(crawled.build("--offline").problems()).isEmpty();
        assertThat(page()).contains(crawled.emlog().address() + SMILEY);
        crawled.nextNight().build("");
        assertThat(folder.resolve("public").resolve(KEPT)).hasBinaryContent(BYTES);
    }

    @Test
    void aServedArchiveGivesItAtItsAddress() throws Exception {
        crawled.crawl();
        Path second = folder.resolveSibling("second");

        try (Archive archive = Archive.read(folder.resolve("archive"));
                EmbeddedEmlog served = EmbeddedEmlog.serve(archive, Map.of())) {
            new SiteBuild(Configs.of(served.address(), second), crawled.clock(), Progress.SILENT).run();
        }

        assertThat(second.resolve("archive").resolve(KEPT)).hasBinaryContent(BYTES);
    }
}
