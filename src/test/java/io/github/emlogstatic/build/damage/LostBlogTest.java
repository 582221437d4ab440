package io.github.emlogstatic.build.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A damaged archive is repaired as far as possible when the blog is gone or has lost articles. */
class LostBlogTest {

    private static final String IMAGE = "content/uploadfile/202401/茶.png";

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();
    private Path archive;
    private Map<String, String> site;

    @BeforeEach
    void anArchiveAndItsSite() throws Exception {
        blog.upload(IMAGE, TestPng.saying("png"));
        blog.publish(post -> post.title("一").html("<img src=\"/" + IMAGE + "\">"));
        blog.publish(post -> post.title("二").url("about-tea"));
        blog.comment(2, "a", "x");
        blog.publish("withdrawn", "text");
        blog.publishPage("关于", "text");
        crawled.configured(QuickTheme.CHOSEN + "pages: [4]");
        archive = folder.resolve("archive");
        build("");
        blog.delete(3);
        build("--full");
        site = Tree.of(folder.resolve("public"));
        assertThat(archive.resolve("private/articles/3.json")).exists();
    }

    @Test
    void aLostIndexIsRebuiltFromTheFiles() throws Exception {
        FileTime written = FileTime.fromMillis(1_600_000_000_000L);
        Files.setLastModifiedTime(archive.resolve("articles/1.json"), written);
        Files.delete(archive.resolve("index.jsonl"));
        Files.delete(archive.resolve("private/index.jsonl"));
        assertThat(found()).containsExactly("index.jsonl");
        assertThatThrownBy(() -> build("--offline")).hasMessageContaining("with --offline, of the files alone");

        BuildReport report = build("--offline --full");

        assertThat(report.problems())
                .map(Problem::toString)
                .anyMatch(told -> told.matches(
                        "lines of the index were made again: index.jsonl \\(of 1\\d files; what it told of .*"))
                .anyMatch(told -> told.contains("private/index.jsonl"))
                .hasSize(2);
        assertThat(found()).isEmpty();
        assertThat(crawled.archive().lastChanged("articles/1.json")).isEqualTo(written.toInstant());
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(site);
        assertThat(build("--offline --full").problems()).isEmpty();
    }

    @Test
    void aLostPrivateIndexIsNoticed() throws Exception {
        Files.delete(archive.resolve("private/index.jsonl"));

        assertThat(found()).containsExactly("private/index.jsonl");
        assertThatThrownBy(() -> build("--offline")).hasMessageContaining("private/index.jsonl is lost or cut off");

        build("--offline --full");
        assertThat(found()).isEmpty();
        assertThat(crawled.archive().privateFolder().articleIds()).containsExactly(3);
    }

    @Test
    void aTruncatedIndexIsNoticed() throws Exception {
        List<String> lines = Files.readAllLines(archive.resolve("index.jsonl"));
        Files.write(archive.resolve("index.jsonl"), lines.subList(0, 4));

        assertThat(found()).containsExactly("index.jsonl");
        assertThatThrownBy(() -> build("--offline")).hasMessageContaining("index.jsonl is lost or cut off");

        build("--offline --full");
        assertThat(Files.readAllLines(archive.resolve("index.jsonl")))
                .map(LostBlogTest::withoutTimes)
                .isEqualTo(lines.stream().map(LostBlogTest::withoutTimes).toList());
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(site);
    }

    @Test
    void theFilesDecideAfterABadMerge() throws Exception {
        Path index = archive.resolve("index.jsonl");
        List<String> lines = Files.readAllLines(index);
        String ours = lines.get(0);
        String theirs = ours.replaceFirst("\"sha256\":\"[0-9a-f]{4}", "\"sha256\":\"0000");
        Files.writeString(
                index,
                "<<<<<<< HEAD\n" + ours + "\n=======\n" + theirs + "\n>>>>>>> other\n"
                        + String.join("\n", lines.subList(1, lines.size())) + "\n");

        build("--offline --full");

        assertThat(found()).isEmpty();
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(site);
    }

    @Test
    void unreadableAndWithdrawnFilesAreNotIndexed() throws Exception {
        Files.copy(archive.resolve("private/articles/3.json"), archive.resolve("articles/3.json"));
        Files.copy(archive.resolve("articles/1.json"), archive.resolve("articles/1 (conflicted copy).json"));
        Files.copy(archive.resolve("articles/1.json"), archive.resolve("articles/7.json"));
        Files.writeString(archive.resolve("comments/2.json"), "[{");
        Files.delete(archive.resolve("index.jsonl"));

        BuildReport report = build("--offline --full");

        assertThat(report.problems())
                .filteredOn(problem -> problem.what().equals("a file was not taken into the index"))
                .map(Problem::where)
                .containsExactly("articles/3.json", "articles/7.json", "comments/2.json");
        assertThat(crawled.archive().articleIds()).containsExactly(1, 2);
        assertThat(folder.resolve("public/post/3.html")).doesNotExist();
    }

    @Test
    void removedArticlesSurviveALostIndex() throws Exception {
        Files.delete(archive.resolve("index.jsonl"));
        crawled.emlog().failing(Faults.at(target -> target.startsWith("/content/uploadfile"), Faults.status(404)));

        build("--full");

        assertThat(found()).isEmpty();
        assertThat(archive.resolve(IMAGE)).hasBinaryContent(TestPng.saying("png"));
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(site);
    }

    @Test
    void lostNamesAreAssignedAgain() throws Exception {
        Files.delete(archive.resolve("names.json"));
        FileUtils.deleteDirectory(folder.resolve(".emlog-static").toFile());

        assertThat(build("--offline").problems())
                .map(Problem::toString)
                .anyMatch(told -> told.startsWith("names.json was lost: names.json (all names are given anew"));
        assertThat(found()).isEmpty();
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(site);
    }

    @Test
    void namesFromAnOlderBackupAreCompleted() throws Exception {
        Files.writeString(archive.resolve("names.json"), "{}");
        assertThatThrownBy(() -> build("--offline --full --dry-run"))
                .hasMessageContaining("names.json has no name for")
                .hasMessageContaining("build --full");

        build("--offline --full");

        assertThat(found()).isEmpty();
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(site);
    }

    @Test
    void aMissingFileIsNotRenderedAsEmpty() throws Exception {
        for (String file : List.of("articles/1.json", "comments/2.json", "pages/4.json", "categories.json")) {
            byte[] bytes = Files.readAllBytes(archive.resolve(file));
            Files.delete(archive.resolve(file));
            FileUtils.deleteDirectory(folder.resolve("public").toFile());
            assertThatThrownBy(() -> build("--offline --full"))
                    .as(file)
                    .hasMessageContaining(Path.of(file).getFileName() + " is missing though the index lists it");
            Files.write(archive.resolve(file), bytes);
        }
        build("--offline --full");
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(site);
    }

    @Test
    void aPageWithADamagedTextIsKept() throws Exception {
        for (String file : List.of("articles/1.json", "comments/2.json")) {
            byte[] bytes = Files.readAllBytes(archive.resolve(file));
            FlippedBit.in(archive.resolve(file));
            BuildReport report = build("--offline --full");

            assertThat(report.problems())
                    .as(file)
                    .map(Problem::toString)
                    .anyMatch(told -> told.startsWith("a file of the archive is damaged: " + file))
                    .anyMatch(told -> told.startsWith("a file of the site could not be made again, the old one stays"));
            assertThat(Tree.of(folder.resolve("public"))).isEqualTo(site);
            Files.write(archive.resolve(file), bytes);
        }
        assertThat(build("--offline").problems()).isEmpty();
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(site);
    }

    @Test
    void aDamagedTextOfTheSearchStopsNoBuild() throws Exception {
        crawled.configured("pages: [4]"); // its theme has a search
        build("");
        try (Archive edited = Archive.open(archive, crawled.clock())) {
            ArchivedArticle old = edited.article(2).orElseThrow();
            edited.writeArticle(new ArchivedArticle(
                    old.article().toBuilder().title("三").build(), old.body(), old.origin(), old.listed(), Map.of()));
            edited.commit();
        }
        FlippedBit.in(archive.resolve("articles/1.json"));
        try (Stream<Path> files = Files.list(folder.resolve(".emlog-static"))) {
            List<Path> caches =
                    files.filter(file -> file.toString().endsWith(".search")).toList();
            assertThat(caches).isNotEmpty();
            for (Path cache : caches) {
                Files.delete(cache);
            }
        }

        BuildReport report = build("--offline");

        assertThat(report.problems())
                .map(Problem::toString)
                .anyMatch(told -> told.startsWith("a file of the archive is damaged: articles/1.json"));
        assertThat(folder.resolve("public/about-tea.html")).content().contains("三");
    }

    @Test
    void verifyReportsUnreadableNames() throws Exception {
        Files.writeString(archive.resolve("names.json"), "{\"article/1");

        assertThat(found()).contains("names.json");
    }

    private static String withoutTimes(String line) {
        return line.replaceFirst("\"firstSeen.*", "");
    }

    private List<String> found() throws IOException {
        return Verification.of(archive).damage().stream().map(Problem::where).toList();
    }

    private BuildReport build(String options) throws Exception {
        return new SiteBuild(crawled.nextNight().config(options), crawled.clock(), Progress.SILENT).run();
    }
}
