package io.github.emlogstatic.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.language.English;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitThemeTest {

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path directory = program.directory();

    @Test
    void theNewThemeBuildsASiteThatShowsItsChanges() throws IOException {
        assertThat(program.run("init", "--theme", "my-theme")).isZero();
        assertThat(program.out()).contains("created themes/my-theme; add `theme: my-theme`");

        MemoryBlog blog = MemoryBlog.empty();
        blog.publish(post -> post.title("旧").tags("茶"));
        blog.publish(post -> post.title("新").tags("茶"));
        try (EmlogServer emlog = EmlogServer.serving(blog)) {
            assertThat(program.run("build", emlog.address(), "--theme", "my-theme"))
                    .isZero();
        }
        assertThat(Files.readString(directory.resolve("public/post/2.html")))
                .contains("--day: #2f4fa8", "接着读", "<p class=\"meta\">© ");
    }

    @Test
    void theCommentsSpeakTheLanguageOfMessages() throws IOException {
        program.run("init", "--theme", "one");
        program.set("EMLOG_STATIC_LANG", "zh-CN").run("init", "--theme", "two");

        for (String file : List.of("theme.yaml", "partials/afterArticle.peb", "i18n/zh-CN.yaml")) {
            String english = Files.readString(directory.resolve("themes/one").resolve(file));
            String chinese = Files.readString(directory.resolve("themes/two").resolve(file));
            String comments = "(?m)^ *#.*\\R|\\{#.*?#}";
            assertThat(chinese.replace("two", "one").replaceAll(comments, ""))
                    .isEqualTo(english.replaceAll(comments, ""));
            assertThat(chinese).containsPattern("#.*\\p{IsHan}");
            assertThat(English.in(chinese.replaceAll("<.*?>", "").replaceAll("[\\w-]+: .*", "")))
                    .isEmpty();
        }
    }

    @Test
    void theNewThemeIsBasedOnTheNamedOne() {
        assertThat(program.run("init", "--theme", "mine", "--parent", "xuan")).isZero();
        assertThat(directory.resolve("themes/mine/theme.yaml")).content().contains("parent: xuan\n", "themes/xuan");

        assertThat(program.run("init", "--theme", "other", "--parent", "nothing"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("theme nothing is not found", "; set `--parent` to one of ");
        assertThat(directory.resolve("themes/other")).doesNotExist();
    }

    @Test
    void anExistingThemeIsKept() throws IOException {
        Path own = Files.createDirectories(directory.resolve("themes/mine")).resolve("theme.yaml");
        Files.writeString(own, "name: mine\n");

        assertThat(program.run("init", "--theme", "mine")).isEqualTo(ExitCode.USAGE);
        assertThat(own).hasContent("name: mine");
        assertThat(program.err()).contains("is there already and is left as it is");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ../up   | ../up is no name for a theme
            default | theme default comes with the program
            """)
    void anInvalidThemeNameIsRefused(String name, String why) {
        assertThat(program.run("init", "--theme", name)).isEqualTo(ExitCode.USAGE);
        assertThat(program.complaint()).contains(why);
    }
}
