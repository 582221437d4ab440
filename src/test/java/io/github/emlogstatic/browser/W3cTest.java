package io.github.emlogstatic.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page of the sample blog is valid for the W3C's checker. */
class W3cTest {

    @Test
    void everyPageIsValid() throws IOException {
        assertThat(W3c.errors(SampleSite.pages())).isEmpty();
    }

    @Test
    void theCheckerReportsMistakesOfOnePageOnly(@TempDir Path folder) throws IOException {
        Path wrong = page(folder, "wrong.html", "<ul><p>not an item</ul><img src=a.png>");
        Path right = page(folder, "right.html", "<ul><li>an item</ul>");

        assertThat(W3c.errors(List.of(wrong))).hasSize(2).allMatch(error -> error.contains("wrong.html:1"));
        assertThat(W3c.errors(List.of(right, wrong, right, right))).hasSize(2);
    }

    private static Path page(Path folder, String name, String body) throws IOException {
        String html = "<!doctype html><html lang=en><meta charset=utf-8><title>A page</title>" + body;
        return Files.writeString(folder.resolve(name), html);
    }
}
