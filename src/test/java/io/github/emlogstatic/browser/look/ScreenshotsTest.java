package io.github.emlogstatic.browser.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.browser.SampleSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Makes the screenshots of the README and of the page of themes from the sample blog. After a change of the theme, run {@code mvn test
 * -Dtest=ScreenshotsTest -Dscreenshots=update} and look at them.
 */
@Tag("browser")
class ScreenshotsTest {

    private static final Path IMAGES = Path.of("src/site/resources/images");

    /** Seen from far: a design that has changed differs, faces of another system and a word do not. */
    @ParameterizedTest
    @CsvSource({"default, home.webp", "xuan, xuan-home.webp"})
    void theScreenshotsShowTheHomePageAsItIs(String theme, String name) throws IOException {
        String now = shot(SampleSite.of(theme), "index.html", 1280, 860, ColorScheme.LIGHT);
        String then = "data:image/webp;base64,"
                + Base64.getEncoder().encodeToString(Files.readAllBytes(IMAGES.resolve(name)));
        try (BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT)) {
            double difference = ((Number) window.newPage().evaluate("""
                    async addresses => {
                      const [one, other] = await Promise.all(addresses.map(async address => {
                        const image = new Image();
                        image.src = address;
                        await image.decode();
                        const canvas = document.createElement("canvas");
                        [canvas.width, canvas.height] = [32, 22];
                        const context = canvas.getContext("2d");
                        context.imageSmoothingQuality = "high";
                        context.drawImage(image, 0, 0, 32, 22);
                        return context.getImageData(0, 0, 32, 22).data;
                      }));
                      return one.reduce((sum, value, i) => sum + Math.abs(value - other[i]), 0) / one.length;
                    }
                    """, List.of(now, then))).doubleValue();

            assertThat(difference).as("run -Dscreenshots=update, and look").isLessThan(8);
        }
    }

    @Test
    void theReadmeNamesTheScreenshots() throws IOException {
        if ("update".equals(System.getProperty("screenshots"))) {
            write("home.webp", 1000, 672, List.of(shot("index.html", 1280, 860, ColorScheme.LIGHT)));
            write("article.webp", 1000, 672, List.of(shot("post-53.html", 1280, 860, ColorScheme.DARK)));
            Path xuan = SampleSite.of("xuan");
            write("xuan-home.webp", 1000, 672, List.of(shot(xuan, "index.html", 1280, 860, ColorScheme.LIGHT)));
            write("xuan-article.webp", 1000, 672, List.of(shot(xuan, "post-55.html", 1280, 860, ColorScheme.DARK)));
            write(
                    "xuan-phones.webp",
                    1200,
                    637,
                    List.of(
                            shot(xuan, "index.html", 390, 844, ColorScheme.LIGHT),
                            shot(xuan, "post-52.html", 390, 844, ColorScheme.LIGHT),
                            shot(xuan, "tech.html", 390, 844, ColorScheme.DARK),
                            shot(xuan, "notes.html", 390, 844, ColorScheme.DARK)));
            write(
                    "phones.webp",
                    1200,
                    637,
                    List.of(
                            shot("index.html", 390, 844, ColorScheme.LIGHT),
                            shot("post-51.html#the-calm-way", 390, 844, ColorScheme.LIGHT),
                            shot("post-54.html#二-暗是怎么来的", 390, 844, ColorScheme.DARK),
                            shot("search.html?q=胶片", 390, 844, ColorScheme.DARK)));
        }
        for (String name : List.of(
                "home.webp",
                "article.webp",
                "phones.webp",
                "xuan-home.webp",
                "xuan-article.webp",
                "xuan-phones.webp")) {
            assertThat(Files.size(IMAGES.resolve(name))).isBetween(10_000L, 150_000L);
            String page = name.startsWith("xuan") ? "src/site/markdown/themes.md" : "README.md";
            assertThat(Files.readString(Path.of(page))).contains("images/" + name);
        }
    }

    private static String shot(String path, int width, int height, ColorScheme scheme) {
        return shot(SampleSite.folder(), path, width, height, scheme);
    }

    private static String shot(Path site, String path, int width, int height, ColorScheme scheme) {
        try (BrowserContext window = Chromium.window(width, scheme)) {
            Page page = window.newPage();
            page.setViewportSize(width, height);
            page.navigate(site.toUri() + path);
            if (path.contains("#")) {
                page.evaluate("document.querySelector(':target').scrollIntoView({behavior: 'instant'})");
            }
            if (path.startsWith("search")) {
                page.locator(".hits h2").first().waitFor();
            }
            page.evaluate("""
                    Promise.all([...document.images]
                      .filter(image => image.getBoundingClientRect().top < innerHeight)
                      .map(image => image.decode()))
                    """); // a large picture is decoded beside the page, and may come after it
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(page.screenshot());
        }
    }

    /** Puts pictures side by side and writes them as WebP, as Chromium encodes it. */
    private static void write(String name, int width, int height, List<String> pictures) throws IOException {
        try (BrowserContext window = Chromium.window(width, ColorScheme.LIGHT)) {
            Page page = window.newPage();
            page.setContent(pictures.stream()
                    .map(picture -> "<img src=\"" + picture + "\">")
                    .collect(Collectors.joining()));
            String made = (String) page.evaluate("""
                    async ([width, height]) => {
                      const images = [...document.images];
                      await Promise.all(images.map(image => image.decode()));
                      const canvas = document.createElement("canvas");
                      [canvas.width, canvas.height] = [width, height];
                      const context = canvas.getContext("2d");
                      context.imageSmoothingQuality = "high";
                      const gap = 24;
                      const each = (width - gap * (images.length - 1)) / images.length;
                      images.forEach((image, i) => {
                        const scale = Math.min(each / image.width, height / image.height);
                        context.drawImage(image, i * (each + gap), 0, image.width * scale, image.height * scale);
                      });
                      return canvas.toDataURL("image/webp", 0.86);
                    }
                    """, List.of(width, height));
            Files.write(IMAGES.resolve(name), Base64.getDecoder().decode(made.substring(made.indexOf(',') + 1)));
        }
    }
}
