package io.github.emlogstatic.build.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code build --full} repairs everything that {@code verify} finds and loses nothing. */
class MendingTest {

    private static final String IMAGE = "content/uploadfile/202401/a.png";

    @TempDir
    Path folder;

    @FunctionalInterface
    private interface Damage {
        void to(Path archive) throws IOException;
    }

    private static Arguments that(String where, Damage damage) {
        return Arguments.of(where, damage);
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                that("articles/1.json", archive -> Files.delete(archive.resolve("articles/1.json"))),
                that("articles/2.json", archive -> Files.writeString(archive.resolve("articles/2.json"), "{ half")),
                that("comments/2.json", archive -> Files.writeString(archive.resolve("comments/2.json"), "[]")),
                that("likes/2.json", archive -> FlippedBit.in(archive.resolve("likes/2.json"))),
                that("pages/5.json", archive -> FlippedBit.in(archive.resolve("pages/5.json"))),
                that(IMAGE, archive -> FlippedBit.in(archive.resolve(IMAGE))),
                that("blog.json", archive -> FlippedBit.in(archive.resolve("blog.json"))),
                that("categories.json", archive -> Files.writeString(archive.resolve("categories.json"), "[")),
                that("authors.json", archive -> Files.delete(archive.resolve("authors.json"))),
                that("notes.json", archive -> Files.writeString(archive.resolve("notes.json"), "")),
                that("counters.json", archive -> FlippedBit.in(archive.resolve("counters.json"))),
                that("names.json", archive -> Files.writeString(archive.resolve("names.json"), "{}")),
                that("private/articles/4.json", archive -> FlippedBit.in(archive.resolve("private/articles/4.json"))),
                that("article/2", archive -> write(archive, to -> to.writeNames(Map.of()))),
                that("likes/96.json", archive -> write(archive, to -> to.writeLikes(96, to.likes(2)))),
                that("articles/99.json", archive -> copy(archive, "articles/1.json", "articles/99.json")),
                that("comments/98.json", archive -> copy(archive, "comments/2.json", "comments/98.json")),
                that("content/uploadfile/x.png", archive -> copy(archive, IMAGE, "content/uploadfile/x.png")),
                that(
                        "private/articles/97.json",
                        archive -> copy(archive, "articles/1.json", "private/articles/97.json")),
                that("index.jsonl", archive -> Files.delete(archive.resolve("index.jsonl"))),
                that("index.jsonl", archive -> Files.writeString(archive.resolve("index.jsonl"), "{ half")));
    }

    @FunctionalInterface
    private interface Change {
        void to(Archive archive) throws IOException;
    }

    private static void write(Path folder, Change change) throws IOException {
        try (Archive archive = Archive.open(folder, Clock.systemUTC())) {
            change.to(archive);
            archive.commit();
        }
    }

    private static void copy(Path archive, String from, String to) throws IOException {
        Files.copy(archive.resolve(from), archive.resolve(to));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void aFullBuildRepairs(String where, Damage damage) throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.upload(IMAGE, TestPng.saying("png"));
        blog.category(1, "技术");
        blog.publish(post -> post.title("t").html("<img src=\"/" + IMAGE + "\">"));
        blog.publish("title", "text");
        blog.comment(2, "a", "x");
        blog.like(2, "b");
        blog.publish("title", "text");
        blog.publish("soon protected", "text");
        blog.publishPage("关于", "text");
        blog.note("note");
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder)) {
            crawled.configured(QuickTheme.CHOSEN + "pages: [5]\nblog: {apiKey: " + Options.API_KEY + "}");
            build(crawled, "");
            blog.protect(4, "pw");
            build(crawled.nextNight(), "");
            Path archive = folder.resolve("archive");
            assertThat(Verification.of(archive).damage()).isEmpty();
            damage.to(archive);
            assertThat(found(archive)).contains(where);

            boolean isLost = where.equals("private/articles/4.json"); // the blog does not have it
            build(crawled.nextNight(), isLost ? "--full --force" : "--full");

            assertThat(Verification.of(archive).damage()).isEmpty();
            assertThat(crawled.archive().articleIds()).containsExactly(1, 2, 3, 4);
            assertThat(crawled.archive().comments(2)).hasSize(1);
            assertThat(archive.resolve(IMAGE)).hasBinaryContent(TestPng.saying("png"));
        }
    }

    private static List<String> found(Path archive) throws IOException {
        return Verification.of(archive).damage().stream().map(Problem::where).toList();
    }

    private static void build(CrawledBlog crawled, String options) throws Exception {
        crawled.build(options);
    }
}
