package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchiveLock;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.browser.SampleSite;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.Configs;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.files.LockedException;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SiteBuildTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    @Test
    void aBlogBecomesASite() throws Exception {
        int id = blog.publish("你好", "世界");

        BuildReport report = crawled.build("");

        assertThat(site("index.html")).content().contains("你好");
        assertThat(site("post/" + id + ".html")).content().contains("世界");
        assertThat(Stream.of(
                        "404.html", "atom.xml", "rss.xml", "robots.txt", ".nojekyll", "tags.html", "archives.html"))
                .allSatisfy(file -> assertThat(site(file)).exists());
        assertThat(report.summary()).matches("1 new; \\d+ pages and \\d+ other files written");
    }

    @Test
    void aStandalonePageCanBeTheHomePage() throws Exception {
        for (int i = 1; i <= 3; i++) {
            blog.publish("Article " + i, "text");
        }
        String base = crawled.emlog().address();
        int about = blog.publish(post -> post.type(PostRow.PAGE)
                .title("About")
                .html("<p>Who I am.</p><p><a href=\"" + base + "posts\">all</a> <a href=\"" + base
                        + "?page=2\">older</a> <a href=\"" + base + "\">home</a></p>"));
        blog.configure(options -> options.homePage(about));
        crawled.configured("perPage: 2");

        crawled.build("");

        assertThat(site("index.html"))
                .content()
                .contains("Who I am.", "href=\"posts.html\">all", "href=\"list/1.html\">older", "addresses.js")
                .containsPattern("href=\"[^\"]*index.html\">home")
                .doesNotContain("Article 3");
        assertThat(site("posts.html"))
                .content()
                .contains("Article 3", "Article 2")
                .doesNotContain("Who I am.");
        assertThat(site("list/1.html")).content().contains("Article 1");
        assertThat(site("assets/addresses.js")).content().contains("\"posts\":\"posts.html\"");
        Map<String, String> before = Tree.of(folder.resolve("public"));

        blog.configure(options -> options.homePage(0));
        crawled.nextNight().later(Duration.ofDays(8));
        crawled.build("");
        assertThat(site("posts.html")).doesNotExist();
        assertThat(site("index.html")).content().contains("Article 3").doesNotContain("Who I am.");

        blog.configure(options -> options.homePage(about));
        crawled.nextNight().later(Duration.ofDays(8));
        crawled.build("");
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(before);
    }

    @Test
    void aSecondBuildWithNothingNewWritesNothing() throws Exception {
        blog.publish("title", "text");
        crawled.build("");
        Map<String, String> before = Tree.of(folder.resolve("public"));

        crawled.nextNight();
        BuildReport report = crawled.build("");

        assertThat(report.output().rendered()).isZero();
        assertThat(report.output().written()).isZero();
        assertThat(report.summary()).isEqualTo("nothing new");
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(before);
    }

    @Test
    void pagesDoNotDependOnTheTime() throws Exception {
        int id = blog.publish(post -> post.title("title").text("text").excerpt("excerpt"));
        blog.comment(
                id,
                comment -> comment.poster("a")
                        .text("x")
                        .date(crawled.clock().instant().minus(Duration.ofHours(5))));
        blog.note("note");
        crawled.configured("baseUrl: https://me.example.com/\nblog: {apiKey: " + Options.API_KEY + "}");
        crawled.build("");
        Map<String, String> before = Tree.of(folder.resolve("public"));
        assertThat(site("post/" + id + ".html")).content().contains("2026年11月24日");

        crawled.nextNight().later(Duration.ofDays(700));
        crawled.build("");
        crawled.build("--full --offline");

        assertThat(crawled.emlog().count("comment_list_simple")).isEqualTo(1);
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(before);
    }

    @Test
    void onlyWhatAnAuthorWroteIsInAnotherLanguage() throws Exception {
        String english = "Written in English, on a Chinese blog";
        int page =
                blog.publish(post -> post.type(PostRow.PAGE).title("About me").html("<p>" + english + "</p>"));
        int id = blog.publish(
                post -> post.title("Trees").html("<p>" + english + " <a href=\"?post=" + page + "\">by me</a></p>"));
        blog.note("第一条微语");
        blog.note(english);
        blog.note("一条微语");
        crawled.configured("blog: {apiKey: " + Options.API_KEY + "}\nperPage: 2");

        crawled.build("");

        assertThat(site("post/" + id + ".html"))
                .content()
                .contains("<article class=\"post\">", "<h1 dir=\"auto\" lang=\"en\">Trees</h1>", " 词</span>")
                .containsPattern("<div class=\"prose\" lang=\"en\">\\s*<p>" + english);
        assertThat(site("post/" + page + ".html"))
                .content()
                .contains("<h1 dir=\"auto\" lang=\"en\">About me</h1>")
                .containsPattern("<div class=\"prose\" lang=\"en\">\\s*<p>" + english);
        assertThat(site("notes.html"))
                .content()
                .contains("lang=\"en\"><p>" + english, "<div class=\"prose\" dir=\"auto\"><p>一条微语", ">较早的微语</a>");
    }

    @Test
    void theSiteOfARetiredBlogTakesItsPlace() throws Exception {
        int id = blog.publish("title", "text");
        String living = crawled.emlog().address() + "?post=" + id;
        crawled.configured("baseUrl: https://me.example.com/");
        crawled.build("");
        assertThat(site("post/" + id + ".html"))
                .content()
                .contains("rel=\"canonical\" href=\"" + living, "href=\"" + living + "#comments\"", "到原文发表评论");

        crawled.configured("{baseUrl: 'https://me.example.com/', blog: {retired: true}}");
        crawled.build("--offline");
        assertThat(site("post/" + id + ".html"))
                .content()
                .contains("rel=\"canonical\" href=\"https://me.example.com/post/" + id + ".html\"")
                .doesNotContain("到原文发表评论");
    }

    @Test
    void playersAndTheLengthOfFeedsAreConfigured() throws Exception {
        int id = blog.publish(
                post -> post.title("title").html("<iframe src=\"https://player.example.com/1\"></iframe>"));
        blog.fill(2);
        crawled.configured("baseUrl: https://me.example.com/");
        crawled.build("");
        assertThat(site("post/" + id + ".html")).content().doesNotContain("<iframe");
        assertThat(Files.readString(site("atom.xml")).split("<entry>")).hasSize(1 + 3);

        crawled.configured("{baseUrl: 'https://me.example.com/', iframes: [player.example.com], feedItems: 2}");
        crawled.build("--offline");
        assertThat(site("post/" + id + ".html")).content().contains("<iframe src=\"https://player.example.com/1\"");
        assertThat(Files.readString(site("atom.xml")).split("<entry>")).hasSize(1 + 2);
    }

    @Test
    void theSummaryReadsLikeACommitMessage() throws Exception {
        for (int i = 0; i < 4; i++) {
            blog.publish("title " + i, "text");
        }
        crawled.build("");
        crawled.nextNight();
        blog.publish("one", "x");
        blog.publish("two", "x");
        blog.edit(1, post -> post.text("edited"));
        blog.comment(2, "a", "x");
        blog.comment(2, "b", "y");
        blog.delete(3);

        assertThat(crawled.build("").summary())
                .matches(
                        "2 new, 1 edited, 2 comments, 1 withdrawn; \\d+ pages and \\d+ other files written, \\d+ removed");
    }

    @Test
    void anOfflineBuildNeedsNoBlog() throws Exception {
        blog.publish("title", "text");
        crawled.build("");
        PathUtils.deleteDirectory(folder.resolve("public"));
        crawled.emlog().close();

        BuildReport report = crawled.build("--offline");

        assertThat(site("index.html")).exists();
        assertThat(report.effort().requests().total()).isZero();
    }

    @Test
    void aRefusedFirstBuildLeavesTheArchiveOfTheOther() throws Exception {
        Path directory = folder.resolve("archive");
        try (OtherRun other = new OtherRun(directory)) {
            SiteBuild late = new SiteBuild(crawled.config(""), other, Progress.SILENT);

            assertThatThrownBy(late::run).isInstanceOf(LockedException.class);

            assertThat(directory.resolve(".gitignore")).exists();
            assertThatThrownBy(() -> ArchiveLock.of(directory)).isInstanceOf(LockedException.class);
        }
    }

    /** A clock that lets another run create the archive when it is first asked. */
    private static final class OtherRun extends Clock implements AutoCloseable {

        private final Path directory;
        private @Nullable Archive archive;

        OtherRun(Path directory) {
            this.directory = directory;
        }

        @Override
        public Instant instant() {
            try {
                archive = archive == null ? Archive.open(directory, Clock.systemUTC()) : archive;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Instant.EPOCH;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public void close() throws IOException {
            if (archive != null) {
                archive.close();
            }
        }
    }

    @Test
    void theSampleBlogBuildsWithoutProblems() throws Exception {
        Files.writeString(folder.resolve("site-config.yaml"), "media: {variants: false}\n");
        SampleSite.giveMade(folder);
        Config config =
                Configs.of(Path.of("examples/sample-blog").toAbsolutePath().toString(), folder);

        BuildReport report = new SiteBuild(config, crawled.clock(), Progress.SILENT).run();

        assertThat(report.problems()).isEmpty();
        assertThat(report.counts().articles().total()).isGreaterThan(35);
        assertThat(report.counts().pages().total()).isEqualTo(2);
        assertThat(report.counts().notes().total()).isGreaterThan(5);
        assertThat(Verification.of(folder.resolve("archive")).damage()).isEmpty();
        assertThat(Verification.of(Path.of("examples/sample-blog")).damage()).isEmpty();
    }

    private Path site(String path) {
        return folder.resolve("public").resolve(path);
    }
}
