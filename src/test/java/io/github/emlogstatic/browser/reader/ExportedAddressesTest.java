package io.github.emlogstatic.browser.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.emlogstatic.Skip;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.export.MarkdownExport;
import io.github.emlogstatic.export.MarkdownExport.Format;
import io.github.emlogstatic.export.SmallArchive;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.serve.ServedSite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site that another tool has made of an export, on a host that takes no rules. */
@Tag("browser")
class ExportedAddressesTest {

    private static final Map<String, String> PLACES = Map.of(
            "?post=1", "/post-1.html",
            "?post=5", "/hello-world/",
            "?sort=1", "/tech/",
            "?tag=C%2B%2B", "/tag/C++/",
            "?record=202403&page=1", "/record/202403/",
            "post/2", "/post-2.html",
            "7.html", "/post-7.html",
            "post-3.html/comment-page-2", "/post-3.html");

    @TempDir
    Path folder;

    @Test
    void scriptLeadsOldAddressesToThePagesOfHugo() throws Exception {
        Skip.unlessInstalled("hugo");
        try (SmallArchive archive = SmallArchive.in(folder.resolve("blog"))) {
            Path export = folder.resolve("export");
            MarkdownExport.write(archive.config(), Format.HUGO, export, List.of(), false, Progress.SILENT);
            assertThat(new ProcessBuilder("hugo", "--quiet", "--baseURL", "/")
                            .directory(export.toFile())
                            .inheritIO()
                            .start()
                            .waitFor())
                    .isZero();
            try (ServedSite server = ServedSite.of(export.resolve("public"));
                    BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
                Page page = window.newPage();
                PLACES.forEach((old, place) -> {
                    page.navigate(server.address() + old);
                    page.waitForFunction("place => decodeURIComponent(location.pathname) === place", place);
                    page.waitForLoadState(); // its body may come later than its address
                    assertThat(page.locator("article, main ul").count()).as(old).isPositive();
                });
            }
        }
    }
}
