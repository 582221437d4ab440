package io.github.emlogstatic.browser.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.browser.OneArticle;
import io.github.emlogstatic.browser.PagesHost;
import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.cli.Serving;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.run.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in the browser follows the theme in the editor. */
@Tag("browser")
class ReloadTest {

    @TempDir
    Path folder;

    @Test
    void thePageReloadsByItselfUnderItsOwnPolicy() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish("title", "text");
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder)) {
            Config config = crawled.config("");
            new SiteBuild(config, crawled.clock(), Progress.SILENT).run();
        }
        Files.createDirectories(folder.resolve("theme/partials"));
        try (Serving serving = Serving.in(folder, "--port", "0");
                BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            List<String> messages = new ArrayList<>();
            page.onConsoleMessage(message -> messages.add(message.text()));
            page.navigate(serving.address() + "post/1");

            Files.writeString(folder.resolve("theme/partials/footer.peb"), "<p id=\"mine\">{{ nonsense }}</p>");
            page.waitForSelector("text=there is no variable 'nonsense'");
            assertThat(messages).hasSize(1); // Chromium's own, of the status 500
            messages.clear();
            Files.writeString(folder.resolve("theme/partials/footer.peb"), "<p id=\"mine\">mine</p>");
            page.waitForSelector("#mine");

            assertThat(messages).isEmpty();
        }
    }

    /** What tells of changes has no end for a while: were it answered from what is kept, requests would pile up. */
    @Test
    void aWorkerLeavesTheEventsToTheServer() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish("title", "text");
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder)) {
            crawled.configured("themeOptions: {offline: true}").build("");
        }
        Files.createDirectories(folder.resolve("theme/partials"));
        try (Serving serving = Serving.in(folder, "--port", "0");
                BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            page.navigate(serving.address() + "post/1");
            page.waitForCondition(() -> (Boolean) page.evaluate("!!navigator.serviceWorker.controller"));
            page.reload();
            Files.writeString(folder.resolve("theme/partials/footer.peb"), "<p id=\"mine\">mine</p>");
            page.waitForSelector("#mine");

            Object kept = page.evaluate("""
                    async () => (await (await caches.open("emlog-static")).keys()).map(({ url }) => url)
                    """);
            assertThat((List<?>) kept)
                    .isNotEmpty()
                    .noneMatch(url -> url.toString().contains("changes"));
        }
    }

    /** Browsers keep a worker whose script is gone. */
    @Test
    void aSiteThatEndsOfflineReadingIsForgotten() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish("title", "text");
        Path site = OneArticle.site("offline", blog, "themeOptions: {offline: true}");
        try (PagesHost host = PagesHost.start(site);
                BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            page.navigate(host.address("post/1.html"));
            page.evaluate("navigator.serviceWorker.ready.then(() => true)");
            page.evaluate("caches.open('emlog-static').then((cache) => cache.put('/other/', new Response('')))");
            OneArticle.site("offline", blog, "themeOptions: {offline: false}");
            page.navigate(host.address("post/1.html"));

            page.waitForCondition(() -> (Boolean) page.evaluate("""
                    async () => !(await navigator.serviceWorker.getRegistrations()).length
                      && (await (await caches.open("emlog-static")).keys()).map(({ url }) => new URL(url).pathname) == "/other/"
                    """));
        }
    }
}
