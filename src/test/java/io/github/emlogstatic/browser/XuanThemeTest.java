package io.github.emlogstatic.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample blog in the theme of serif faces and wide pictures. */
@Tag("browser")
class XuanThemeTest {

    private static final Path SITE = SampleSite.of("xuan");

    @Test
    void everyPageIsValid() throws IOException {
        assertThat(W3c.errors(SampleSite.pages(SITE))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "list/2.html",
                "post-22.html",
                "post-28.html",
                "hello-world.html",
                "post-9.html",
                "tech.html",
                "tags.html",
                "archives.html",
                "authors.html",
                "notes.html",
                "links.html",
                "search.html"
            })
    void pagesAreAccessibleAndLoadNothingFromElsewhere(String path) {
        Inspection.passes(address(SITE, path), address(SITE, ""));
    }

    @Test
    void aHomeOfEssaysIsAccessibleAndShowsNoPictures() {
        Path site = SampleSite.build("essays", "theme: xuan\nthemeOptions: {home: essays}\n");

        Inspection.passes(address(site, "index.html"), address(site, ""));
        try (BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            page.navigate(address(site, "index.html"));
            assertThat(page.locator(".cards .pic:visible").count()).isZero();
            assertThat(page.locator(".cards .summary:visible").count()).isGreaterThan(5);
        }
    }

    @Test
    void ownFacesAndIndentsAreThoseOfTheOptions() {
        Path site = SampleSite.build(
                "faces", "theme: xuan\nthemeOptions: {font: '\"Own <Face\", cursive', indent: true, accent: '#334'}\n");
        try (BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            page.navigate(address(site, "post-29.html"));
            assertThat((String) page.evaluate("getComputedStyle(document.body).fontFamily"))
                    .endsWith("\"Own Face\", cursive");
            assertThat((String) page.evaluate("getComputedStyle(document.querySelector('.prose p')).textIndent"))
                    .isNotEqualTo("0px");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void pictureOfATextIsWiderThanItsLines(int width) {
        try (BrowserContext window = Chromium.window(width, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            page.navigate(address(SITE, "post-28.html"));
            assertThat((Boolean) page.evaluate("""
                    (() => {
                      const width = selector => document.querySelector(selector).getBoundingClientRect().width;
                      return width(".picture img") > width(".prose") + 30 && width(".cover, .picture img") <= innerWidth;
                    })()
                    """)).isTrue();
        }
    }

    private static String address(Path site, String path) {
        return site.resolve(path).toUri().toString();
    }
}
