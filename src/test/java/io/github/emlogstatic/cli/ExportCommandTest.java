package io.github.emlogstatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The files that {@code export} writes, keeps and refuses. */
class ExportCommandTest {

    private static final String LIST = ".emlog-static-export";
    private static final String DRAWING = "content/uploadfile/202401/drawing.svg";
    private static final String PROGRAM = "content/uploadfile/202401/page.html";
    private static final String HIDDEN = "content/uploadfile/202401/.hidden.png";

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path directory = program.directory();

    @BeforeEach
    void crawl() throws IOException {
        MemoryBlog blog = MemoryBlog.empty();
        blog.upload(DRAWING, "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script><rect/></svg>");
        blog.upload(PROGRAM, "<script>alert(1)</script>");
        blog.upload(HIDDEN, TestPng.saying("hidden"));
        blog.publish(post -> post.title("first")
                .html("<p>text one <img src=\"/" + DRAWING + "\"> <a href=\"/" + PROGRAM + "\">a page</a> <img src=\"/"
                        + HIDDEN + "\"></p>"));
        blog.publish("second", "text two");
        blog.publish(post -> post.title("locked").text("secret").password("pw"));
        try (CrawledBlog crawled = CrawledBlog.of(blog, directory)) {
            crawled.crawl();
        }
    }

    @Test
    void theReportCountsAndNamesWhatIsLeftOut() {
        assertThat(export("-o", "to")).isEqualTo(ExitCode.DONE);

        assertThat(program.out()).contains("2 articles and pages, 2 uploads, 5 files", "protected: 3 (locked)");
        assertThat(program.err()).isEmpty();
    }

    @Test
    void uploadsRunNoScripts() throws IOException {
        export("-o", "to");

        assertThat(program.out())
                .contains("1 upload is exported without its scripts: " + DRAWING)
                .contains("1 upload may run scripts, and is not exported: " + PROGRAM);
        assertThat(directory.resolve("to").resolve(DRAWING))
                .content()
                .contains("<rect")
                .doesNotContain("script");
        assertThat(directory.resolve("to/articles/1-first.md"))
                .content()
                .contains("(../" + DRAWING + ")", "/" + PROGRAM + ")", "](../content/renamed/202401/%252Ehidden.png)")
                .doesNotContain("../" + PROGRAM);

        Files.writeString(directory.resolve("site-config.yaml"), "scriptUploads: true\n", StandardOpenOption.APPEND);
        export("-o", "to");
        assertThat(directory.resolve("to").resolve(DRAWING)).content().contains("alert(1)");
        assertThat(directory.resolve("to").resolve(PROGRAM)).exists();
    }

    @Test
    void theCommandThatBuildsTheSiteIsNamed() {
        program.run("export", "markdown", "--for", "hugo", "-o", "site");

        assertThat(program.out()).endsWith("next: in " + directory.resolve("site") + ", run: hugo\n");
        export("-o", "to");
        assertThat(program.out()).endsWith("next: open the files with any editor for Markdown\n");
    }

    @Test
    void rulesThatAHostDoesNotTakeAreCounted() throws IOException {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish(post -> post.title("tagged")
                .tags(IntStream.range(0, 1_000).mapToObj(i -> "no " + i).toArray(String[]::new)));
        try (CrawledBlog crawled = CrawledBlog.of(blog, directory.resolve("other"))) {
            crawled.crawl();
            program.run("export", "markdown", "--for", "hexo", "-o", "site", "--archive", "other/archive");
        }

        List<String> rules = Files.readAllLines(directory.resolve("site/source/_redirects"));
        assertThat(rules).hasSize(2_000);
        assertThat(program.out())
                .containsPattern(
                        "\\n\\d rules for old addresses are not in _redirects, because Cloudflare Pages takes");
    }

    /** WordPress fetches uploads itself, so nothing can be cut out of them. */
    @Test
    void wordPressIsToldOfNoUploadWithScripts() throws IOException {
        program.run("export", "wxr", "-o", "blog.xml");

        assertThat(program.out())
                .contains("2 uploads may run scripts, and are not exported: " + DRAWING + ", " + PROGRAM);
        assertThat(directory.resolve("blog.xml"))
                .content()
                .contains("/content/uploadfile/202401/.hidden.png</wp:attachment_url>")
                .doesNotContain("drawing.svg</wp:attachment_url>", "page.html</wp:attachment_url>");
    }

    @Test
    void nothingIsExportedIntoTheArchive() throws IOException {
        Path archive = directory.resolve("archive");
        Map<String, String> before = Tree.of(archive);
        Files.createSymbolicLink(directory.resolve("link"), archive);
        for (String place : List.of("archive", "link/exp", "archive/exp")) {
            assertThat(export("-o", place)).isEqualTo(ExitCode.USAGE);
        }
        assertThat(program.err()).contains("-o " + archive.resolve("exp") + " is in the archive (" + archive + ")");
        assertThat(program.run("export", "wxr", "-o", "archive/blog.xml")).isEqualTo(ExitCode.USAGE);
        assertThat(Tree.of(archive)).isEqualTo(before);
    }

    @Test
    void anArchiveThatARunWritesIsNotExported() throws IOException {
        try (Archive writing = Archive.open(directory.resolve("archive"), Clock.systemUTC())) {
            String line = "emlog-static: another run is using " + directory.resolve("archive")
                    + "; wait until it has ended\n";
            assertThat(export("-o", "to")).isEqualTo(ExitCode.REFUSED);
            assertThat(program.err()).isEqualTo(line);
            assertThat(program.run("export", "wxr", "-o", "blog.xml")).isEqualTo(ExitCode.REFUSED);
            assertThat(program.err()).isEqualTo(line);
        }

        assertThat(directory).isDirectoryNotContaining("glob:**/{to,blog.xml}");
    }

    @Test
    void filesChangedSinceAreNotOverwrittenUnlessForced() throws IOException {
        export("-o", "to");
        Path article = directory.resolve("to/articles/1-first.md");
        Files.writeString(article, "mine now", StandardOpenOption.APPEND);

        assertThat(export("-o", "to")).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err()).contains("somebody has changed articles/1-first.md since an earlier run");
        assertThat(article).content().endsWith("mine now");

        assertThat(export("-o", "to", "--force")).isEqualTo(ExitCode.DONE);
        assertThat(article).content().doesNotContain("mine now");
    }

    @Test
    void exportOfAnotherKindIsReplacedOnlyByForce() throws IOException {
        export("-o", "to");
        Map<String, String> plain = Tree.of(directory.resolve("to"));
        String[] hugo = {"export", "markdown", "--for", "hugo", "-o", "to"};

        assertThat(program.run(hugo)).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err())
                .containsPattern(
                        "the directory holds the export 'plain https?://\\S+', not 'hugo https?://\\S+'; name");
        assertThat(Tree.of(directory.resolve("to"))).isEqualTo(plain);

        Path list = directory.resolve("to").resolve(LIST);
        String written = Files.readString(list);
        Files.writeString(list, written.replace("of plain http", "of plain http://other.example/"));
        assertThat(export("-o", "to")).isEqualTo(ExitCode.REFUSED);

        Files.writeString(list, written);
        String[] forced = {"export", "markdown", "--for", "hugo", "-o", "to", "--force"};
        assertThat(program.run(forced)).isEqualTo(ExitCode.DONE);
        assertThat(list).content().contains("\nof hugo http");
        assertThat(directory.resolve("to/articles")).doesNotExist();
    }

    @Test
    void filesOfOthersBesideTheExportStay() throws IOException {
        export("-o", "to");
        Path mine = Files.writeString(directory.resolve("to/articles/mine.md"), "mine");

        assertThat(export("-o", "to")).isEqualTo(ExitCode.DONE);

        assertThat(mine).content().isEqualTo("mine");
    }

    @Test
    void whatIsNoLongerExportedIsRemoved() throws IOException {
        export("-o", "to");
        Path stale = directory.resolve("to/articles/old/9-gone.md");
        Files.createDirectories(stale.getParent());
        Files.writeString(stale, "");
        Files.writeString(
                directory.resolve("to").resolve(LIST),
                "0000000000000000 articles/old/9-gone.md\n",
                StandardOpenOption.APPEND);

        assertThat(export("-o", "to", "--force")).isEqualTo(ExitCode.DONE);

        assertThat(stale.getParent()).doesNotExist();
    }

    @Test
    void aKilledExportIsTakenUp() throws IOException {
        export("-o", "whole");
        Map<String, String> whole = Tree.of(directory.resolve("whole"));
        String list = Files.readString(directory.resolve("whole").resolve(LIST));
        Path killed = Files.createDirectories(directory.resolve("to/articles"));
        Files.copy(directory.resolve("whole/articles/1-first.md"), killed.resolve("1-first.md"));
        Files.writeString(killed.resolve(".2-second.md.tmp"), "ha");
        Files.writeString(directory.resolve("to").resolve(LIST), list.substring(0, list.length() - 5));

        assertThat(export("-o", "to", "--quiet")).isEqualTo(ExitCode.DONE);

        assertThat(Tree.of(directory.resolve("to"))).isEqualTo(whole);
    }

    @Test
    void anUnknownPrivateArticleIsRefused() {
        assertThat(export("-o", "to", "--private", "99")).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("private/ holds no article 99; it holds none");
    }

    @Test
    void withoutAFormatTheHelpIsShown() {
        assertThat(program.run("export")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("Usage:").endsWith("or: emlog-static export wxr -o FILE\n");
    }

    private int export(String... options) {
        return program.run(List.of("export", "markdown", "--for", "plain"), options);
    }
}
