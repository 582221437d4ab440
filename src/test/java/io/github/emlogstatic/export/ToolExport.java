package io.github.emlogstatic.export;

import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.export.MarkdownExport.Format;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The export of a small archive for one tool, made once for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ToolExport {

    private final Format tool;
    Path folder;

    @AutoClose
    SmallArchive archive;

    Map<String, String> files;

    ToolExport(Format tool) {
        this.tool = tool;
    }

    @BeforeAll
    void export(@TempDir Path temporary) throws IOException {
        folder = temporary;
        archive = SmallArchive.in(folder.resolve("blog"));
        files = exportTo("export");
    }

    /** Exports into a folder, and returns its files. */
    Map<String, String> exportTo(String name, Integer... privateIds) throws IOException {
        archive.export(tool, folder.resolve(name), privateIds);
        return archive.files(folder.resolve(name));
    }

    /** Exports another blog, and returns its files. */
    Map<String, String> exportOf(MemoryBlog blog, String name) throws IOException {
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder.resolve(name))) {
            crawled.crawl();
            Path to = folder.resolve(name + "-export");
            MarkdownExport.write(crawled.config("--offline"), tool, to, List.of(), false, Progress.SILENT);
            return archive.files(to);
        }
    }

    /** What the head of an article calls the property, if its author typed this summary. */
    Object summary(String path, String property) throws IOException {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish(1, post -> post.title("t").text("text").excerpt("# 1 < 2 & <b>x</b> *y*"));
        return ReadBack.of(exportOf(blog, "summary").get(path)).properties().get(property);
    }

    @Test
    void theExportIsTheOneThatWeKnow() throws IOException {
        Golden.assertSame("export-" + tool.name().toLowerCase(Locale.ROOT), files);
    }
}
