package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.MemoryBlog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
