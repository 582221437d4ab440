package io.github.emlogstatic.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.SmallDisk;
import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options.UrlMode;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitBlogTest {

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path directory = program.directory();

    private final MemoryBlog blog = MemoryBlog.empty()
            .configure(options -> options.name("名字 \"${HOME}\" \\").path("/b/"));

    @AutoClose
    private final EmlogServer emlog = EmlogServer.serving(blog).wearing(Theme.DEFAULT);

    @Test
    void initPrintsAndWritesWhatItFinds() throws Exception {
        for (int i = 0; i < 120; i++) {
            String image = "<img src=\"/b/content/uploadfile/202401/" + i + ".png\">";
            blog.publish(post -> post.title("文章").html("<p>正文</p>" + image));
        }
        blog.comment(1, remark -> remark.text("on the oldest article"));
        blog.configure(options -> options.urlMode(UrlMode.STATIC));

        assertThat(init(emlog.address() + "post-1.html")).isEqualTo(ExitCode.DONE);

        assertThat(program.out())
                .contains(
                        emlog.address() + " is an emlog, version 2.5.8 or later",
                        "名字",
                        "static, as in post-",
                        "open",
                        "120, in 0 categories",
                        "about 249 requests, 23 MB",
                        "wrote site-config.yaml");
        assertThat(emlog.requests()).hasSizeLessThanOrEqualTo(7);
        assertThat(loaded()).isEqualTo(emlog.address());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?post=1", "index.php?post=1&comment-page=2", "#top", "post-1.html?from=mail"})
    void anyPageOfTheBlogMayBeGiven(String page) throws Exception {
        blog.publish("文章", "正文");

        assertThat(init(emlog.address() + page)).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(loaded()).isEqualTo(emlog.address());
    }

    @Test
    void aKeyInTheEnvironmentIsUsed() {
        blog.configure(options -> options.apiKey("of-the-environment"));
        program.set("EMLOG_API_KEY", "of-the-environment");

        assertThat(init(emlog.address())).isEqualTo(ExitCode.DONE);

        assertThat(program.out())
                .contains("open; a key is set, so notes are included")
                .doesNotContain("of-the-environment");
    }

    @Test
    void aKeyThatTheBlogRefusesIsReported() {
        program.set("EMLOG_API_KEY", "of-another-blog");

        assertThat(init(emlog.address())).isEqualTo(ExitCode.DONE);

        assertThat(program.out()).contains("open, but the blog refuses the key").doesNotContain("of-another-blog");
    }

    @Test
    void theCommentedValuesLoad() throws Exception {
        blog.publish("文章", "正文");
        init(emlog.address());
        Path file = directory.resolve("site-config.yaml");
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^  # (name|timeZone|description):", "  $1:"));

        assertThat(ConfigLoader.in(directory)
                        .load(Optional.empty(), Map.of(), Overrides.none())
                        .config()
                        .blog()
                        .facts()
                        .name())
                .hasValue("名字 \"${HOME}\" \\");
    }

    /** U+0092 is an apostrophe of Windows that was taken for Latin-1. */
    @Test
    void oddCharactersInTheNameMakeNoOtherFile() throws Exception {
        blog.configure(options -> options.name("the owner\u0092s\u2028blog"));

        assertThat(init(emlog.address())).isEqualTo(ExitCode.DONE);

        assertThat(loaded()).isEqualTo(emlog.address());
    }

    @Test
    void aClosedApiIsReportedWithAdvice() {
        blog.configure(options -> options.apiOpen(false));

        assertThat(init(emlog.address())).isEqualTo(ExitCode.DONE);

        assertThat(program.out()).contains("closed: ", "owner can open it in emlog's settings");
    }

    @Test
    void otherEntriesOfTheMenuAreNoCategories() {
        blog.configure(options -> options.apiOpen(false));
        blog.menus(
                Stream.of("tech", "tech/java", "sort/5", "about.html", "?post=9", "?record=202207", "tag/a", "posts")
                        .map(address -> Link.to(address, address))
                        .toList(),
                List.of());

        assertThat(init(emlog.address())).isEqualTo(ExitCode.DONE);

        assertThat(program.out()).contains("in 3 categories");
    }

    @Test
    void anOldEmlogIsRecognizedByItsAnswers() {
        emlog.as(EmlogVersion.V2_4_2);
        blog.publish("文章", "正文");

        assertThat(init(emlog.address())).isEqualTo(ExitCode.DONE);

        assertThat(program.out()).contains("version 2.4.0 to 2.5.7", "1, in 0 categories");
    }

    @Test
    void withoutAnApiTheNewestNumberBoundsTheCount() {
        emlog.as(EmlogVersion.V2_3_9);
        blog.configure(options -> options.apiOpen(false));
        for (int i = 0; i < 30; i++) {
            blog.publish("文章 " + i, "正文");
        }
        blog.pin(4, true);

        assertThat(init(emlog.address())).isEqualTo(ExitCode.DONE);

        assertThat(program.out()).contains("closed: ", "at most 30, by the newest one's number");
    }

    @Test
    void anExistingFileIsKeptWithoutARequest() throws IOException {
        Path file = Files.writeString(directory.resolve("mine.yaml"), "perPage: 5\n");

        assertThat(init(emlog.address(), "-c", "mine.yaml")).isEqualTo(ExitCode.USAGE);

        assertThat(program.complaint()).contains("mine.yaml is there already");
        assertThat(file).content().isEqualTo("perPage: 5\n");
        assertThat(emlog.requests()).isEmpty();
    }

    @Test
    void configOptionNamesTheFile() {
        assertThat(init(emlog.address(), "-c", "mine.yaml")).isEqualTo(ExitCode.DONE);

        assertThat(directory.resolve("mine.yaml")).content().contains(emlog.address());
        assertThat(directory.resolve("site-config.yaml")).doesNotExist();
        assertThat(program.out()).contains("emlog-static build -c mine.yaml");
    }

    @Test
    void theFolderOfTheConfigurationIsMade() {
        assertThat(init(emlog.address(), "-c", "my blogs/mine.yaml"))
                .as(program.err())
                .isEqualTo(ExitCode.DONE);

        assertThat(directory.resolve("my blogs/mine.yaml")).content().contains(emlog.address());
        assertThat(program.out()).contains("emlog-static build -c \"my blogs/mine.yaml\"");
    }

    @Test
    void aFullDiskIsReportedWithTheFile() throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(directory.resolve("disk"), "4k")) {
            Files.write(disk.folder().resolve("filler"), new byte[4096]);

            assertThat(init(emlog.address(), "-c", "disk/mine.yaml")).isEqualTo(ExitCode.USAGE);

            assertThat(program.err()).contains("cannot write ", "disk/mine.yaml: No space left on device; make room");
            assertThat(disk.folder().resolve("mine.yaml")).doesNotExist();
        }
    }

    @Test
    void anotherProgramIsReportedAndNoFileIsWritten() {
        emlog.failing(request -> Optional.of(new mockwebserver3.MockResponse.Builder()
                .body("<link href='/wp-content/themes/x.css'>")
                .build()));

        assertThat(init(emlog.address())).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint()).contains("WordPress");
        assertThat(directory).isEmptyDirectory();
    }

    private String loaded() throws Exception {
        return ConfigLoader.in(directory)
                .load(Optional.empty(), Map.of(), Overrides.none())
                .config()
                .blog()
                .url()
                .orElseThrow();
    }

    private int init(String... arguments) {
        return program.run(List.of("init"), arguments);
    }
}
