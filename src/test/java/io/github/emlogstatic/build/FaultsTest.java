package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.config.Configs;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A blog that breaks every tenth answer, in every way. */
class FaultsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 23})
    void nothingIsLostAndNothingSecretIsPublished(long seed) throws IOException, ConfigException {
        MemoryBlog blog = MemoryBlog.empty();
        fill(blog);
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder.resolve("mirror"))) {
            crawled.configured("crawl: {retries: 0}\npages: [41]");
            crawled.emlog().failing(Faults.random(seed, 0.10, Faults.everyKind()));
            NavigableSet<Integer> known = new TreeSet<>();
            int clean = 0;
            for (int night = 0; night < 60 && clean == 0; night++) {
                clean = build(crawled) ? 1 : 0;
                NavigableSet<Integer> now = crawled.archive().articleIds();
                assertThat(now).as("night %d has lost an article", night).containsAll(known);
                known = now;
                assertThat(text(crawled.folder())).doesNotContain("SECRET");
            }
            assertThat(clean).as("a run without a problem").isEqualTo(1);

            crawled.emlog().healthy();
            crawled.nextNight().later(Duration.ofDays(60)); // what answered 404 is asked for ever more rarely
            build(crawled);
            assertThat(Verification.of(crawled.folder().resolve("archive")).damage())
                    .isEmpty();
            assertSame(crawled.archive(), undisturbed(crawled));
        }
    }

    private static void fill(MemoryBlog blog) {
        for (int i = 1; i <= 40; i++) {
            String image = "content/uploadfile/202401/" + i + ".png";
            blog.upload(image, TestPng.saying("png " + i));
            int id = blog.publish(post -> post.title("title").html("<p>text</p><img src=\"/" + image + "\">"));
            if (i % 4 == 0) {
                blog.comment(id, "a", "comment " + i);
            }
        }
        blog.publishPage("关于", "page");
        blog.publish(post -> post.title("later").text("SECRET").date(LocalDateTime.of(2031, 1, 1, 0, 0)));
        int locked = blog.publish(post -> post.title("locked").text("SECRET").password("pw"));
        blog.comment(locked, "a", "SECRET");
        blog.publish(post -> post.title("draft").text("SECRET").hidden(true));
    }

    /** Whether the build had no problem. */
    private static boolean build(CrawledBlog crawled) throws IOException, ConfigException {
        crawled.nextNight();
        try {
            BuildReport report = crawled.build("");
            return report.problems().isEmpty() && report.outcome().refused().isEmpty();
        } catch (EmlogException e) {
            assertThat(e.getMessage())
                    .doesNotContain("\n")
                    .contains(crawled.emlog().address());
            return false;
        }
    }

    private Archive undisturbed(CrawledBlog crawled) throws IOException, ConfigException {
        Path directory = Files.createDirectories(folder.resolve("undisturbed"));
        Files.writeString(directory.resolve("site-config.yaml"), "pages: [41]");
        new SiteBuild(Configs.of(crawled.emlog().address(), directory), crawled.clock(), Progress.SILENT).run();
        return Archive.peek(directory.resolve("archive"));
    }

    private static void assertSame(Archive one, Archive other) throws IOException {
        assertThat(one.articleIds()).isEqualTo(other.articleIds());
        for (int id : other.articleIds()) {
            assertThat(one.article(id)).isEqualTo(other.article(id));
            assertThat(one.comments(id)).hasSameSizeAs(other.comments(id));
        }
        assertThat(one.pageIds()).contains(41);
        assertThat(one.uploads().all()).isEqualTo(other.uploads().all());
        assertThat(one.categories()).isEqualTo(other.categories());
    }

    private static String text(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : Tree.files(folder)) {
            all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return all.toString();
    }
}
