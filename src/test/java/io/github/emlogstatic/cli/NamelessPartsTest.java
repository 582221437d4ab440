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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Articles whose titles are empty or nothing but spaces, a category and an author without names. */
class NamelessPartsTest {

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    @AutoClose
    private final EmlogServer emlog = EmlogServer.serving(MemoryBlog.empty());

    @EachTheme
    void eachIsCalledSomething(String theme) throws IOException {
        emlog.blog().category(9, "");
        for (String title : List.of("", "   ", "　　")) {
            emlog.blog().publish(post -> post.title(title).category(9).text("a text"));
        }
        emlog.blog().user(2, " ", "").publish(post -> post.title("of nobody").author(2));
        assertThat(program.run("build", emlog.address(), "--theme", theme)).isEqualTo(ExitCode.DONE);

        Path site = program.directory().resolve("public");
        assertThat(Tree.files(site, ".html"))
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(Files.readString(file)).doesNotContainPattern("<(a|h1|h2)( [^>]*)?>[\\s　]*</\\1>"));
        assertThat(site.resolve("post/3.html")).content().contains("<title>无标题 - My Blog</title>");
        assertThat(site.resolve("sort/9.html")).content().contains("<title>#9 - My Blog</title>");
        assertThat(site.resolve("author/2.html")).content().contains("<title>#2 - My Blog</title>");
        assertThat(site.resolve("post/4.html")).content().doesNotContain("author/2.html");
    }

    @Test
    void feedsAndExportsNameNoAuthorWithoutAName() {
        emlog.blog().user(2, "", "").publish(post -> post.title("of nobody").author(2));
        program.run("build", emlog.address());
        for (String tool : List.of("hugo", "hexo", "jekyll", "plain")) {
            assertThat(program.run("export", "markdown", "--for", tool, "-o", tool))
                    .isEqualTo(ExitCode.DONE);
        }
        program.run("export", "wxr", "-o", "blog.xml");

        Path directory = program.directory();
        assertThat(directory.resolve("public/feed.json")).content().doesNotContain("\"name\":\"\"", "\"name\": \"\"");
        assertThat(directory.resolve("hugo/content/posts/1-of-nobody.md"))
                .content()
                .contains("author 2");
        assertThat(directory.resolve("blog.xml")).content().contains("<wp:author_display_name><![CDATA[author 2]]>");
    }
}
