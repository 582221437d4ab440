package io.github.emlogstatic.build.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.build.ProgramProcess;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A blog that needs more memory than Java may use. */
@Tag("slow")
class OutOfMemoryTest {

    @TempDir
    Path folder;

    @Test
    void tooLittleMemoryIsReportedAndDestroysNothing() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish("small", "text");
        Path site = Files.createDirectories(folder.resolve("site"));
        ProgramProcess process = ProgramProcess.program();
        try (EmlogServer emlog = EmlogServer.serving(blog)) {
            String[] build = {"build", emlog.address(), "--quiet", "--theme", QuickTheme.FOLDER};
            assertThat(process.run(site, List.of(), build).code()).isZero();
            Map<String, String> before = Tree.of(site.resolve("public"));
            String text = "a long story ".repeat(200_000);
            for (int i = 0; i < 3; i++) {
                blog.publish("large", text);
            }

            ProgramProcess.Ended ended = process.run(site, List.of("-Xmx32m"), build);

            assertThat(ended.code()).as(ended.output()).isEqualTo(2);
            assertThat(ended.output().lines()).hasSize(1);
            assertThat(ended.output()).contains(" MB of memory").contains("-Xmx512m");
            assertThat(Tree.of(site.resolve("public"))).isEqualTo(before);

            assertThat(process.run(site, List.of("-Xmx1g"), build).code()).isZero();
            assertThat(Verification.of(site.resolve("archive")).damage()).isEmpty();
            assertThat(site.resolve("public/post/4.html")).exists();
        }
    }
}
