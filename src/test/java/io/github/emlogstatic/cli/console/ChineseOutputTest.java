package io.github.emlogstatic.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.browser.SampleSite;
import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.cli.Serving;
import io.github.emlogstatic.cli.Shell;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.language.English;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No English is left in what the program says in Chinese. */
class ChineseOutputTest {

    /** An address or an option with a line break inside. */
    private static final Pattern BROKEN_WORD = Pattern.compile("(?m)(?:[/\\[]| \\.|--)$|^ +//");

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder().set("EMLOG_STATIC_LANG", "zh-CN");

    private final Path folder = program.directory();
    private final MemoryBlog blog = MemoryBlog.empty().configure(options -> options.name("我的博客"));

    @AutoClose
    private final EmlogServer emlog = EmlogServer.serving(blog).wearing(Theme.DEFAULT);

    private void said(int code, String... arguments) {
        assertThat(program.run(arguments)).as(program.out() + program.err()).isEqualTo(code);
        assertThat(program.out() + program.err()).containsPattern("\\p{IsHan}");
        assertThat(program.out() + program.err()).satisfies(ChineseOutputTest::noWord);
    }

    private static void noWord(String text) {
        assertThat(text.lines().filter(line -> !English.wordsIn(line).isEmpty()))
                .isEmpty();
    }

    private static void noSentence(String text) {
        assertThat(text.lines().filter(line -> !English.in(line).isEmpty())).isEmpty();
    }

    @Test
    void eachStepInTheLifeOfABlogIsReported() throws Exception {
        blog.publish(post -> post.title("文章").html("<p>正文</p><img src=\"/content/uploadfile/202401/gone.png\">"));
        for (int i = 2; i <= 6; i++) {
            blog.publish("第" + i + "篇", "正文");
        }

        said(ExitCode.DONE, "init", emlog.address());
        noSentence(Files.readString(folder.resolve("site-config.yaml")).replaceAll("(?m)^.*# ", ""));
        said(ExitCode.PROBLEMS, "build");
        assertThat(program.run("build", "--theme", "plain")).isEqualTo(ExitCode.DONE);
        assertThat(program.out()).contains("，或运行：emlog-static serve --theme plain\n");
        said(ExitCode.DONE, "build");
        said(ExitCode.DONE, "build", "--dry-run", "--full");
        said(ExitCode.DONE, "verify");
        said(ExitCode.DONE, "export", "markdown", "--for", "plain", "-o", "markdown");

        assertThat(program.run("verify", "a. b")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("/a. b 不是归档");
        assertThat(program.run("build", "--offline", "--theme", "a, b")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("themes/a, b、");
        Files.writeString(folder.resolve("public/mine.txt"), "mine");
        Files.writeString(folder.resolve("archive/articles/1.json"), "{}");
        said(ExitCode.DAMAGE, "verify");
        assertThat(program.out()).endsWith("下一步：运行 emlog-static build --full\n");
        said(ExitCode.PROBLEMS, "build", "--clean");
        for (int i = 2; i <= 6; i++) {
            blog.delete(i);
        }
        said(ExitCode.REFUSED, "build");
    }

    @Test
    void checkingAndPublishingAreReported() throws Exception {
        Files.writeString(folder.resolve("site-config.yaml"), "media: {variants: false}\n");
        SampleSite.giveMade(folder);
        said(
                ExitCode.DONE,
                "build",
                Path.of("examples/sample-blog").toAbsolutePath().toString());
        said(ExitCode.DONE, "check");
        Shell git = Shell.in(folder);
        git.said(folder, "git", "init", "--quiet", "--bare", "remote.git");
        git.said(folder, "git", "init", "--quiet");
        String remote = folder.resolve("remote.git").toString();
        said(ExitCode.DONE, "publish", "--dry-run", "--remote", remote);
        said(ExitCode.DONE, "publish", "--remote", remote);
        said(ExitCode.DONE, "publish", "--remote", remote);
        Files.delete(folder.resolve("public/assets/css/lists.css"));
        said(ExitCode.DAMAGE, "check");
        said(ExitCode.DAMAGE, "publish", "--remote", remote);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "build",
                "biuld",
                "help nope",
                "build—help",
                "build –-full",
                "build --ofline",
                "build --report",
                "build one two",
                "build nowhere",
                "build blog.example.com",
                "build blog.sql",
                "build --offline",
                "build --theme 没有 --offline",
                "build -c nosuch.yaml",
                "serve",
                "serve --port many",
                "serve --port 99999",
                "check",
                "verify",
                "verify nowhere",
                "publish",
                "init",
                "init --theme default",
                "export markdown --for plain",
                "export markdown --for word -o out",
                "export markdown --for plain -o out",
                "restore",
                "restore --into fresh.sql -o out",
                "api",
                "api nosuch",
                "api article_list",
                "mirror",
                "mirror --test-notify"
            })
    void mistakesAreReported(String command) {
        assertThat(program.run(command.split(" "))).isPositive();
        assertThat(program.err()).containsPattern("\\p{IsHan}");
        noSentence(program.out() + program.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9/", "http://nowhere.invalid/"})
    void aBlogThatCannotBeReachedIsReported(String address) throws IOException {
        Files.writeString(folder.resolve("site-config.yaml"), "crawl: {retries: 0}\n");

        assertThat(program.run("build", address)).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(program.err()).containsPattern("\\p{IsHan}");
        noSentence(program.out() + program.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blog: {url: x}",
                "blog: {url: http://a.example/, nosuch: 1}",
                "themes: default",
                "theme: 没有",
                "crawl: {timeout: long}",
                "crawl: {connections: 0}",
                "media: {maxBytes: much}",
                "blog：x",
                "blog:\n\turl: x",
                "blog:\n  url:http://a.example/",
                "blog:\n  name: a: b",
                "blog: {name: @x}",
                "blog:\n  name: \"x",
                "blog:\n  name: x\n theme: y",
                "language: fr",
                "pages: some",
                "blog: [1]",
                "output: ."
            })
    void mistakesInTheConfigurationAreReported(String yaml) throws IOException {
        Files.writeString(folder.resolve("site-config.yaml"), yaml);

        assertThat(program.run("build", "--offline")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).containsPattern("\\p{IsHan}");
        noSentence(program.out() + program.err());
    }

    static Stream<String> commands() {
        return Stream.of(
                "",
                "build",
                "serve",
                "publish",
                "check",
                "verify",
                "restore",
                "api",
                "init",
                "export",
                "export markdown",
                "mirror",
                "help");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpIsTranslated(String command) {
        assertThat(program.run((command + " --help").strip().split(" "))).isZero();
        assertThat(program.out()).containsPattern("\\p{IsHan}").doesNotContainPattern(BROKEN_WORD);
        noSentence(program.out());
        program.set("EMLOG_STATIC_LANG", "en").run((command + " --help").strip().split(" "));
        assertThat(program.out()).contains("Usage: ").doesNotContainPattern(BROKEN_WORD);
    }

    @Test
    void theServerAndItsPagesAreTranslated() throws Exception {
        blog.publish("文章", "正文");
        program.run("build", emlog.address());

        try (Serving serving = Serving.inChinese(folder)) {
            noSentence(String.join("\n", serving.said()));
            Files.writeString(folder.resolve("site-config.yaml"), "themes: x");
            serving.await(Serving.MISTAKE);
            noSentence(String.join("\n", serving.said()));
            noSentence(serving.get("").body().replaceAll("<style>[^§]*</style>|<[^>]*>", ""));
        }
    }

    @Test
    void anErrorOfTheServerIsReported() throws Exception {
        Files.writeString(folder.resolve("site-config.yaml"), "crawl: {retries: 0}");
        blog.publish(post -> post.title("文章").html("<img src=\"/content/uploadfile/202401/broken.png\">"));
        emlog.failing(Faults.where(
                request -> request.getUrl().encodedPath().endsWith("broken.png"), () -> Faults.status(500)));

        said(ExitCode.PROBLEMS, "build", emlog.address());
        assertThat(program.err()).contains("（返回 HTTP 500；");
    }

    @Test
    void dataStaysAsItIs() {
        blog.publish("nothing new", "正文");
        program.run("build", emlog.address());

        assertThat(program.run("api", "article_list", "--blog", emlog.address()))
                .as(program.err())
                .isZero();
        assertThat(program.out()).contains("nothing new");
    }

    @Test
    void reportsStayEnglish() {
        blog.publish(post -> post.title("文章").html("<img src=\"/content/uploadfile/202401/gone.png\">"));

        said(ExitCode.PROBLEMS, "build", emlog.address(), "--report", "report.json");

        assertThat(folder.resolve("report.json")).content().contains("\"upload is missing\"");
    }

    @Test
    void theOptionIsTakenBeforeAndAfterTheCommand() {
        program.set("EMLOG_STATIC_LANG", "en");

        assertThat(program.run("--lang", "zh-CN", "verify", "nowhere")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("不是归档");
        assertThat(program.run("verify", "--lang=zh_cn", "nowhere")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("不是归档");
        assertThat(program.run("verify", "nowhere")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("is not an archive");
    }

    @Test
    void anUnknownLanguageIsAMistake() {
        assertThat(program.run("verify", "--lang", "fr")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).isEqualTo("emlog-static：--lang 必须是 en、zh-CN 之一，不能是“fr”\n");
        program.set("EMLOG_STATIC_LANG", "fr");
        assertThat(program.run("verify")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).isEqualTo("emlog-static: EMLOG_STATIC_LANG must be one of en, zh-CN, not 'fr'\n");
    }
}
