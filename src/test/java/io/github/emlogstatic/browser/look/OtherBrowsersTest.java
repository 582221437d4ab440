package io.github.emlogstatic.browser.look;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.browser.SampleSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.function.Uncheck;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Firefox and Safari make of the themes, as far as their text and Chromium tell. The oldest that read everything are
 * Safari 15.4 and Firefox 102; what these lack must leave a page that reads.
 */
@Tag("browser")
class OtherBrowsersTest {

    private static final Path THEMES = Path.of("themes");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern SELECTORS = Pattern.compile("[^{}@;]+(?=\\{)");

    /** Older browsers do without one that they do not know in these brackets, and with the others. */
    private static final Pattern FORGIVEN =
            Pattern.compile(":(?:is|where)\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)");

    private static final Pattern NEWER_SELECTOR = Pattern.compile(":has\\(|:popover-open|::details-content");

    /** Without these a sheet or a script is not read any further, or a page has another look. */
    private static final Pattern NEWER_SYNTAX = Pattern.compile(
            "@layer|@container|@scope|light-dark\\(|\\(width [<>]|[{;]\\s*&|\\(\\?<[=!]|/[dgimsuy]*v[dgimsuy]*[.,;)]"
                    + "|structuredClone|\\.toSorted\\(|\\.findLast\\(|\\.groupBy\\(|static \\{");

    static Stream<Path> sheets() throws IOException {
        return files(".css");
    }

    static Stream<Path> sheetsAndScripts() throws IOException {
        return Stream.concat(files(".css"), files(".js"));
    }

    private static Stream<Path> files(String ending) throws IOException {
        return Files.walk(THEMES)
                .filter(file ->
                        file.toString().endsWith(ending) && !file.toString().contains("vendor"));
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void noRuleIsLostWithASelectorThatIsNew(Path sheet) {
        assertThat(SELECTORS
                        .matcher(COMMENT.matcher(read(sheet)).replaceAll(""))
                        .results()
                        .map(MatchResult::group)
                        .map(selectors -> FORGIVEN.matcher(selectors).replaceAll(""))
                        .filter(selectors -> NEWER_SELECTOR.matcher(selectors).find() && selectors.contains(", ")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sheetsAndScripts")
    void olderBrowsersReadEachFileToItsEnd(Path file) {
        assertThat(NEWER_SYNTAX
                        .matcher(COMMENT.matcher(read(file)).replaceAll(""))
                        .results())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default/styles/code.css", "plain/assets/css/plain.css"})
    void boxesInFormulasAreDrawnWhereTheBrowserDrawsNone(String sheet) {
        assertThat(read(THEMES.resolve(sheet)))
                .containsPattern("@supports not \\(\\(-moz-appearance: none\\) or \\(-webkit-hyphens: none\\)\\) \\{"
                        + "\\s+menclose\\[notation~=\"box\"]");
    }

    @Test
    void linesOfChineseAreFullInSafari() {
        assertThat(Stream.of("default", "xuan", "plain").flatMap(OtherBrowsersTest::lines))
                .filteredOn(line -> line.contains("text-wrap: pretty"))
                .containsExactly("@supports not (-webkit-hyphens: none) { body { text-wrap: pretty } }");
    }

    private static Stream<String> lines(String theme) {
        try (Stream<Path> files = files(".css")) {
            return files
                    .filter(file -> file.startsWith(THEMES.resolve(theme)))
                    .flatMap(file -> read(file).lines())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Chrome 86, as an old WeChat has it, knows no {@code margin-inline}: texts would touch the edge of the phone. */
    @Test
    void aPageKeepsItsMarginsInTheOldestBrowsers() {
        assertThat(lines("default"))
                .filteredOn(line -> line.startsWith("main, .bottom {") || line.startsWith(".top {"))
                .isNotEmpty()
                .noneMatch(line -> line.contains("margin-inline"));
    }

    /** As Safari 16 shows it, which knows no popover. */
    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan"})
    void theMenuIsLinksInLinesWhereNothingFoldsIt(String theme) {
        try (BrowserContext phone = Chromium.window(390, ColorScheme.LIGHT)) {
            Page page = phone.newPage();
            Path site = SampleSite.of(theme);
            page.route("**/*.html", route -> answer(route, site, " popover>", ">"));
            page.route(
                    "**/article.css",
                    route -> answer(route, site, "@supports not selector(:popover-open)", "@media all"));
            page.navigate("http://site.example/post-28.html");

            assertThat(page.locator(".menu")).isHidden();
            assertThat(page.locator("#nav a").first()).isVisible();
            assertThat((Boolean) page.evaluate("""
                    (() => {
                      const menu = document.querySelector("#nav").getBoundingClientRect();
                      const search = document.querySelector(".find").getBoundingClientRect();
                      return menu.top >= search.bottom && menu.height < 200
                        && document.documentElement.scrollWidth <= innerWidth;
                    })()
                    """)).isTrue();
        }
    }

    private static void answer(Route route, Path site, String said, String other) {
        String path = java.net.URI.create(route.request().url()).getPath().substring(1);
        String text = read(site.resolve(path));
        assertThat(text).contains(said);
        route.fulfill(new Route.FulfillOptions()
                .setContentType(path.endsWith("css") ? "text/css" : "text/html; charset=utf-8")
                .setBody(text.replace(said, other)));
    }

    /** Firefox sends no form to a file. */
    @Test
    void theQuestionIsNoFormThatTheBrowserSends() {
        Page page = Chromium.page(1280);
        page.navigate(SampleSite.address("post-28.html"));
        page.keyboard().press("/");
        page.locator("dialog.ask input").fill("熟普 &");

        assertThat((Boolean) page.evaluate("document.querySelector('.ask form').dispatchEvent("
                        + "new Event('submit', {cancelable: true}))"))
                .as("sent by the browser")
                .isFalse();
        page.waitForURL(SampleSite.address("search.html") + "?q=*");
        assertThat(page.locator("#q")).hasValue("熟普 &");
    }

    /** Safari runs scripts before the style is there, and shows no frame without it. */
    @Test
    void theTableOfContentsOpensWhenTheStyleIsThere() {
        try (BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            page.addInitScript("window.requestAnimationFrame = next => window.nextFrame = next");
            page.navigate(SampleSite.address("post-22.html"));
            assertThat(page.locator(".toc details[open]")).hasCount(0);
            page.evaluate("nextFrame()");

            assertThat(page.locator(".toc details[open]")).hasCount(1);
        }
    }

    /** Safari on phones tells nobody of a tap on an image that does not listen itself. */
    @Test
    void anImageThatOpensTheViewerListens() {
        Page page = Chromium.page(1280);
        page.navigate(SampleSite.address("post-28.html"));
        page.mouse().move(100, 100);
        page.locator("img.viewable").first().waitFor();

        assertThat((Boolean) page.evaluate("""
                [...document.querySelectorAll("img.viewable")].every(image =>
                  image.onclick && image.getAttribute("role") === "button")
                """)).isTrue();
    }

    private static String read(Path file) {
        return Uncheck.get(() -> Files.readString(file));
    }
}
