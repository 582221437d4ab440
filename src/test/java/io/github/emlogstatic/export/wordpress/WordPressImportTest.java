package io.github.emlogstatic.export.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.browser.HardSite;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.export.SmallArchive;
import io.github.emlogstatic.export.blog.ExportedBlog;
import io.github.emlogstatic.export.tool.BuiltByToolsTest;
import io.github.emlogstatic.export.tool.BuiltSite;
import io.github.emlogstatic.export.tool.OwnersBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.real.WordPress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the importer of WordPress makes of an export, held against our own site of the same archive. */
@Tag("real-emlog")
class WordPressImportTest {

    private static final int SMALL = 60_000;

    @TempDir
    Path folder;

    @Test
    void wordPressHasTheSampleBlogAsWeDo() throws Exception {
        compare(
                Path.of(System.getenv().getOrDefault("EXPORTED", "examples/sample-blog"))
                        .toAbsolutePath(),
                true);
    }

    @Test
    void wordPressHasHardTextsAsWeDo() throws Exception {
        try (CrawledBlog crawled = CrawledBlog.of(HardSite.blog(), folder.resolve("hard"))) {
            crawled.crawl();
            compare(crawled.folder().resolve("archive"), false);
        }
    }

    @Test
    void wordPressHasWhatTemplatesAndSettingsMistake() throws Exception {
        try (CrawledBlog crawled = CrawledBlog.of(OwnersBlog.blog(), folder.resolve("owner"))) {
            crawled.crawl();
            try (WordPress wordPress = WordPress.in(folder)) {
                compare(
                                crawled.folder().resolve("archive"),
                                false,
                                wordPress.fetchingFrom(
                                        URI.create(crawled.emlog().address()).getPort()),
                                crawled.emlog().address())
                        .checkQueries();
            }
        }
    }

    @Test
    void wordPressHasOneOfEverythingAsWeDo() throws Exception {
        try (SmallArchive small = SmallArchive.in(folder.resolve("small"))) {
            compare(small.archive(), false);
        }
    }

    @Test
    void wordPressHasAMessyBlogAsWeDo() throws Exception {
        try (CrawledBlog crawled = CrawledBlog.of(MessyBlog.blog(), folder.resolve("messy"))) {
            crawled.configured(MessyBlog.settings(crawled.blog()));
            crawled.crawl();
            MessyBlog.move(crawled.blog());
            crawled.nextNight().crawl("--full");
            String blog = crawled.emlog().address();
            try (WordPress wordPress = WordPress.in(folder)) {
                WordPressComparison comparison = compare(
                        crawled.folder().resolve("archive"),
                        false,
                        wordPress.fetchingFrom(URI.create(blog).getPort()),
                        blog);
                comparison.checkOldAddresses("/%postname%/", "/%postname%.html");
                comparison.checkUploads();
                JsonNode before = wordPress.content();
                wordPress.imports(comparison.files);
                assertThat(wordPress.content()).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "post-%d.html, /%postname%.html",
        "%d.html, /%postname%.html",
        "post/%d, /post/%postname%/",
        "%d, /%postname%/",
        "tech/%d.html, /%category%/%postname%.html",
    })
    void oldAddressesLeadToArticlesWithTheirPermalink(String addresses, String structure) throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.category(new Category(1, "技术", "tech", "", 0, 1));
        for (int i = 1; i <= 12; i++) {
            String address = addresses.formatted(i);
            blog.publish(post -> post.title("title").text("text").category(1).url(address));
        }
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder.resolve("blog"));
                WordPress wordPress = WordPress.in(folder)) {
            crawled.crawl();
            compare(
                            crawled.folder().resolve("archive"),
                            false,
                            wordPress,
                            crawled.emlog().address())
                    .checkOldAddresses(structure);
        }
    }

    /** @param real whether its uploads are images, and not texts with such names */
    private void compare(Path archive, boolean real) throws Exception {
        HttpServer uploads = serving(archive);
        int port = uploads.getAddress().getPort();
        try (WordPress wordPress = WordPress.in(folder)) {
            compare(archive, real, wordPress.fetchingFrom(port), "http://127.0.0.1:" + port + "/");
        } finally {
            uploads.stop(0);
        }
    }

    /** @param uploads where WordPress finds them */
    private WordPressComparison compare(Path archive, boolean real, WordPress wordPress, String uploads)
            throws Exception {
        Config config = BuiltByToolsTest.config(folder, archive);
        ExportedBlog blog = ExportedBlog.of(config, List.of());
        BuiltSite ours = BuiltByToolsTest.ours(folder, config, blog);
        WxrReport report = WxrExport.write(
                config,
                folder.resolve("blog.xml"),
                new WxrExport.Options(SMALL, Optional.of(uploads), List.of(), false),
                Progress.SILENT);
        String said = wordPress.imports(report.files());
        assertThat(said).doesNotContain("already exists", "error");
        if (real) {
            assertThat(said.lines().filter(line -> line.contains("Failed") && !line.contains(".svg")))
                    .isEmpty();
        }
        WordPressComparison comparison = new WordPressComparison(blog, ours, wordPress, real, report.files());
        comparison.run();
        return comparison;
    }

    private static HttpServer serving(Path archive) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Path file = archive.resolve(
                    Percent.decode(exchange.getRequestURI().getRawPath()).substring(1));
            boolean found = Files.isRegularFile(file);
            byte[] bytes = found ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(found ? 200 : 404, found ? bytes.length : -1);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }
}
