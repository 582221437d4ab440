package io.github.emlogstatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.EachTheme;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A blog whose owner gave it no name is called by its host. */
class NamelessBlogTest {

    private static final Pattern EMPTY = Pattern.compile("<title></title>|<title> - | - </title>|<h1[^>]*></h1>"
            + "|\"(?:name|title)\" ?: ?\"\"|title=\" - |site_name\" content=\"\"|<a [^>]*dir=\"auto\"></a>"
            + "|(?m)^(?:title|name): *(?:\"\"|'')?$");

    private static final Pattern NAMED = Pattern.compile("(?m)^[ \"]*(?:title|name)\"? ?: \"?127\\.0\\.0\\.1\"?,?$");

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    @AutoClose
    private final EmlogServer emlog = EmlogServer.serving(MemoryBlog.empty().configure(options -> options.name("")));

    private void build(String... more) {
        emlog.blog().fill(2);
        List<String> line = List.of("build", emlog.address(), "--base-url", "https://mirror.example.com/");
        assertThat(program.run(line, more)).as(program.err()).isEqualTo(ExitCode.DONE);
    }

    private static List<Path> files(Path folder) throws IOException {
        return Tree.files(folder).stream()
                .filter(file -> file.toString().matches(".*\\.(?:html|xml|json|webmanifest|yml|yaml|toml|md|txt)"))
                .toList();
    }

    private static void assertThatNoNameIsEmpty(Path folder) throws IOException {
        assertThat(files(folder))
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(EMPTY));
    }

    @EachTheme
    void itsSiteHasTheNameOfItsHost(String theme) throws IOException {
        build("--theme", theme);

        Path site = program.directory().resolve("public");
        assertThat(site.resolve("index.html")).content().contains("<title>127.0.0.1</title>");
        assertThat(site.resolve("post/1.html")).content().contains(" - 127.0.0.1</title>");
        assertThat(site.resolve("atom.xml")).content().contains(">127.0.0.1</title>");
        assertThatNoNameIsEmpty(site);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hugo", "hexo", "jekyll", "plain"})
    void itsExportHasTheNameOfItsHost(String tool) throws IOException {
        build();
        assertThat(program.run("export", "markdown", "--for", tool, "-o", "out"))
                .isEqualTo(ExitCode.DONE);

        Path out = program.directory().resolve("out");
        assertThat(files(out)).anySatisfy(file -> assertThat(file).content().containsPattern(NAMED));
        assertThatNoNameIsEmpty(out);
    }

    @Test
    void itsExportForWordPressHasItsHost() {
        build();
        assertThat(program.run("export", "wxr", "-o", "blog.xml")).isEqualTo(ExitCode.DONE);

        assertThat(program.directory().resolve("blog.xml")).content().contains("<title>127.0.0.1</title>");
    }
}
