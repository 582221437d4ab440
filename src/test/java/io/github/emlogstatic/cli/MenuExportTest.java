package io.github.emlogstatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Entries of the menu that lead to no page keep what they do: a list of others, a mail. */
class MenuExportTest {

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path directory = program.directory();

    @BeforeEach
    void menu() throws IOException {
        PathUtils.copyDirectory(Path.of("examples/sample-blog"), directory.resolve("archive"));
        List<Link> menu = List.of(
                Link.to("更多", "#", Link.to("里", "https://in.example/")),
                Link.to("写信", "mailto:a@b.example"),
                Link.to("坏", "javascript:alert(1)"));
        try (Archive writing = Archive.open(directory.resolve("archive"), Clock.systemUTC())) {
            writing.writeBlog(writing.blog().orElseThrow().withLinks(menu, List.of()));
        }
    }

    @Test
    void menuOfHugoLeadsWhereTheBlogsDoes() {
        export("hugo");

        assertThat(directory.resolve("hugo/hugo.yaml"))
                .content()
                .contains("url: \"#\"", "url: \"mailto:a@b.example\"")
                .doesNotContain("javascript");
        assertThat(directory.resolve("hugo/data/blog.json"))
                .content()
                .containsPattern("\"title\" ?: ?\"更多\",\\s*\"url\" ?: ?\"#\"")
                .containsPattern("\"title\" ?: ?\"写信\",\\s*\"url\" ?: ?\"mailto:a@b.example\"")
                .doesNotContain("javascript");
    }

    @Test
    void menuOfHexoLeadsWhereTheBlogsDoes() {
        export("hexo");

        assertThat(directory.resolve("hexo/_config.yml"))
                .content()
                .contains("\"更多\": \"#\"", "\"写信\": \"mailto:a@b.example\"")
                .doesNotContain("javascript");
    }

    private void export(String tool) {
        assertThat(program.run("export", "markdown", "--for", tool, "-o", tool))
                .as(program.err())
                .isEqualTo(ExitCode.DONE);
    }
}
