package io.github.emlogstatic.crawl.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.build.ProgramProcess;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of articles holds the texts of a whole blog, which need not fit into the memory all at once. */
@Tag("slow")
class LargeListTest {

    private static final int ARTICLES = 1_500;
    private static final int LENGTH = 50_000;

    @TempDir
    Path folder;

    @Test
    void textsOfAListMayExceedTheMemory() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        for (int id = 1; id <= ARTICLES; id++) {
            String text = ("article " + id + " has a long text. ").repeat(LENGTH / 30);
            blog.publish("title " + id, text);
        }
        try (EmlogServer emlog = EmlogServer.serving(blog)) {
            ProgramProcess.Ended ended = ProgramProcess.program()
                    .run(
                            folder,
                            List.of("-Xmx128m"),
                            "build",
                            emlog.address(),
                            "--theme",
                            QuickTheme.FOLDER,
                            "--dry-run");

            assertThat(ended.code()).as(ended.output()).isZero();
            assertThat(ended.output()).contains("article_detail " + ARTICLES + ": new", "nothing was written");
        }
    }
}
