package io.github.emlogstatic.browser.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.browser.Inspection;
import io.github.emlogstatic.browser.OneArticle;
import io.github.emlogstatic.browser.PagesHost;
import io.github.emlogstatic.browser.SampleSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample blog in the theme of serif faces and wide pictures. */
@Tag("browser")
class XuanThemeTest {

    private static final Path SITE = SampleSite.of("xuan");
    private static final Path OWN = SampleSite.build(
            "faces",
            "theme: xuan\nthemeOptions: {font: '\"Own <Face\", cursive', indent: true, accent: '#696969', offline: true,"
                    + " home: essays}\n");

    /** Whether the worker has the page with all that it loads. */
    private static final String KEPT = """
            async () => {
              const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
              const kept = await (await caches.open("emlog-static")).keys();
              return [location.href.replace(/\\.html$/, ""), ...loaded].every(address => kept.some(({ url }) => url === address));
            }
            """;

    static String[] pages() {
        return """
                index.html list/2.html post-22.html post-28.html hello-world.html post-9.html tech.html
                tags.html archives.html authors.html notes.html links.html search.html""".split("\\s+");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pagesAreAccessibleAndLoadNothingFromElsewhere(String path) {
        Inspection.passes(address(SITE, path), address(SITE, ""));
    }

    @Test
    void aHomeOfEssaysIsAccessibleAndShowsNoPictures() {
        Page page = Chromium.page(1280);
        page.navigate(address(OWN, "index.html"));

        assertThat(page.locator(".cards .pic:visible").count()).isZero();
        assertThat(page.locator(".cards .summary:visible").count()).isGreaterThan(5);
        Inspection.looksRight(address(OWN, "index.html"));
    }

    /** The palest accent that is allowed. */
    @ParameterizedTest
    @ValueSource(strings = {"post-22.html", "tech.html"})
    void anAccentOfOnesOwnIsReadable(String path) {
        Inspection.looksRight(address(OWN, path));
    }

    /** Texts copied from websites bring it along, in strips behind the lines. Black words in a dark box need it. */
    @Test
    void theWhiteOfAnEditorsPageIsTransparent() throws Exception {
        String html =
                "<p style='background:white'>a</p><p><span style='background-color: rgb(255, 255, 255)'>b</span></p>"
                        + "<p style='background:#FFF'>c</p><div style='background:#333'><p style='background:#fff'>d</p></div>"
                        + "<div style='background:#fff'><p style='background:white'><b style='background:#fff'>e</b></p></div>"
                        + "<div style='background:url(/content/a.png)'><p style='background:#fff'>f</p></div>";
        Page page = Chromium.page(1280);
        page.navigate(OneArticle.address("white", html, "theme: xuan"));

        assertThat(
                        page.evaluate(
                                "[...document.querySelectorAll('.prose [style]')].map(e => getComputedStyle(e).backgroundColor)"))
                .isEqualTo(List.of(
                        "rgba(0, 0, 0, 0)",
                        "rgba(0, 0, 0, 0)",
                        "rgba(0, 0, 0, 0)",
                        "rgb(51, 51, 51)",
                        "rgb(255, 255, 255)",
                        "rgba(0, 0, 0, 0)",
                        "rgba(0, 0, 0, 0)",
                        "rgba(0, 0, 0, 0)",
                        "rgba(0, 0, 0, 0)",
                        "rgb(255, 255, 255)"));
    }

    @Test
    void ownFacesAndIndentsAreThoseOfTheOptions() {
        Page page = Chromium.page(1280);
        page.navigate(address(OWN, "post-29.html"));
        assertThat((String) page.evaluate("getComputedStyle(document.body).fontFamily"))
                .endsWith("\"Own Face\", cursive");
        assertThat((String) page.evaluate("getComputedStyle(document.querySelector('.prose p')).textIndent"))
                .isNotEqualTo("0px");
    }

    @Test
    void whatWasReadIsThereWithoutANetwork() throws IOException {
        try (PagesHost host = PagesHost.start(OWN);
                BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            page.navigate(host.address("post-29.html"));
            page.evaluate("navigator.serviceWorker.ready.then(() => true)");
            page.navigate(host.address("post-28.html"));
            page.waitForFunction("navigator.serviceWorker.controller");
            page.waitForFunction(KEPT); // the worker takes what it keeps away for a moment when it comes again
            host.goDown();

            page.navigate(host.address("post-29.html"));
            assertThat(page.locator("h1").textContent()).isEqualTo("夏至，凌晨四点出发");
            assertThat((String) page.evaluate("getComputedStyle(document.querySelector('.prose p')).textIndent"))
                    .as("the style, too")
                    .isNotEqualTo("0px");
            page.navigate(host.address("post-30.html"));
            assertThat(page.url()).as("never read").isEqualTo(host.address(""));
            assertThat(page.locator(".card").count()).isGreaterThan(5);
        }
    }

    /** Links from elsewhere, such as chats, have queries of their own. */
    @Test
    void ofAPageWithoutANetworkTheLatestIsThere(@TempDir Path folder) throws IOException {
        PathUtils.copyDirectory(OWN, folder);
        try (PagesHost host = PagesHost.start(folder);
                BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            page.navigate(host.address("post-29.html"));
            page.evaluate("navigator.serviceWorker.ready.then(() => true)");
            page.navigate(host.address("post-28.html?from=chat"));
            waitUntilKept(page, "post-28", "<h1");
            Path file = folder.resolve("post-28.html");
            Files.writeString(file, Files.readString(file).replaceAll("(<h1[^>]*>).*</h1>", "$1改过</h1>"));
            page.navigate(host.address("post-28.html"));
            waitUntilKept(page, "post-28", "改过");
            host.goDown();

            for (String query : List.of("", "?from=chat", "?from=mail")) {
                page.navigate(host.address("post-28.html" + query));
                assertThat(page.locator("h1").textContent()).as(query).isEqualTo("改过");
            }
        }
    }

    /** Some hosts answer a query that they do not know with 404. */
    @Test
    void aQueryThatIsNotFoundRemovesNoPage(@TempDir Path folder) throws IOException {
        PathUtils.copyDirectory(OWN, folder);
        try (PagesHost host = PagesHost.start(folder);
                BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            page.navigate(host.address("post-29.html"));
            page.evaluate("navigator.serviceWorker.ready.then(() => true)");
            page.navigate(host.address("post-28.html"));
            waitUntilKept(page, "post-28", "<h1");
            Files.delete(folder.resolve("post-28.html"));
            Files.writeString(folder.resolve("404.html"), "no script, which would look for the page");
            page.navigate(host.address("post-28.html?x=1"));
            page.navigate(host.address("post-30.html"));
            waitUntilKept(page, "post-30", "<h1");

            assertThat(isKept(page, "post-28", "<h1")).isTrue();

            page.navigate(host.address("post-28.html"));
            page.waitForCondition(() -> !isKept(page, "post-28", "<h1"));
        }
    }

    private static void waitUntilKept(Page page, String name, String text) {
        page.waitForCondition(() -> isKept(page, name, text));
    }

    private static boolean isKept(Page page, String name, String text) {
        return (Boolean) page.evaluate("""
                async ([name, text]) => {
                  const kept = await (await caches.open("emlog-static")).matchAll(name, { ignoreSearch: true });
                  const texts = await Promise.all(kept.map(page => page.text()));
                  return texts.some(html => html.includes(text));
                }
                """, List.of(name, text));
    }

    /** One page that was read, and one that was loaded ahead. */
    @Test
    void whatWasReadBehindRedirectsIsThereWithoutANetwork() throws IOException {
        try (PagesHost host = PagesHost.redirecting(OWN);
                BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            page.navigate(host.address("post-29.html"));
            assertThat(page.url()).isEqualTo(host.address("post-29"));
            page.evaluate("navigator.serviceWorker.ready.then(() => true)");
            page.navigate(host.address("post-28.html"));
            page.waitForFunction("navigator.serviceWorker.controller");
            page.evaluate("fetch('post-30.html').then(page => page.text())");
            page.waitForFunction(KEPT);
            page.waitForFunction("async () => (await (await caches.open('emlog-static')).keys())"
                    + ".some(({ url }) => url.includes('post-30'))");
            host.goDown();

            for (String path : List.of("post-29.html", "post-30.html", "post-28")) {
                page.navigate(host.address(path));
                assertThat(page.url()).isEqualTo(host.address(path));
                assertThat(page.locator(".prose").count()).isEqualTo(1);
            }
            page.navigate(host.address("index.html"));
            assertThat(page.url()).isEqualTo(host.address("index.html"));
        }
    }

    @Test
    void aPageFromTheDiskRegistersNoWorker() {
        try (BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            List<String> errors = new ArrayList<>();
            Page page = window.newPage();
            page.onPageError(errors::add);
            page.navigate(address(OWN, "post-29.html"));

            assertThat(errors).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void pictureOfATextIsWiderThanItsLines(int width) {
        Page page = Chromium.page(width);
        page.navigate(address(SITE, "post-28.html"));
        assertThat((Boolean) page.evaluate("""
                (() => {
                  const width = selector => document.querySelector(selector).getBoundingClientRect().width;
                  return width(".picture img") > width(".prose") + 30 && width(".cover, .picture img") <= innerWidth;
                })()
                """)).isTrue();
    }

    @Test
    void picturesOfTheHomePageAreWithinThePaper() {
        Page page = Chromium.page(700);
        page.navigate(address(SITE, "index.html"));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        Object beside = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

        assertThat(beside).isEqualTo(0);
    }

    private static String address(Path site, String path) {
        return site.resolve(path).toUri().toString();
    }
}
