package io.github.emlogstatic.export;

import io.github.emlogstatic.export.MarkdownExport.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The export of a small archive for one tool, made once for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ToolExport {

    private final Format tool;
    Path folder;
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

    @AfterAll
    void close() {
        archive.close();
    }

    /** Exports into a folder, and returns its files. */
    Map<String, String> exportTo(String name, Integer... privateIds) throws IOException {
        archive.export(tool, folder.resolve(name), privateIds);
        return archive.files(folder.resolve(name));
    }

    @Test
    void theExportIsTheOneThatWeKnow() throws IOException {
        Golden.assertSame("export-" + tool.name().toLowerCase(Locale.ROOT), files);
    }
}
