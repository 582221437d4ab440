package io.github.emlogstatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.MemoryBlog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitThemeTest {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theNewThemeBuildsASiteThatShowsItsChanges() throws IOException {
        assertThat(run("init", "--theme", "my-theme")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("created themes/my-theme; add `theme: my-theme`");

        MemoryBlog blog = MemoryBlog.empty();
        blog.publish(post -> post.title("旧").tags("茶"));
        blog.publish(post -> post.title("新").tags("茶"));
        try (EmlogServer emlog = EmlogServer.serving(blog)) {
            assertThat(run("build", emlog.address(), "--theme", "my-theme")).isZero();
        }
        assertThat(Files.readString(directory.resolve("public/post/2.html")))
                .contains("class=\"indigo\"", "接着读", "<p class=\"meta\">© ");
    }

    @Test
    void anExistingThemeIsKept() throws IOException {
        Path own = Files.createDirectories(directory.resolve("themes/mine")).resolve("theme.yaml");
        Files.writeString(own, "name: mine\n");

        assertThat(run("init", "--theme", "mine")).isEqualTo(ExitCode.USAGE);
        assertThat(own).hasContent("name: mine");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is there already and is left as it is");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ../up   | ../up is no name for a theme
            default | theme default comes with the program
            """)
    void anInvalidThemeNameIsRefused(String name, String why) {
        assertThat(run("init", "--theme", name)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(why).hasLineCount(1);
    }

    private int run(String... args) {
        return Main.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                directory);
    }
}
