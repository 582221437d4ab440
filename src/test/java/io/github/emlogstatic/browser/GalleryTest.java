package io.github.emlogstatic.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neighbouring pictures of a text, in a browser. */
@Tag("browser")
class GalleryTest {

    private static String article;

    @BeforeAll
    static void build() throws Exception {
        article = OneArticle.address(
                "gallery",
                "<p>words</p><p>" + drawing(600, 400, "湖") + "</p><p>" + drawing(400, 600, "树") + "</p><p>"
                        + drawing(800, 600, "") + "</p><p>words</p>",
                "");
    }

    private static String drawing(int width, int height, String alt) {
        return ("<img src=\"data:image/svg+xml,%%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d'/%%3E\" alt=\"%s\""
                        + " width=\"%d\" height=\"%d\">")
                .formatted(width, height, alt, width, height);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390, 320})
    @SuppressWarnings("unchecked")
    void picturesOfARowAreEquallyHighAndFillIt(int width) {
        try (BrowserContext window = Chromium.window(width, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            page.navigate(article);
            List<List<Number>> boxes = (List<List<Number>>) page.evaluate("""
                    [...document.querySelectorAll(".pictures img")].map(image => {
                      const box = image.getBoundingClientRect();
                      return [box.top, box.height, box.left, box.right];
                    })
                    """);
            List<Number> line = (List<Number>) page.evaluate("""
                    (({left, right}) => [left, right])(document.querySelector(".prose").getBoundingClientRect())
                    """);

            assertThat(boxes).hasSize(3);
            for (List<Number> box : boxes) {
                assertThat(box.get(0).doubleValue())
                        .isEqualTo(boxes.get(0).get(0).doubleValue());
                assertThat(Math.abs(
                                box.get(1).doubleValue() - boxes.get(0).get(1).doubleValue()))
                        .isLessThan(2);
            }
            assertThat(boxes.get(0).get(2)).isEqualTo(line.get(0));
            assertThat(Math.abs(boxes.get(2).get(3).doubleValue() - line.get(1).doubleValue()))
                    .isLessThan(1);
        }
    }

    @Test
    void theViewerShowsPicturesWithTheirCaptions() {
        try (BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            page.navigate(article);
            assertThat(page.locator(".pictures figcaption")).hasText(new String[] {"湖", "树"});
            page.locator(".pictures img").nth(1).click();

            assertThat(page.locator("dialog.zoom p")).containsText("2 / 3 树");
        }
    }

    @Test
    void aPageWithAGalleryIsAccessible() {
        Inspection.passes(
                article,
                Path.of(java.net.URI.create(article))
                        .getParent()
                        .getParent()
                        .toUri()
                        .toString());
    }
}
