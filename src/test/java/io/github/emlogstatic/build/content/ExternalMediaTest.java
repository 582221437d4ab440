package io.github.emlogstatic.build.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.emlog.OneHost;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExternalMediaTest {

    private static final byte[] GIF =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    private static final String COPY = "media: {external: download}";

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    @Test
    void imagesOnThisMachineAreRefused() throws Exception {
        String image = "http://127.0.0.2:" + crawled.emlog().address().replaceAll("\\D+$|.*:", "") + "/x.gif";
        int id = blog.publish(post -> post.title("题").html("<img src=\"" + image + "\">"));
        crawled.build("");
        assertThat(crawled.archive().uploads().count()).isZero();

        crawled.nextNight().configured(COPY);
        BuildReport report = crawled.build("");

        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.what()).isEqualTo("image at another host is missing");
            assertThat(problem.where()).isEqualTo(image);
            assertThat(problem.why()).contains("no address of the public internet");
        });
        assertThat(site("post/" + id + ".html")).contains("src=\"" + image + "\"");
        assertThat(crawled.emlog().requests())
                .noneMatch(request -> request.getTarget().contains("x.gif"));
    }

    @Test
    void copiesReplaceExternalImagesIfConfigured() throws Exception {
        String image = "https://images.example/dir/x.gif";
        int id = blog.publish(post -> post.title("题").html("<img src=\"" + image + "\">"));
        crawled.build("");
        String copy = ExternalImages.path(image);
        try (Archive archive = Archive.open(folder.resolve("archive"), crawled.clock())) {
            Path fetched = Files.write(archive.uploads().temporary().resolve("x"), GIF);
            archive.uploads().moveIn(fetched, copy);
            archive.commit();
        }

        crawled.configured(COPY);
        crawled.build("--offline");
        assertThat(site("post/" + id + ".html"))
                .contains("src=\"../" + copy + "\"", "width=\"1\" height=\"1\"")
                .doesNotContain(image);
        assertThat(folder.resolve("public").resolve(copy)).hasBinaryContent(GIF);

        crawled.configured("");
        crawled.build("--offline");
        assertThat(site("post/" + id + ".html")).contains("src=\"" + image + "\"");
        assertThat(folder.resolve("public").resolve(copy)).doesNotExist();
    }

    @Test
    void theLimitOfImagesIsRespected() throws Exception {
        blog.publish(post -> post.title("题")
                .html("<img src=\"http://127.0.0.2:1/1.gif\"><img src=\"http://127.0.0.2:1/2.gif\">"
                        + "<img src=\"http://127.0.0.2:1/3.gif\">"));
        crawled.configured("media: {external: download, externalMaxFiles: 2}");

        assertThat(crawled.build("").problems())
                .extracting(Problem::what)
                .containsExactlyInAnyOrder(
                        "image at another host is missing",
                        "image at another host is missing",
                        "images at other hosts are left there");
    }

    @Test
    void anImageLargerThanConfiguredStaysThere() throws Exception {
        try (OneHost host = OneHost.giving(GIF)) {
            String image = host.at("/x.gif");
            blog.publish(post -> post.title("题").html("<img src=\"" + image + "\">"));
            crawled.configured("media: {external: download, externalMaxBytes: " + (GIF.length - 1) + "}");

            assertThat(crawled.crawl("", host::connect).problems())
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.where()).isEqualTo(image);
                        assertThat(problem.why()).contains("larger than media.externalMaxBytes");
                    });
            assertThat(crawled.archive().uploads().count()).isZero();

            crawled.nextNight().configured("media: {external: download, externalMaxBytes: " + GIF.length + "}");
            assertThat(crawled.crawl("", host::connect).problems()).isEmpty();
            assertThat(crawled.archive().uploads().count()).isOne();
        }
    }

    @Test
    void anImageThatWasNotAskedForWaitsNoLonger() throws Exception {
        try (OneHost host = OneHost.giving(GIF)) {
            for (int i = 101; i <= 140; i++) {
                String image = host.at("/" + i + ".gif");
                blog.publish(post -> post.title("题").html("<img src=\"" + image + "\">"));
            }
            crawled.configured(COPY);
            host.busy(true);
            crawled.crawl("", host::connect);
            CrawlReport second = crawled.nextNight().crawl("", host::connect);
            assertThat(Problem.grouped(second.problems()))
                    .filteredOn(problem -> problem.why().contains("this run sends no more"))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.where()).contains("more"));

            host.busy(false);
            crawled.nextNight().crawl("", host::connect);

            assertThat(crawled.archive().uploads().count()).isGreaterThanOrEqualTo(26);
        }
    }

    @Test
    void aCoverAtAnotherHostIsCopied() throws Exception {
        try (OneHost host = OneHost.giving(GIF)) {
            String cover = host.at("/cover.gif");
            int id = blog.publish(post -> post.title("题").cover(cover).html("<p>文</p>"));
            crawled.crawl("", host::connect);
            assertThat(crawled.archive().uploads().count()).isZero();

            crawled.nextNight().configured(COPY).crawl("", host::connect);
            crawled.build("--offline");

            String copy = ExternalImages.path(cover);
            assertThat(folder.resolve("public").resolve(copy)).hasBinaryContent(GIF);
            assertThat(site("index.html")).contains("src=\"" + copy);
            assertThat(site("post/" + id + ".html")).contains("src=\"../" + copy);

            crawled.configured("");
            crawled.build("--offline");
            assertThat(site("index.html")).contains("src=\"" + cover);
            assertThat(folder.resolve("public").resolve(copy)).doesNotExist();
        }
    }

    @Test
    void theBlogsIconIsArchivedAndPublished() throws Exception {
        blog.publish("题", "正文");
        crawled.emlog().wearing(Theme.DEFAULT);
        givingIcon(GIF);

        crawled.build("");

        String icon = ExternalImages.path(crawled.emlog().address() + "favicon.ico");
        assertThat(site("index.html")).contains("<link rel=\"icon\" href=\"" + icon + "\">");
        assertThat(folder.resolve("public").resolve(icon)).hasBinaryContent(GIF);
    }

    @Test
    void aTruncatedIconDoesNotReplaceTheArchivedOne() throws Exception {
        blog.publish("题", "正文");
        crawled.emlog().wearing(Theme.DEFAULT);
        givingIcon(GIF);
        crawled.build("");

        givingIcon(Arrays.copyOf(GIF, GIF.length - 1));
        crawled.nextNight();
        crawled.build("--full");

        assertThat(crawled.emlog().count("upload")).isPositive();
        String icon = ExternalImages.path(crawled.emlog().address() + "favicon.ico");
        assertThat(crawled.archive().file(icon)).hasBinaryContent(GIF);
    }

    private void givingIcon(byte[] icon) {
        crawled.emlog().failing(Faults.at("/favicon.ico"::equals, Faults.body("image/gif", icon)));
    }

    @Test
    void aBlogWithoutAnIconCausesNoProblem() throws Exception {
        blog.publish("题", "正文");
        crawled.emlog().wearing(Theme.DEFAULT);

        assertThat(crawled.build("").problems()).isEmpty();
    }

    private String site(String path) throws IOException {
        return Files.readString(folder.resolve("public").resolve(path));
    }
}
