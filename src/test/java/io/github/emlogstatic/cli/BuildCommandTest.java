package io.github.emlogstatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.emlogstatic.FreePort;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchiveLock;
import io.github.emlogstatic.browser.SampleSite;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.build.damage.FlippedBit;
import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.DirectoryLock;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BuildCommandTest {

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path directory = program.directory();

    private final MemoryBlog blog = MemoryBlog.empty();

    @AutoClose
    private final EmlogServer emlog = EmlogServer.serving(blog);

    @BeforeEach
    void doNotRetry() throws IOException {
        Files.writeString(directory.resolve("site-config.yaml"), "crawl: {retries: 0}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--offline", "-q --offline", "https://blog.example.com/ --quiet", "http://[::1"})
    void usualWordsMeanWhatTheyMeanToPicocli(String line) throws Exception {
        List<String> words = line.isEmpty() ? List.of() : List.of(line.split(" "));
        BuildCommand parsed = new BuildCommand(environment());
        new CommandLine(parsed).parseArgs(words.toArray(String[]::new));

        BuildCommand usual = BuildCommand.usual(words, environment()).orElseThrow();

        assertThat(usual.overrides().typed()).isEqualTo(parsed.overrides().typed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "archive",
                "--full",
                "https://a.example/ https://b.example/",
                "-c a.yaml",
                "-q --quiet",
                "--offline --offline",
                ""
            })
    void picocliReadsAllOtherWords(String line) {
        assertThat(BuildCommand.usual(List.of(line.split(" ")), environment())).isEmpty();
    }

    private CliEnvironment environment() {
        return new CliEnvironment(System.out, System.err, Map.of(), directory, false);
    }

    @Test
    void buildCreatesArchiveSiteAndReport() throws IOException {
        blog.publish("你好", "世界");

        assertThat(build("--report", "report.json", "--base-url", "https://me.example.com/"))
                .isEqualTo(ExitCode.DONE);

        assertThat(program.out()).contains("or run: emlog-static serve --base-url https://me.example.com/\n");
        assertThat(directory.resolve("archive/articles/1.json")).exists();
        assertThat(directory.resolve("public/index.html")).content().contains("你好");
        assertThat(program.out()).contains("articles: 1", "1 new; ").doesNotContain("hint:");
        assertThat(program.err()).isEmpty();
        JsonNode report =
                new ObjectMapper().readTree(directory.resolve("report.json").toFile());
        assertThat(names(report)).containsExactly("""
                        articles pages categories comments notes menu links media output
                        requests seconds completeness problems newProblems reminders""".split("\\s+"));
        assertThat(names(report.get("articles"))).containsExactly("total", "new", "changed", "unchanged", "removed");
        assertThat(report.at("/articles/new").asInt()).isEqualTo(1);
        assertThat(report.at("/requests/byMethod/article_list").asInt()).isPositive();
    }

    @Test
    void problemsOfTheReportTellWhatWhereAndWhy() throws IOException {
        blog.publish(post -> post.html("<img src=\"/content/uploadfile/202401/gone.png\" alt=\"\">"));
        build("--report", "report.json");

        JsonNode report =
                new ObjectMapper().readTree(directory.resolve("report.json").toFile());
        assertThat(names(report.at("/problems/0"))).containsExactly("what", "where", "why");
    }

    @Test
    void quietPrintsNothing() {
        blog.publish("你好", "世界");

        assertThat(build("--quiet")).isEqualTo(ExitCode.DONE);
        assertThat(program.out() + program.err()).isEmpty();
    }

    @Test
    void quietPrintsNewProblems() {
        blog.publish(post -> post.title("图").html("<p><img src=\"/content/uploadfile/202401/gone.png\" alt=\"\"></p>"));

        assertThat(build("--quiet")).isEqualTo(ExitCode.PROBLEMS);
        assertThat(program.err().lines())
                .singleElement()
                .asString()
                .startsWith("problem: ")
                .contains("gone.png");

        assertThat(build("--quiet")).isEqualTo(ExitCode.DONE);
        assertThat(build("--quiet", "--report", "r.json")).isEqualTo(ExitCode.DONE);
        assertThat(program.out() + program.err()).isEmpty();

        assertThat(build("--quiet", "--strict")).isEqualTo(ExitCode.PROBLEMS);
        assertThat(program.err()).contains("gone.png");
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        blog.publish("你好", "世界");

        int code = build("--dry-run", "--report", "report.json", "-v");

        assertThat(program.err()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(program.out()).contains("1");
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("site-config.yaml");
        }
    }

    @Test
    void offlineWithoutArchiveSaysWhatToDo() {
        assertThat(program.run("build", "--offline")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err().lines())
                .singleElement()
                .asString()
                .endsWith("holds no blog yet; run build with the blog's address");
    }

    @Test
    void offlineBuildNeedsOnlyAnArchive() throws IOException {
        blog.publish("你好", "世界");
        build();
        Path elsewhere = Files.move(directory.resolve("archive"), directory.resolve("saved"));
        FileUtils.deleteDirectory(elsewhere.resolve("state").toFile());
        FileUtils.deleteDirectory(directory.resolve("public").toFile());

        assertThat(program.run("build", "saved", "--offline")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err())
                .contains("holds no blog yet; to render " + elsewhere + ", say build --offline --archive ");

        assertThat(program.run("build", "saved", "--offline", "--archive", "saved"))
                .isEqualTo(ExitCode.DONE);
        assertThat(directory.resolve("public/index.html")).content().contains("你好");
    }

    @Test
    void aProblemIsNewOnlyOnceUnlessStrict() {
        blog.publish(post -> post.title("图").html("<p><img src=\"/content/uploadfile/202401/gone.png\" alt=\"\"></p>"));

        assertThat(build()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(program.err()).contains("problem: ").contains("gone.png");
        assertThat(build()).isEqualTo(ExitCode.DONE);
        assertThat(build("--strict")).isEqualTo(ExitCode.PROBLEMS);
    }

    @Test
    void aShrunkenBlogIsRefusedUnlessForced() {
        for (int i = 1; i <= 20; i++) {
            blog.publish("第" + i + "篇", "文");
        }
        build();
        for (int i = 1; i <= 10; i++) {
            blog.delete(i);
        }

        assertThat(build()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("emlog-static: ")
                .contains("--force");
        assertThat(directory.resolve("archive/articles/1.json")).exists();
        assertThat(build("--force")).isEqualTo(ExitCode.DONE);
        assertThat(directory.resolve("archive/articles/1.json")).doesNotExist();
    }

    @Test
    void aRefusedBuildChangesNothing() throws IOException {
        for (int i = 1; i <= 5; i++) {
            blog.publish("第" + i + "篇", "文");
            blog.comment(i, "客", "评论");
        }
        build();
        Map<String, String> before = archiveAndSite();
        for (int i = 1; i <= 5; i++) {
            blog.deleteComment(i);
        }
        blog.publish("新", "新");
        blog.edit(1, post -> post.title("改").text("改"));

        assertThat(build("--full")).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err()).contains("5 of 5 comments are missing");
        assertThat(program.out()).as("there is something").doesNotContain("nothing new");
        assertThat(archiveAndSite()).isEqualTo(before);
        assertThat(build()).isEqualTo(ExitCode.REFUSED);
        assertThat(archiveAndSite()).isEqualTo(before);

        assertThat(build("--force")).isEqualTo(ExitCode.DONE);
        assertThat(program.out()).contains("1 new, 1 edited, 5 comments removed; ");
    }

    @Test
    void countersSurviveABlogWithoutArticles() throws IOException {
        for (int id = 1; id <= 3; id++) {
            blog.publish("第 " + id + " 篇", "文");
        }
        build();
        Map<String, String> before = archiveAndSite();
        for (int id = 1; id <= 3; id++) {
            blog.delete(id);
        }

        assertThat(build("--full")).isEqualTo(ExitCode.REFUSED);

        assertThat(archiveAndSite()).isEqualTo(before);
    }

    private Map<String, String> archiveAndSite() throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (String folder : List.of("archive", "public")) {
            Tree.of(directory.resolve(folder)).forEach((path, hash) -> all.put(folder + "/" + path, hash));
        }
        all.keySet().removeIf(path -> path.startsWith("archive/state/"));
        return all;
    }

    @Test
    void anUnreachableBlogIsReportedInOneLine() {
        String address = "http://127.0.0.1:" + FreePort.refusing() + "/";

        assertThat(program.run("build", address)).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(program.err()).startsWith("emlog-static: ").contains(address);
        assertThat(program.err().lines()).hasSize(1);
        assertThat(directory.resolve("archive")).doesNotExist();
        assertThat(directory.resolve("public")).doesNotExist();
    }

    @Test
    void anAnswerFromAnotherProgramIsReportedInOneLine() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            for (int i = 0; i < 20; i++) {
                server.enqueue(new MockResponse.Builder()
                        .addHeader("Content-Type", "text/html")
                        .body("<html>Welcome to nginx</html>")
                        .build());
            }
            server.start();

            assertThat(program.run("build", server.url("/").toString())).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(program.err()).startsWith("emlog-static: ");
            assertThat(program.err().lines()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?post=1", "post-1.html", "post/1", "rss.php", "admin/data.php", "index.php"})
    void theAddressOfAPageBuildsTwice(String page) throws IOException {
        blog.publish("你好", "世界");
        Files.writeString(
                directory.resolve("site-config.yaml"), "blog: {url: '" + emlog.address() + "'}\nperPage: 7\n");

        assertThat(program.run("build", emlog.address() + page)).isEqualTo(ExitCode.DONE);
        assertThat(program.run("build", emlog.address() + page))
                .as(program.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(program.out()).contains("nothing new").doesNotContain("describes another blog");
    }

    @Test
    void addressBelowTheBlogMayBeAPageOfIt() {
        build();
        assertThat(program.run("build", emlog.address() + "about")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err())
                .contains("belongs to " + emlog.address() + ", not to " + emlog.address()
                        + "about/; if that is a page of " + "this blog, write " + emlog.address()
                        + " instead, else choose another with --archive, or add " + emlog.address()
                        + " to blog.aliases if the blog has moved");
        assertThat(program.run("build", "--lang", "zh-CN", emlog.address() + "about"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(program.err())
                .contains("不属于 " + emlog.address() + "about/；如果那是这个博客的一页，请改写成 " + emlog.address()
                        + "；否则请用 --archive 另选一个目录；如果是博客搬了家，请把 " + emlog.address() + " 加进 blog.aliases");
    }

    /** Browsers would block it without a word to the owner. */
    @ParameterizedTest
    @CsvSource({
        "waline, http://talk.example.com/, http://site.example/, 0",
        "waline, http://talk.example.com/, https://site.example/, 2",
        "waline, HTTP://talk.example.com/, https://site.example/, 2",
        "waline, https://talk.example.com/, https://site.example/, 0",
        "'', http://talk.example.com/, https://site.example/, 0"
    })
    void commentsFromAnUnencryptedServerAreRefusedForHttps(String service, String server, String site, int code)
            throws IOException {
        String config = "themeOptions: {comments: '" + service + "', commentServer: '" + server + "'}\n";
        Files.writeString(directory.resolve("site-config.yaml"), config);

        assertThat(build("-c", "site-config.yaml", "--base-url", site)).isEqualTo(code);

        if (code != 0) {
            assertThat(program.err())
                    .contains("themeOptions.commentServer: " + server + " is not encrypted")
                    .hasLineCount(1);
        }
    }

    @Test
    void aWrongThemeOptionIsReportedInOneLine() {
        blog.publish("你好", "世界");

        assertThat(build("--theme", "unheard-of")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("unheard-of");
        assertThat(program.err().lines()).hasSize(1);
    }

    /** A file of variables that was saved on Windows gives each value a carriage return, and a pasted secret a line end. */
    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n"})
    void endOfALineIsNoPartOfAVariable(String end) {
        blog.note("只有密钥才看得到");
        program.set("EMLOG_API_KEY", Options.API_KEY + end);

        assertThat(build()).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(directory.resolve("archive/notes.json")).exists();
    }

    @Test
    void noMessageContainsASecret() {
        program.set("EMLOG_API_KEY", "hunter2");

        assertThat(program.run("build", "-v", "http://127.0.0.1:" + FreePort.refusing() + "/"))
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(program.out() + program.err()).doesNotContain("hunter2").doesNotContain("req_sign=");
    }

    @Test
    void theSampleBlogBuildsWithTheTopLevelConfiguration() throws IOException {
        String sample = Path.of("examples/sample-blog").toAbsolutePath().toString();
        Files.writeString(
                directory.resolve("site-config.yaml"),
                Files.readString(Path.of("site-config.yaml")).replace("url: examples/sample-blog", "url: " + sample));
        if (program.runsTheClasses()) { // an executable has to show that it makes pictures and formulas
            SampleSite.giveMade(directory);
        }

        assertThat(program.run("build", "--archive", "archive", "--output", "site", "--strict"))
                .as(program.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(directory.resolve("site/index.html")).exists();
        assertThat(program.run("verify", "archive")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void verifyReportsARunThatHasNotEnded() throws IOException {
        blog.publish("你好", "世界");
        build();
        try (Archive atWork = Archive.open(directory.resolve("archive"), Clock.systemUTC())) {
            atWork.writeAuthors(List.of());

            assertThat(program.run("verify", "archive")).isEqualTo(ExitCode.DONE);
            assertThat(program.out())
                    .endsWith("no damage; a run is at work, or was interrupted and the next one continues it\n");
        }
    }

    @Test
    void verifyFindsChangedFilesOfASite() throws IOException {
        build();
        Files.writeString(directory.resolve("public/README.md"), "a file of others");
        Files.writeString(directory.resolve("public/a\nb\u001b[2J.txt"), "another");
        assertThat(program.run("verify", "public")).isEqualTo(ExitCode.DONE);
        assertThat(program.out()).contains(": a b [2J.txt");
        FlippedBit.in(directory.resolve("public/index.html"));
        assertThat(program.run("verify", "public")).isEqualTo(ExitCode.DAMAGE);
        Files.delete(directory.resolve("public/404.html"));
        Path note;
        try (Stream<Path> caches = Files.list(directory.resolve(".emlog-static"))) {
            note = caches.filter(file -> file.toString().endsWith(".read-again"))
                    .findFirst()
                    .orElseThrow();
        }
        Path inTheWay = Files.createDirectories(AtomicFile.temporary(note).resolve("of-its-owner"));
        assertThat(program.run("verify", "public")).as(program.err()).isEqualTo(ExitCode.DAMAGE);
        assertThat(program.err()).startsWith("warning: not noted for the next build: ");
        FileUtils.deleteDirectory(inTheWay.getParent().toFile());
        assertThat(program.run("verify", "public")).isEqualTo(ExitCode.DAMAGE);

        assertThat(program.out())
                .contains("file is missing: 404.html (build makes it again)")
                .contains("file has another content: index.html (its checksum is not what the last build noted")
                .endsWith(" files, 2 problems; 2 of others\nnext: run: emlog-static build --offline\n");
        assertThat(program.run("verify", "examples")).isEqualTo(ExitCode.USAGE);
        Files.delete(directory.resolve("public/assets/css/lists.css"));
        program.run("check");
        assertThat(program.out()).contains("next: run: emlog-static build --offline; correct");
        assertThat(program.run("build", "--offline")).isEqualTo(ExitCode.PROBLEMS);
    }

    @Test
    void secretsThatACommandDoesNotNeedMayBeUnset() throws IOException {
        build();
        Path config = directory.resolve("site-config.yaml");
        Files.writeString(config, """
                blog: {auth: signed, apiKey: "${KEY}", articlePasswords: {7: "${PW7}"}}
                onProblem: {webhook: "${WEBHOOK}"}
                publish: {remote: "https://me:${TOKEN}@example.com/site.git"}
                """);

        assertThat(program.run("verify")).isEqualTo(ExitCode.DONE);
        assertThat(program.run("verify", "public")).isEqualTo(ExitCode.DONE);
        assertThat(program.run("check")).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(program.run("export", "markdown", "--for", "plain", "-o", "exported"))
                .isEqualTo(ExitCode.DONE);
        assertThat(program.run("build", "--offline")).isEqualTo(ExitCode.DONE);
        assertThat(program.run("publish", "--dry-run")).isEqualTo(ExitCode.USAGE);

        Files.writeString(config, "blog: {articlePasswords: {7: \"${PW7}\"}}\nprotected: encrypted\n");
        assertThat(program.run("build", "--offline")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("PW7 is not set");
        assertThat(program.run("check")).isEqualTo(ExitCode.DONE);

        Files.writeString(config, "onProblem: {webhok: \"${WEBHOOK}\"}\n");
        assertThat(program.run("check")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("did you mean 'onProblem.webhook'?");
    }

    @Test
    void archiveThatHasLostItsBlogIsVerifiedAsDamaged() throws IOException {
        build();
        Files.delete(directory.resolve("archive/blog.json"));

        assertThat(program.run("verify")).as(program.err()).isEqualTo(ExitCode.DAMAGE);
        assertThat(program.out()).contains("file is missing: blog.json").contains("1 problem");
        assertThat(program.run("export", "wxr", "-o", "blog.xml")).isEqualTo(ExitCode.DAMAGE);
        assertThat(program.err()).contains("the archive is damaged, file is missing: blog.json");
        assertThat(program.run("build", "archive", "--archive", "other")).isEqualTo(ExitCode.DAMAGE);
        assertThat(program.err()).contains("/archive/blog.json is lost; take it from a backup or from git");
    }

    @Test
    void anImpossibleOutputIsReportedBeforeTheCrawl() throws IOException {
        Files.writeString(directory.resolve("www"), "");

        assertThat(build("--output", "www/site")).isEqualTo(ExitCode.USAGE);

        assertThat(program.err()).contains("www: is in the way: no directory");
        assertThat(emlog.count("article_list")).isZero();
    }

    @Test
    void thePrivatePartOfAnArchiveIsNoArchive() {
        Path part = Path.of("examples/sample-blog/private").toAbsolutePath();
        assertThat(part.resolve("index.jsonl")).exists();

        assertThat(program.run("verify", part.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("not an archive").doesNotContain("damaged");
    }

    @Test
    void verifyFindsDamage() throws IOException {
        blog.publish("你好", "世界");
        build();
        Files.writeString(directory.resolve("archive/articles/1.json"), "{}");

        assertThat(program.run("verify")).isEqualTo(ExitCode.DAMAGE);
        assertThat(program.out())
                .contains("articles/1.json")
                .endsWith("1 problem\nnext: run: emlog-static build " + emlog.address() + " --full\n");
        assertThat(program.run("verify", "archive")).isEqualTo(ExitCode.DAMAGE);
        assertThat(program.out())
                .endsWith("next: run: emlog-static build " + emlog.address() + " --full --archive archive\n");
        try (DirectoryLock writing = ArchiveLock.of(directory.resolve("archive"))) {
            assertThat(program.run("verify", "archive")).as("it may be new").isEqualTo(ExitCode.REFUSED);
        }
        assertThat(program.run("build")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("as in 'build " + emlog.address() + "', or use the archive alone");
        assertThat(program.run("check", "archive")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("/archive is an archive; check the site, as in: emlog-static check public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"articles/1.json", "index.jsonl"})
    void damageToNeededFilesEndsAnOfflineBuild(String path) throws IOException {
        blog.publish("你好", "世界");
        build();
        Files.writeString(directory.resolve("archive").resolve(path), "{}");
        FileUtils.deleteDirectory(directory.resolve("public").toFile());

        assertThat(program.run("build", "--offline")).isEqualTo(ExitCode.DAMAGE);

        assertThat(program.err().lines())
                .singleElement()
                .asString()
                .contains(path, "damaged", "backup")
                .doesNotContain("-v");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private int build(String... options) {
        return program.run(List.of("build", emlog.address()), options);
    }
}
