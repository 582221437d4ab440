package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFilesTest {

    @TempDir
    Path folder;

    @Test
    void namesStayTheSameInAllVersions() {
        assertThat(new CacheFiles(folder).manifest(folder.resolve("public"))).hasFileName("public-efa1f375.manifest");
        assertThat(new CacheFiles(folder).readAgain(folder.resolve("a".repeat(235))))
                .asString()
                .contains("/" + "a".repeat(235) + "-");
    }

    @Test
    void aLongPathHasANameThatEverySystemAllows() throws IOException {
        CacheFiles caches = new CacheFiles(folder);
        Path one = folder.resolve("one").resolve("a".repeat(200)).resolve("b".repeat(200));
        Path two = folder.resolve("two").resolve("a".repeat(200)).resolve("b".repeat(200));

        Files.createDirectories(caches.manifest(one).getParent());
        assertThat(Files.createFile(caches.manifest(one))).isNotEqualTo(caches.manifest(two));
        assertThat(Files.createFile(caches.readAgain(one))).isNotEqualTo(caches.readAgain(two));
    }

    @Test
    void aSiteAndAnArchiveMayHaveLongPaths() throws Exception {
        String path = "a".repeat(200) + "/" + "b".repeat(200);
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish("title", "text");
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder)) {
            crawled.configured("archive: archive/" + path + "\noutput: public/" + path + "\n");
            crawled.build("");
            Path site = folder.resolve("public").resolve(path);
            Files.createFile(site.resolve("mine.txt"));

            BuildReport report = crawled.build("--full");

            assertThat(site.resolve("index.html")).exists();
            assertThat(report.problems().toString()).contains("mine.txt");
        }
    }

    @Test
    void aCacheThatCannotBeWrittenFailsBeforeTheSite() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish("title", "text");
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder)) {
            Path cache = new CacheFiles(folder).articles(folder.resolve("archive"));
            Files.createDirectories(cache.resolve("in the way"));
            for (int run = 0; run < 2; run++) {
                assertThatThrownBy(() -> crawled.build(""))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining(String.valueOf(cache.getFileName()))
                        .hasNoSuppressedExceptions();
                assertThat(folder.resolve("public/index.html")).doesNotExist();
            }

            FileUtils.deleteDirectory(cache.toFile());
            crawled.build("");

            assertThat(folder.resolve("public/index.html")).exists();
        }
    }

    /** As when a mirror is copied to another machine with {@code cp *}, which leaves names with a dot behind. */
    @Test
    void aWithdrawnPageLeavesASiteWhoseManifestIsLost() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.fill(3).category(1, "Kept").category(2, "Travels").edit(3, post -> post.category(2));
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder)) {
            crawled.configured("baseUrl: https://example.com/\n").build("");
            Path site = folder.resolve("public");
            Path another = site.resolve("another");
            Files.createDirectories(another.resolve("post"));
            for (String page : List.of("404.html", "index.html", "post/1.html", "atom.xml", "rss.xml")) {
                Files.copy(site.resolve(page), another.resolve(page));
            }
            Files.writeString(site.resolve("mine.html"), "<title>mine</title>");
            Files.copy(site.resolve("atom.xml"), site.resolve("wordpress.xml"));
            Files.copy(site.resolve("post/3.html"), site.resolve("post/404.html")); // the page of an article 404
            Files.createDirectories(site.resolve("search/40"));
            Files.writeString(site.resolve("search/40/12.js"), "es.shard(\"40/12\",\"\");");
            Files.writeString(site.resolve("search/40/t3.js"), "es.texts(\"40/3\",[]);");
            Files.writeString(site.resolve("search/40/t4.js"), "mine();");
            FileUtils.deleteDirectory(folder.resolve(".emlog-static").toFile());
            blog.edit(3, post -> post.hidden(true)).deleteCategory(2);

            BuildReport report = crawled.nextNight().build("");

            assertThat(site.resolve("post/3.html")).doesNotExist();
            assertThat(site.resolve("post/404.html")).doesNotExist();
            assertThat(site.resolve("sort/2")).doesNotExist();
            assertThat(report.problems())
                    .filteredOn(problem -> problem.why().startsWith("removed"))
                    .extracting(Problem::where)
                    .containsExactly(
                            "post/3.html",
                            "post/404.html",
                            "search/40/12.js",
                            "search/40/t3.js",
                            "sort/2.html",
                            "sort/2/atom.xml",
                            "sort/2/feed.json",
                            "sort/2/rss.xml");
            assertThat(report.problems())
                    .filteredOn(problem -> problem.why().startsWith("left alone"))
                    .extracting(Problem::where)
                    .containsExactly(
                            "another/404.html",
                            "another/atom.xml",
                            "another/index.html",
                            "another/post/1.html",
                            "another/rss.xml",
                            "mine.html",
                            "search/40/t4.js",
                            "wordpress.xml");
            assertThat(another.resolve("post/1.html")).exists();
        }
    }
}
