package io.github.emlogstatic.browser.rules;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.browser.HardSite;
import io.github.emlogstatic.browser.Inspection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.io.function.Uncheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The site of hard cases: the hard pages as good as any to read, the encrypted one opened. */
@Tag("browser")
class HardSiteTest {

    private static final String TITLE_SIZE =
            "parseFloat(getComputedStyle(document.querySelector('h1')).fontSize) + .01";

    static Stream<String> pages() {
        return Stream.concat(
                Stream.of("index.html", "posts.html", "tags.html", "notes.html"),
                IntStream.rangeClosed(HardSite.BROKEN, HardSite.PASTED).mapToObj(id -> "post/" + id + ".html"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pagesAreAccessibleAndLoadNothingFromElsewhere(String path) {
        Inspection.passes(HardSite.address(path), HardSite.address(""));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                HardSite.BROKEN,
                HardSite.LONG_TITLE,
                HardSite.RIGHT_TO_LEFT,
                HardSite.DEEP_HEADINGS,
                HardSite.COMMENTS,
                HardSite.WIDE
            })
    void hardPagesAreAccessibleInTheOtherTheme(int article) {
        Inspection.passes(HardSite.xuan("post/" + article + ".html"), HardSite.xuan(""));
    }

    @Test
    void aPlayerOnAPhoneIsNotHigherThanWide() {
        Page page = Chromium.page(360);
        page.navigate(HardSite.article(HardSite.PLAYERS));

        assertThat((Boolean) page.evaluate("""
                (() => {
                  const box = document.querySelector(".prose iframe").getBoundingClientRect();
                  return box.height < box.width * .75;
                })()
                """)).isTrue();
    }

    @Test
    void whatFollowsTheTextDoesNotFloatBesideItsPicture() {
        try (BrowserContext phone = Chromium.window(360, ColorScheme.LIGHT)) {
            Page page = phone.newPage();
            page.navigate(HardSite.article(HardSite.PASTED));

            assertThat((Boolean) page.evaluate("""
                    (() => {
                      const picture = document.querySelector(".prose img").getBoundingClientRect();
                      const text = document.querySelector(".prose").getBoundingClientRect();
                      return picture.height > 50 && text.bottom >= picture.bottom;
                    })()
                    """)).isTrue();
        }
    }

    @Test
    void aPlayerAndWhatFollowsAreApart() {
        try (BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            page.navigate(HardSite.article(HardSite.PLAYERS));

            assertThat((Double) page.evaluate("""
                    (() => {
                      const player = document.querySelector(".prose iframe");
                      return player.nextElementSibling.getBoundingClientRect().top
                        - player.getBoundingClientRect().bottom + .5;
                    })()
                    """)).isGreaterThan(16);
        }
    }

    @Test
    void aLongTitleIsSmallAndFillsItsLines() {
        try (BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            page.navigate(HardSite.article(HardSite.COMMENTS));
            Double usual = (Double) page.evaluate(TITLE_SIZE);
            page.navigate(HardSite.article(HardSite.LONG_TITLE));

            assertThat((Double) page.evaluate(TITLE_SIZE)).isLessThan(usual);
            assertThat((String) page.evaluate("getComputedStyle(document.querySelector('h1')).wordBreak"))
                    .isEqualTo("normal");
        }
    }

    /** What a reader does at an encrypted article, from the disk. */
    @Nested
    class Locked {

        private final BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT);
        private final Page page = window.newPage();
        private final List<String> said = new ArrayList<>();

        @AfterEach
        void close() {
            window.close();
        }

        @Test
        void thePasswordOpensTheArticleWithTheKeyboardAlone() {
            page.onConsoleMessage(message -> said.add(message.text()));
            page.onPageError(said::add);
            page.navigate(HardSite.article(HardSite.LOCKED));
            page.getByLabel("密码").fill("wrong");
            page.keyboard().press("Enter");
            assertThat(page.locator("[role=status]")).hasText("密码不对，请再试一次。");
            assertThat(page.getByLabel("密码")).isFocused();
            assertThat(colour("[role=status]")).isNotEqualTo(colour("form.locked p"));

            page.keyboard().type(HardSite.PASSWORD);
            page.keyboard().press("Enter");
            assertThat(page.locator("#opened")).isFocused();
            assertThat(page.locator("#opened")).containsText("只有知道密码的人才能读到");
            assertThat(page.locator("form.locked")).hasCount(0);
            assertThat((String) page.evaluate("getComputedStyle(document.querySelector('#opened')).outlineStyle"))
                    .isEqualTo("none");
            assertThat(page.locator("#opened .hljs-type")).hasText("int");
            assertThat(page.locator("#opened .code button")).hasCount(1);
            assertThat(page.locator("#opened math")).hasCount(1);
            assertThat(page.locator("#opened a >> text=坏掉的")).hasAttribute("href", "../post/1.html");
            assertThat(said).isEmpty();
            Inspection.looksRight(page);

            page.reload();
            assertThat(page.getByLabel("密码")).isVisible();
            assertThat((Object) page.evaluate("sessionStorage.length + document.cookie.length"))
                    .isEqualTo(0);
        }

        private String colour(String element) {
            return (String)
                    page.evaluate("selector => getComputedStyle(document.querySelector(selector)).color", element);
        }

        @ParameterizedTest
        @ValueSource(strings = {"#100%", "#提升100%"})
        void aPercentSignInTheAddressLeavesCodeItsButton(String hash) {
            page.navigate(HardSite.article(HardSite.LOCKED) + hash);
            page.getByLabel("密码").fill(HardSite.PASSWORD);
            page.keyboard().press("Enter");

            assertThat(page.locator("#opened .code button")).hasCount(1);
        }

        @Test
        void theArticleOpensAtTheHeadingOfItsAddress() {
            page.setViewportSize(1280, 300);
            page.navigate(HardSite.article(HardSite.LOCKED) + "#inside");
            page.getByLabel("密码").fill(HardSite.PASSWORD);
            page.keyboard().press("Enter");
            assertThat(page.locator("#opened .code button")).hasCount(1);

            assertThat(page.locator("#inside").boundingBox().y).isBetween(0.0, 200.0);
        }

        @Test
        void aPasswordIsKeptIfTheThemeSaysSo() {
            page.navigate(HardSite.article(HardSite.LOCKED));
            page.evaluate("sessionStorage.setItem('password', '" + HardSite.PASSWORD + "')");
            page.reload();
            assertThat(page.locator("#opened")).isHidden();

            window.route(
                    "**/9.html",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html; charset=utf-8")
                            .setBody(read(HardSite.LOCKED)
                                    .replace("data-remember=\"false\"", "data-remember=\"true\""))));
            page.reload();
            assertThat(page.locator("#opened")).containsText("只有知道密码的人才能读到");
        }

        private static String read(int article) {
            return Uncheck.get(() -> Files.readString(Path.of(URI.create(HardSite.article(article)))));
        }

        @Test
        void withoutScriptItSaysWhatItNeeds() {
            try (BrowserContext plain = Chromium.context(
                    new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false))) {
                Page reader = plain.newPage();
                reader.navigate(HardSite.article(HardSite.LOCKED));

                assertThat(reader.locator("noscript .notice")).isVisible();
                assertThat(reader.locator("form.locked")).isHidden();
            }
        }
    }
}
