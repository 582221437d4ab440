package io.github.emlogstatic.browser.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.EachTheme;
import io.github.emlogstatic.browser.HardSite;
import io.github.emlogstatic.browser.SampleSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page is valid for the W3C's checker, which reads the grammar of HTML once for all sites. */
@Tag("slow")
class W3cTest {

    /** Players do not play without these two; of another host, as all of them are, they cannot break out with them. */
    private static final String SANDBOX = "Setting both “allow-scripts” and “allow-same-origin” is not recommended";

    @EachTheme
    void everyPageOfTheSampleBlogIsValid(String theme) throws IOException {
        assertThat(W3c.errors(SampleSite.pages(SampleSite.of(theme)))).isEmpty();
    }

    @Test
    void everyPageOfHardCasesIsValid() throws IOException {
        assertThat(W3c.errors(HardSite.pages()))
                .filteredOn(error -> !error.contains(SANDBOX))
                .isEmpty();
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
