package io.github.emlogstatic.build.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.files.FileTree;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A power cut leaves files of 0 bytes. The next run fetches them again, without {@code --full}. */
class EmptiedArchiveTest {

    private static final String IMAGE = "content/uploadfile/202401/a.png";

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();
    private Map<String, String> archive;
    private Map<String, String> site;

    @BeforeEach
    void aMirror() throws Exception {
        blog.upload(IMAGE, TestPng.saying("png"));
        blog.category(1, "技术");
        blog.publish(post -> post.title("一").html("<p>the text</p><img src=\"/" + IMAGE + "\">"));
        blog.publish("two", "text");
        blog.comment(2, "a", "x");
        blog.like(2, "b");
        blog.publishPage("关于", "text");
        blog.note("a note");
        crawled.configured(QuickTheme.CHOSEN + "pages: [3]\nblog: {apiKey: " + Options.API_KEY + "}");
        crawled.build("");
        crawled.nextNight().build("");
        archive = Tree.of(folder.resolve("archive"));
        site = Tree.of(folder.resolve("public"));
    }

    /** @param left a pattern of the paths that stay whole */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "archive/(index\\.jsonl|state/.*)|public/.*|\\.emlog-static/.*",
                "archive/state/.*|public/.*|\\.emlog-static/.*",
                "archive/index\\.jsonl|public/.*|\\.emlog-static/.*",
                "public/.*|\\.emlog-static/.*",
                "archive/(index\\.jsonl|state/.*)|\\.emlog-static/.*",
                "archive/index\\.jsonl|\\.emlog-static/.*",
                "archive/state/.*|\\.emlog-static/.*",
                "archive/(blog\\.json|state/.*)|public/.*|\\.emlog-static/.*",
                "archive/(index\\.jsonl|state/.*)",
                "",
            })
    void theNextRunMendsAnEmptiedArchive(String left) throws Exception {
        empty(Pattern.compile(left).asMatchPredicate());

        BuildReport report = crawled.nextNight().build("");

        assertThat(report.problems())
                .map(Problem::toString)
                .isNotEmpty()
                .noneMatch(told -> told.contains("Exception") || told.contains("null"));
        assertThat(report.summary())
                .as("what comes back is not new")
                .doesNotContainPattern("\\d (new|edited|comment|note|withdrawn)");
        assertThat(report.counts().categories().added()).isZero();
        assertThat(Verification.of(folder.resolve("archive")).damage()).isEmpty();
        assertThat(Tree.of(folder.resolve("archive")).keySet())
                .filteredOn(path -> !path.startsWith("state/"))
                .containsExactlyInAnyOrderElementsOf(archive.keySet().stream()
                        .filter(path -> !path.startsWith("state/"))
                        .toList());
        assertThat(Files.readString(folder.resolve("archive/articles/1.json"))).contains("the text");
        assertThat(Tree.of(folder.resolve("public")).keySet()).isEqualTo(site.keySet());
        crawled.nextNight().build("");
        BuildReport quiet = crawled.nextNight().build("");
        assertThat(quiet.problems()).isEmpty();
        assertThat(quiet.output().anyChanged()).isFalse();
    }

    /** Lines of earlier versions, or of an index that was merged by hand. @param line what becomes of a line */
    @ParameterizedTest
    @CsvSource({"true, ''", "true, $1$2", "false, ''", "false, $1$2"})
    void emptiedFilesOfAnIncompleteIndexAreMended(boolean state, String line) throws Exception {
        Path index = folder.resolve("archive/index.jsonl");
        Files.writeString(
                index,
                Files.readString(index)
                        .replaceAll("(\\{\"path\":\"(?:comments|likes)/[^\n]*?)\"bytes\":[0-9]+,([^\n]*\n)", line));
        for (String path : List.of("comments/2.json", "likes/2.json")) {
            Files.write(folder.resolve("archive").resolve(path), new byte[0]);
        }
        if (!state) {
            crawled.loseState();
        }

        crawled.nextNight().build("");
        crawled.nextNight().build("");

        assertThat(crawled.archive().comments(2)).hasSize(1);
        assertThat(crawled.archive().likes(2)).hasSize(1);
        assertThat(Verification.of(folder.resolve("archive")).damage()).isEmpty();
        assertThat(crawled.nextNight().build("").problems()).isEmpty();
    }

    @Test
    void anEmptiedPrivateFileIsToldAndItsPlaceKept() throws Exception {
        blog.protect(2, "pw");
        crawled.nextNight().build("");
        Files.write(folder.resolve("archive/private/articles/2.json"), new byte[0]);

        BuildReport report = crawled.nextNight().build("");

        assertThat(report.problems())
                .singleElement()
                .asString()
                .startsWith("private files of the archive are lost or damaged: private/articles/2.json");
        assertThat(crawled.nextNight().build("").outcome().newProblems()).isZero();
    }

    @Test
    void anEmptiedPrivateIndexIsMadeAgain() throws Exception {
        blog.protect(2, "pw");
        crawled.nextNight().build("");
        Files.write(folder.resolve("archive/private/index.jsonl"), new byte[0]);

        BuildReport report = crawled.nextNight().build("");

        assertThat(report.problems()).map(Problem::what).containsExactly("lines of the index were made again");
        assertThat(crawled.archive().privateFolder().article(2)).isPresent();
        assertThat(Verification.of(folder.resolve("archive")).damage()).isEmpty();
        assertThat(crawled.nextNight().build("").problems()).isEmpty();
    }

    /** Earlier versions copied the whole private index to {@code state/}. A hash confirms a guess at a protected text. */
    @Test
    void hashesLeaveThePrivateListOfEarlierVersions() throws Exception {
        blog.protect(2, "pw");
        crawled.nextNight().build("");
        Path list = folder.resolve("archive/state/private-index.jsonl");
        String names = Files.readString(list);
        Files.copy(folder.resolve("archive/private/index.jsonl"), list, StandardCopyOption.REPLACE_EXISTING);

        assertThat(crawled.nextNight().build("").problems()).isEmpty();

        assertThat(list).content().isEqualTo(names);
    }

    /** After a power cut, a line for each of hundreds of files would hide what has happened. */
    @Test
    void manyEmptiedFilesAreReportedInFewLines() throws Exception {
        for (int i = 0; i < 20; i++) {
            blog.comment(blog.publish("article " + i, "text"), "a", "x");
        }
        crawled.nextNight().build("");
        for (String left :
                List.of("archive/state/.*|public/.*|\\.emlog-static/.*", "public/.*", "archive/index\\.jsonl")) {
            empty(Pattern.compile(left).asMatchPredicate());

            BuildReport report = crawled.nextNight().build("");

            assertThat(report.problems()).as(left).hasSizeGreaterThan(40);
            assertThat(Problem.grouped(report.problems()))
                    .map(Problem::toString)
                    .as(left)
                    .hasSizeLessThan(8)
                    .anyMatch(
                            line -> line.matches("a damaged file was replaced: articles/1.json, .* and \\d\\d more .*"))
                    .noneMatch(line -> line.contains("belongs to nothing") || line.contains("not taken"));
            boolean indexLost = report.problems().toString().contains("first and last change is lost");
            assertThat(indexLost).isEqualTo(!left.contains("index"));
            crawled.nextNight().build("");
        }
        assertThat(crawled.nextNight().build("").problems()).isEmpty();
    }

    private void empty(Predicate<String> left) throws IOException {
        for (String path : FileTree.paths(folder)) {
            if (path.matches("(archive|public|\\.emlog-static)/.*") && !left.test(path)) {
                Files.write(folder.resolve(path), new byte[0]);
            }
        }
    }
}
