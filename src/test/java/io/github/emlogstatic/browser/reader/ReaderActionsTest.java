package io.github.emlogstatic.browser.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import io.github.emlogstatic.EachTheme;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.browser.OneArticle;
import io.github.emlogstatic.browser.SampleSite;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader does on a page that is opened from the disk. */
@Tag("browser")
class ReaderActionsTest {

    /** Two fingers on the picture, which move until they are twice as far apart. Whether the browser then moves the page. */
    private static final String FINGERS = """
            (() => {
              const target = document.querySelector("dialog.zoom img");
              const touch = (type, ...at) => {
                const touches = at.map((x, identifier) => new Touch({identifier, target, clientX: x, clientY: 420}));
                return target.dispatchEvent(new TouchEvent(type, {touches, changedTouches: touches, bubbles: true, cancelable: true}));
              };
              touch("touchstart", 145, 245);
              return touch("touchmove", 95, 295);
            })()
            """;

    private static final String AUTHORS_CLASSES = """
            <div class="toc"><ul><li><a href="#a">a</a></li></ul></div><p class="copy">抄</p><p class="theme">主题</p>
            <details class="share"><summary>分享</summary></details><p class="up">上</p><p class="qr">码</p>
            <p class="large">大</p><p><img class="zoom" width=300 height=200
            src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></p>
            """;

    /** What a button says for two seconds stays. */
    private static final String NO_TIMERS = "window.setTimeout = () => 0";

    private static Page page;
    private static @Nullable Page plain;

    @BeforeAll
    static void open() {
        page = Chromium.window(1280, ColorScheme.LIGHT).newPage();
        page.addInitScript("localStorage.removeItem('theme')"); // it may come back after the page that took it away
    }

    @AfterAll
    static void close() {
        page.context().close();
    }

    private static String background() {
        return background(page);
    }

    private static String background(Page page) {
        return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    @Test
    void theAppearanceSwitchWorksAndIsRemembered() {
        try (BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page reader = window.newPage();
            reader.navigate(SampleSite.address("post-22.html"));
            String light = background(reader);
            reader.click(".theme");
            assertThat(reader.locator("html")).hasAttribute("data-theme", "light");
            assertThat(background(reader)).isEqualTo(light);
            reader.click(".theme");
            assertThat(background(reader)).isNotEqualTo(light);
            reader.waitForCondition(() -> {
                reader.reload(); // Chromium stores beside the page: too early for a reload at once, or never
                boolean remembered = !background(reader).equals(light);
                if (!remembered) {
                    reader.click(".theme");
                }
                return remembered;
            });
            reader.click(".theme");
            assertThat(reader.locator("html")).hasAttribute("data-theme", "auto");
            assertThat(background(reader)).isEqualTo(light);
        }
    }

    /** One is for a system that is light, the other for one that is dark. */
    @Test
    void aPageThatComesBackKeepsBothColoursOfBars() {
        try (BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page reader = window.newPage();
            reader.navigate(SampleSite.address("post-22.html"));
            reader.hover("h1");
            awaitTools(reader);

            reader.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");

            Object colours = reader.evaluate(
                    "new Set([...document.querySelectorAll('[name=theme-color]')].map(bar => bar.content)).size");
            assertThat(colours).isEqualTo(2);
        }
    }

    /** These browsers keep no page in their memory, so the page is told that it comes back. */
    @Test
    void aPageThatComesBackHasTheLatestAppearance() {
        try (BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page reader = window.newPage();
            reader.navigate(SampleSite.address("post-22.html"));
            String light = background(reader);
            reader.hover("h1");
            reader.waitForCondition(
                    () -> (Boolean) reader.evaluate("!!window.readerTools && !Array.isArray(readerTools)"));

            reader.evaluate("localStorage.theme = 'dark';"
                    + " dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");

            assertThat(reader.locator("html")).hasAttribute("data-theme", "dark");
            assertThat(reader.locator(".theme")).hasAttribute("title", "外观：深色");
            assertThat(background(reader)).isNotEqualTo(light);
        }
    }

    private static void awaitTools(Page reader) {
        Chromium.await(reader, "!!window.readerTools && !Array.isArray(window.readerTools)");
    }

    @Test
    void aPageThatComesBackHasNothingOpen() {
        try (BrowserContext window = Chromium.window(390, ColorScheme.LIGHT)) {
            Page reader = window.newPage();
            reader.navigate(SampleSite.address("post-22.html"));
            reader.click("button.menu");
            assertThat(reader.locator("#nav a").first()).isVisible();
            awaitTools(reader);
            reader.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
            assertThat(reader.locator("#nav a").first()).isHidden();

            reader.keyboard().press("/");
            assertThat(reader.locator("dialog.ask")).isVisible();
            reader.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");

            assertThat(reader.locator("dialog")).hasCount(0);
        }
    }

    /** Storage belongs to a whole origin, such as me.github.io. */
    @Test
    void anAppearanceOfAnotherSiteIsThatOfTheSystem() {
        try (BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page reader = window.newPage();
            reader.addInitScript("localStorage.theme = 'system'");
            reader.navigate(SampleSite.address("post-22.html"));

            assertThat(reader.locator("html")).hasAttribute("data-theme", "auto");
            assertThat(reader.locator(".theme .auto")).isVisible();
        }
    }

    @Test
    void theTableOfContentsFollowsTheReader() {
        page.navigate(SampleSite.address("post-22.html"));
        page.click(".toc a >> text=讨论");

        assertThat(page.locator(".toc [aria-current]")).hasText("讨论");
        assertThat(page.locator(".prose h2 >> text=讨论")).isInViewport();
    }

    @Test
    void theArrowUpStandsBesideTheTableOfContents() {
        page.navigate(SampleSite.address("post-22.html"));
        page.mouse().wheel(0, 900);
        page.waitForCondition(() -> page.evaluate("getComputedStyle(document.querySelector('a.up')).position")
                .equals("sticky"));

        assertThat((Double) page.evaluate("""
                (() => {
                  const box = selector => document.querySelector(selector).getBoundingClientRect();
                  return box("nav.toc").left - box("a.up").right + .5;
                })()
                """)).isPositive();
    }

    /** Its ground is black on a light page, too. */
    @Test
    void theViewerShowsTheFocusOnItsBlackGround() throws Exception {
        page.navigate(OneArticle.address(
                "dark-accent",
                "<p><img width=300 height=200 src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E\"></p>",
                "themeOptions: {accent: '#223'}"));
        page.mouse().move(9, 9);
        page.mouse().move(10, 10);
        page.locator(".viewable").press("Enter");
        page.locator("dialog.zoom").waitFor();

        assertThat(page.evaluate("getComputedStyle(document.querySelector('dialog.zoom :focus-visible')).outlineColor"))
                .isEqualTo("rgb(255, 255, 255)");
    }

    /** Its sections are short, and the last ones cannot come to the top of the window. */
    @Test
    void theTableOfContentsMarksTheHeadingThatWasPressed() {
        page.navigate(SampleSite.address("post-8.html"));
        Locator links = page.locator(".toc a");
        assertThat(links).not().hasCount(0);
        for (Locator link : links.all()) {
            link.click();
            assertThat(page.locator(".toc [aria-current]")).hasText(link.textContent());
        }
        page.mouse().move(600, 400);
        page.mouse().wheel(0, -10);
        page.evaluate("scrollTo(0, 0)");
        assertThat(page.locator(".toc [aria-current]")).hasCount(0);
    }

    @Test
    void aPercentSignInAnIdStandsForItself() throws Exception {
        List<String> errors = new ArrayList<>();
        Consumer<String> listener = errors::add;
        page.onPageError(listener);
        page.navigate(OneArticle.address(
                "percent", "<h2>a</h2><h2>b</h2><h2 id='提升100%'>提升</h2><p style='height:3000px'>c</p>", ""));
        page.mouse().move(600, 400);
        page.locator(".prose h2").last().evaluate("heading => heading.scrollIntoView()");
        assertThat(page.locator(".toc [aria-current]")).hasText("提升");
        page.offPageError(listener);

        assertThat(errors).isEmpty();
    }

    @Test
    void codeIsInColoursAndCanBeCopied() {
        page.navigate(SampleSite.address("post-22.html"));
        assertThat(page.locator(".hljs-keyword").first()).hasText("import");
        assertThat(page.locator("script[src*=highlight]")).hasCount(0);
        page.mouse().move(600, 400);
        page.evaluate(NO_TIMERS);
        page.click(".code button");

        assertThat(page.locator(".code button").first()).hasText("已复制");
    }

    @Test
    void formulasAreMathMl() {
        page.navigate(SampleSite.address("post-22.html"));

        assertThat(page.locator(".formula math")).hasCount(2);
        assertThat(page.locator(".katex-error")).hasCount(0);
        assertThat(page.locator(".prose")).not().containsText("$");
    }

    /** It may be transparent in part, and its lines black. */
    @Test
    void theViewerShowsAnImageOnThePagesGround() {
        page.navigate(SampleSite.address("post-10.html"));
        page.click(".prose img");

        assertThat(page.locator("dialog.zoom img")).hasCSS("background-color", background());
    }

    @Test
    void theViewerShowsADrawingOnWhiteInTheDark() {
        try (BrowserContext window = Chromium.window(1280, ColorScheme.DARK)) {
            Page dark = window.newPage();
            dark.navigate(SampleSite.address("post-10.html"));
            dark.click(".prose img");

            assertThat(dark.locator("dialog.zoom img")).hasCSS("background-color", "rgb(255, 255, 255)");
        }
    }

    @Test
    void anImageGrowsAndShrinksWithTheKeyboard() {
        page.navigate(SampleSite.address("post-10.html"));
        page.keyboard().press("Tab");
        page.locator(".prose img[role=button]").first().press("Enter");
        assertThat(page.locator("dialog.zoom img")).isVisible();
        page.keyboard().press("Escape");

        assertThat(page.locator("dialog.zoom")).hasCount(0);
    }

    @Test
    void theViewerGoesThroughAllImagesOfThePage() {
        page.navigate(SampleSite.address("post-28.html"));
        page.locator(".prose img").first().click();
        Locator large = page.locator("dialog.zoom img");
        String first = large.getAttribute("src");
        assertThat(page.locator("dialog.zoom p")).containsText("1 / 2");
        page.keyboard().press("ArrowRight");

        assertThat(page.locator("dialog.zoom p")).containsText("2 / 2");
        assertThat(large).not().hasAttribute("src", first);
        page.locator("dialog.zoom button").last().click();
        assertThat(large).hasAttribute("src", first);
        assertThat(page.locator("dialog.zoom a")).hasAttribute("href", first);
    }

    /** As in an article that was opened by a password. */
    @Test
    void aPictureInsideThePageHasNoLinkToItself() {
        page.navigate(SampleSite.address("post-29.html"));
        page.evaluate("""
                document.querySelectorAll(".prose img").forEach((image, i) => {
                  image.removeAttribute("srcset");
                  delete image.dataset.original;
                  image.alt = "";
                  image.src = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='" + i + "9'/>";
                })
                """);
        page.locator(".prose img").first().click();

        assertThat(page.locator("dialog.zoom img")).hasAttribute("src", Pattern.compile("^data:"));
        assertThat(page.locator("dialog.zoom a")).hasCount(0);
    }

    @Test
    void whatDoesNotLoadIsAskedForAgain() {
        page.route("**/later.css", Route::abort);
        page.navigate(SampleSite.address("post-28.html"));
        page.click(".theme");
        assertThat(page.locator("html")).hasAttribute("data-theme", "light");
        page.unroute("**/later.css");

        page.route("**/later.js", Route::abort);
        page.navigate(SampleSite.address("post-28.html"));
        page.click(".theme");
        page.waitForCondition(() -> page.evaluate("window.readerTools") == null);
        page.unroute("**/later.js");
        page.click(".theme");
        assertThat(page.locator("html")).hasAttribute("data-theme", "light");

        page.route("**/later.js", Route::abort);
        page.navigate(SampleSite.address("tech.html"));
        page.keyboard().press("/");
        page.waitForURL("**/search.html");
        page.unroute("**/later.js");
    }

    @Test
    void aPictureIsShownAloneWhereNoViewerComes() {
        pressAPictureWithoutViewer(Route::abort);
    }

    /** Some hosts answer with a page where a file is missing. */
    @Test
    void aPictureIsShownAloneWhereAPageComesInstead() {
        Route.FulfillOptions other =
                new Route.FulfillOptions().setContentType("text/javascript").setBody("<!doctype html>");
        pressAPictureWithoutViewer(route -> route.fulfill(other));
    }

    private static void pressAPictureWithoutViewer(Consumer<Route> answer) {
        page.route("**/viewer.js", answer);
        page.navigate(SampleSite.address("post-28.html"));
        Locator picture = page.locator(".prose img").first();
        String file = picture.getAttribute("src");
        picture.click();
        page.waitForURL("**/" + file);
        page.unroute("**/viewer.js");
    }

    @Test
    void theViewerIsLoadedWithThePressOnAPicture() {
        List<Route> late = new ArrayList<>();
        page.route("**/viewer.js", late::add); // or the second press may close the viewer
        page.navigate(SampleSite.address("post-28.html")); // of a page from the disk, later routes see nothing
        page.keyboard().press("Tab");
        page.waitForCondition(() -> (Boolean) page.evaluate("!!window.readerTools && !Array.isArray(readerTools)"));
        assertThat(page.locator("script[src*=viewer]")).hasCount(0);
        page.locator(".prose img").first().dblclick();
        page.waitForCondition(() -> !late.isEmpty());
        page.unroute("**/viewer.js");
        late.forEach(Route::resume);

        assertThat(page.locator("dialog.zoom")).hasCount(1);
    }

    /** A browser takes the name of a variable that is not set yet for the id of an element. */
    @Test
    void headingsLeaveScriptsTheirNames() throws Exception {
        String picture = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
        page.navigate(OneArticle.address(
                "headings",
                "<h2>Tools</h2><h2>Viewer</h2><p><img src='" + picture + "' width=300 height=200></p>",
                ""));
        page.locator(".prose img").first().click();

        assertThat(page.locator("dialog.zoom")).hasCount(1);
    }

    /** In a trusted text they stay. */
    @Test
    void classesOfTheAuthorAreNotThoseOfTheTheme() throws Exception {
        List<String> errors = new ArrayList<>();
        Consumer<String> listener = errors::add;
        page.onPageError(listener);
        page.navigate(OneArticle.address("classes", AUTHORS_CLASSES, "html: trusted"));
        for (String name : List.of("copy", "theme", "share", "up", "qr")) {
            page.click(".prose ." + name);
        }
        page.waitForCondition(() -> (Boolean) page.evaluate("!!window.readerTools && !Array.isArray(readerTools)"));
        assertThat(page.locator("html")).hasAttribute("data-theme", "auto");
        assertThat(page.locator(".prose .toc")).hasCSS("position", "static");
        assertThat(page.locator(".prose .zoom")).hasCSS("width", "300px");
        page.click(".prose .zoom");
        assertThat(page.locator("dialog.zoom p")).not().containsText("/");
        page.keyboard().press("Escape");
        page.click("details.share summary >> nth=1");
        assertThat(page.locator("footer .share canvas")).isVisible();
        page.offPageError(listener);

        assertThat(errors).isEmpty();
    }

    @Test
    void aHeaderOfOnesOwnNeedsNoButtons() throws Exception {
        String article = SampleSite.address("post-28.html");
        List<String> errors = new ArrayList<>();
        Consumer<String> listener = errors::add;
        page.onPageError(listener);
        String html = Files.readString(SampleSite.file("post-28.html"));
        page.route(
                article,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html; charset=utf-8")
                        .setBody(html.replaceFirst("(?s)<header class=\"top\">.*?</header>", ""))));
        page.navigate(article);
        assertThat(page.locator(".theme")).hasCount(0);
        page.evaluate("scrollBy(0, 100)");
        page.waitForCondition(() -> (Boolean) page.evaluate("!!window.readerTools && !Array.isArray(readerTools)"));
        page.keyboard().press("Escape");
        page.unroute(article);
        page.offPageError(listener);

        assertThat(errors).isEmpty();
    }

    @Test
    void aPictureFillsAPhoneAndFingersEnlargeItAlone() {
        try (BrowserContext phone = Chromium.context(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setIsMobile(true)
                .setHasTouch(true))) {
            Page reader = phone.newPage();
            reader.navigate(SampleSite.address("post-55.html"));
            reader.locator(".pictures img").first().tap();
            Locator large = reader.locator("dialog.zoom img");
            reader.waitForCondition(() -> large.boundingBox().width == 390);

            assertThat((Boolean) reader.evaluate(FINGERS)).as("moves the page").isFalse();
            assertThat(large.boundingBox().width).isEqualTo(780);
            reader.locator("dialog.zoom button").first().tap();
            assertThat(reader.locator("dialog.zoom")).hasCount(0);
        }
    }

    @Test
    void aSlashAsksWhatToSearchFor() {
        page.navigate(SampleSite.address("post-28.html"));
        page.keyboard().press("/");
        assertThat(page.locator("dialog.ask input")).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog.ask")).hasCount(0);
        page.keyboard().press("Control+k");
        page.keyboard().type("熟普");
        page.keyboard().press("Enter");

        assertThat(page.locator(".hits h2").first()).isVisible();
    }

    @Test
    void aHeadingCalledQLeavesTheSlashToTheSearch() throws Exception {
        page.navigate(OneArticle.address("q", "<h2>Q</h2><p>text</p>", ""));
        page.keyboard().press("/");

        assertThat(page.locator("dialog.ask input")).isFocused();
    }

    @Test
    void escapeClosesTheListsOfTheMenu() {
        page.navigate(SampleSite.address("post-28.html"));
        Locator list = page.locator(".top nav li ul").first();
        page.hover(".top nav li:has(ul) > a");
        assertThat(list).isVisible();
        page.keyboard().press("Escape");
        assertThat(list).isHidden();
        page.mouse().move(600, 400);
        page.focus(".top nav li:has(ul) > a");
        page.keyboard().press("Tab");
        assertThat(list.locator("a").first()).isFocused();
        page.keyboard().press("Escape");

        assertThat(list).isHidden();
        assertThat(page.locator(".top nav li:has(ul) > a").first()).isFocused();
    }

    @Test
    void anArticleIsSharedByLinkCodeAndCopiedAddress() {
        page.navigate(SampleSite.address("post-22.html"));
        assertThat(page.locator(".share .chips")).isHidden();
        page.click(".share summary");

        assertThat(page.locator(".share canvas")).isVisible();
        assertThat(page.locator(".share a").first())
                .hasAttribute(
                        "href",
                        "https://service.weibo.com/share/share.php?url=https://blog.example.com/post-22.html"
                                + "&title=用%20A/B%20测试泡一壶茶");
        page.evaluate(NO_TIMERS);
        page.click(".share .copy");
        assertThat(page.locator(".share .copy")).hasText("已复制");
    }

    /** Each of the sizes that the script draws, from 21 to 53 modules. */
    @ParameterizedTest
    @ValueSource(ints = {5, 17, 18, 32, 53, 78, 106, 134, 154, 192, 230, 231})
    void theCodeForPhonesHoldsTheAddress(int length) {
        String address = ("https://例.cn/" + "a?b=%E5".repeat(40)).substring(0, length - (length > 8 ? 2 : 0));
        page.navigate(SampleSite.address("post-16.html"));
        page.evaluate("address => document.querySelector('.share').dataset.address = address", address);
        page.click(".share summary");
        if (length > 230) {
            page.addScriptTag(new Page.AddScriptTagOptions().setUrl(SampleSite.address("assets/js/qr.js")));
            assertThat(page.locator(".share canvas")).hasCount(0);
            return;
        }
        page.locator(".share canvas").waitFor();

        QrCode code = QrCode.encodeSegments(
                List.of(QrSegment.makeBytes(address.getBytes(StandardCharsets.UTF_8))), QrCode.Ecc.LOW, 1, 9, 3, false);
        assertThat(page.evaluate("""
                (() => {
                  const canvas = document.querySelector(".share canvas");
                  const image = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
                  return [...new Uint32Array(image.data.buffer)].map(pixel => pixel ? "x" : ".").join("");
                })()
                """)).isEqualTo(modules(code));
    }

    private static String modules(QrCode code) {
        return IntStream.range(0, code.size * code.size)
                .mapToObj(i -> code.getModule(i % code.size, i / code.size) ? "x" : ".")
                .collect(Collectors.joining());
    }

    @Test
    void aCommentServiceIsLoadedOnlyWhenAReaderAsks() throws Exception {
        String article = OneArticle.address(
                "giscus",
                "<p>text</p>",
                "themeOptions: {comments: giscus, commentSettings: {repo: me/blog, repo-id: R_1}}");
        List<String> asked = new ArrayList<>();
        page.route(address -> address.startsWith("https://giscus.app/"), route -> {
            asked.add(route.request().url());
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/javascript")
                    .setBody("document.currentScript.parentNode.append('giscus of ' +"
                            + " document.currentScript.dataset.repo + ', ' + document.currentScript.dataset.lang + ', '"
                            + " + document.currentScript.dataset.theme)"));
        });
        page.navigate(article);
        assertThat(asked).isEmpty();
        page.click(".theme");
        page.click(".theme");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        page.click(".talk button");

        assertThat(page.locator(".talk")).containsText("giscus of me/blog, zh-CN, dark");
        page.click(".theme");
        assertThat(asked).containsExactly("https://giscus.app/client.js");
    }

    @Test
    void aCommentServerMayBeBelowAPath() throws Exception {
        String article = OneArticle.address(
                "waline",
                "<p>text</p>",
                "themeOptions: {comments: waline, commentServer: 'https://talk.example.com/waline'}");
        page.route(
                address -> address.startsWith("https://cdn.jsdelivr.net/"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setBody("window.Waline = {init: given => fetch(given.serverURL + '/api/comment')"
                                + ".then(answer => answer.text()).then(text => given.el.append(text))}")));
        page.route(
                address -> address.startsWith("https://talk.example.com/"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setHeaders(Map.of("Access-Control-Allow-Origin", "*"))
                        .setBody("answer of " + route.request().url())));
        page.navigate(article);
        page.click(".talk button");

        assertThat(page.locator(".talk")).containsText("answer of https://talk.example.com/waline/api/comment");
    }

    @Test
    void theKeyboardReachesEverythingAndShowsWhereItIs() {
        page.navigate(SampleSite.address("post-22.html"));
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        assertThat(page.locator(".skip")).isInViewport();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.locator(".crumbs a").first()).isFocused();

        page.navigate(SampleSite.address("post-22.html"));
        page.mouse().move(9, 9);
        page.mouse().move(10, 10); // the first move brings the buttons that copy code
        page.locator(".copy").first().waitFor();
        // The arrow up would come with the scrolling, which is later than the keys on a busy machine.
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        assertThat(unreachable()).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
    }

    /** What can be pressed or scrolled, but not come to with the Tab key, or comes without an outline. */
    @SuppressWarnings("unchecked")
    private static List<String> unreachable() {
        page.evaluate("""
                window.met = new Set();
                document.addEventListener("focusin", event => {
                  const style = getComputedStyle(event.target);
                  if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) met.add(event.target);
                });
                """);
        int most = (Integer) page.evaluate("document.querySelectorAll('a, button, summary, audio, [tabindex]').length");
        for (int i = 0; i < most; i++) {
            page.keyboard().press("Tab");
        }
        return (List<String>) page.evaluate("""
                [...document.querySelectorAll("a, button, summary, [role=button], pre, .table-wrap")]
                  .filter(e => e.checkVisibility({visibilityProperty: true}) && !met.has(e))
                  .filter(e => !e.matches("pre, .table-wrap") || e.scrollWidth > e.clientWidth)
                  .map(e => e.outerHTML.slice(0, 100))
                """);
    }

    @Test
    void theArrowUpIsAwayWhereNothingScrolls() {
        page.setViewportSize(1280, 2000);
        page.navigate(SampleSite.address("authors.html"));
        assertThat(page.locator(".up")).isHidden();
        page.setViewportSize(1280, 500);
        page.evaluate("scrollTo(0, 5000)");

        assertThat(page.locator(".up")).isVisible();
        page.setViewportSize(1280, 3000);
        page.navigate(SampleSite.address("post-2.html"));
        assertThat(page.locator(".up")).isHidden();
        page.setViewportSize(1280, 500);
        page.evaluate("scrollTo(0, 5000)");
        assertThat(page.locator(".up")).isVisible();
        page.setViewportSize(1280, 800);
    }

    @Test
    void reducedMotionIsRespected() {
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.navigate(SampleSite.address("post-22.html"));

        assertThat((String) page.evaluate("getComputedStyle(document.documentElement).scrollBehavior"))
                .isEqualTo("auto");
        assertThat((String) page.evaluate("getComputedStyle(document.querySelector('main a')).transitionDuration"))
                .isEqualTo("0s");
        assertThat((String) page.evaluate("getComputedStyle(document.querySelector('.up')).animationName"))
                .isEqualTo("none");
        page.evaluate("scrollBy(0, 100)");
        page.waitForCondition(() -> (Boolean) page.evaluate("!!window.readerTools && !Array.isArray(readerTools)"));
        assertThat(progress()).isEqualTo("none");

        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        assertThat(progress()).isEqualTo("read");
    }

    /** The animation of the line at the top that shows how far one has read. */
    private static String progress() {
        return (String) page.evaluate("getComputedStyle(document.body, '::before').animationName");
    }

    @Test
    void paperShowsBlackTextWithoutButtons() {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
        page.navigate(SampleSite.address("post-22.html"));

        assertThat(background()).isEqualTo("rgb(255, 255, 255)");
        assertThat(page.locator(".prose")).isVisible();
        assertThat((Boolean) page.evaluate(
                        "parseFloat(getComputedStyle(document.querySelector('[data-code] pre')).paddingTop) > 40"))
                .as("room for the name of the language")
                .isTrue();
        assertThat(page.locator(".comments .said").first()).isVisible();
        assertThat((String) page.evaluate("getComputedStyle(document.querySelector('.comments li')).breakInside"))
                .as("a long thread continues on the same page")
                .isEqualTo("auto");
        assertThat((String) page.evaluate("getComputedStyle(document.querySelector('.comments li')).display"))
                .as("WebKit cuts lines in two where a page ends in a grid")
                .isEqualTo("block");
        assertThat((String) page.evaluate("getComputedStyle(document.querySelector('.code')).breakInside"))
                .as("the name of a language stays with its code")
                .isEqualTo("avoid");
        assertThat((Double) page.evaluate("""
                parseFloat(getComputedStyle(document.querySelector(".prose h2"), "::after").height) + .01
                """))
                .as("room below a title, for Firefox and Safari")
                .isGreaterThan(60);
        for (String hidden :
                List.of(".top nav", ".theme", ".find", ".toc", ".code .copy", ".share", ".siblings", ".related")) {
            assertThat(page.locator(hidden).first()).isHidden();
        }
        page.navigate(SampleSite.address("post-49.html"));
        assertThat(page.locator("#comments-title")).isHidden(); // nobody has commented
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN).setColorScheme(ColorScheme.LIGHT));
    }

    @Test
    void whoChoosesTheColoursSeesWhereCodeEnds() {
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        page.navigate(SampleSite.address("post-22.html"));
        assertThat((String) page.evaluate("getComputedStyle(document.querySelector('.prose pre')).borderTopStyle"))
                .isEqualTo("solid");
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
    }

    @Test
    void titlesHaveRoomBesideTheirPicturesInLargeText() {
        page.setViewportSize(180, 400);
        page.navigate(SampleSite.address("list/1.html"));

        assertThat((Integer) page.evaluate("document.querySelector('.card h2').offsetWidth"))
                .isGreaterThan(70);
        page.setViewportSize(1280, 800);
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "post-22.html", "post-10.html", "archives.html", "search.html"})
    void withoutScriptEveryPageReads(String path) {
        Page reader = withoutScript();
        reader.navigate(SampleSite.address(path));

        assertThat(reader.locator("main a:visible")).not().hasCount(0);
        assertThat(reader.locator(".theme")).isHidden();
        assertThat(reader.locator("img[src='']")).hasCount(0);
    }

    private static Page withoutScript() {
        if (plain == null) {
            plain = Chromium.context(new Browser.NewContextOptions()
                            .setJavaScriptEnabled(false)
                            .setViewportSize(360, 800))
                    .newPage();
        }
        return plain;
    }

    @EachTheme
    void withoutScriptTheSearchHasNoField(String theme) {
        Page reader = withoutScript();
        reader.navigate(SampleSite.of(theme).resolve("search.html").toUri().toString());

        assertThat(reader.locator("#q")).isHidden();
        assertThat(reader.locator("noscript a").first()).isVisible();
    }

    @Test
    void menuContentsAndShareLinksOpenWithoutScript() {
        Page reader = withoutScript();
        reader.navigate(SampleSite.address("post-22.html"));
        reader.click(".menu");
        assertThat(reader.locator(".top nav a").first()).isVisible();
        reader.keyboard().press("Escape");
        assertThat(reader.locator(".top nav a").first()).isHidden();

        reader.click(".toc summary");
        assertThat(reader.locator(".toc a").first()).isVisible();
        reader.click(".share summary");
        assertThat(reader.locator(".share a").first()).isVisible();
        assertThat(reader.locator(".share .copy")).isHidden();
        assertThat(reader.locator(".prose pre")).isVisible();
    }
}
