package io.github.emlogstatic.browser.look;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.browser.Inspection;
import io.github.emlogstatic.browser.OneArticle;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Neighbouring pictures and wide tables of a text, in a browser. */
@Tag("browser")
class GalleryTest {

    private static final String NONE = "rgba(0, 0, 0, 0)";

    private static String article;

    private static String plain;

    @BeforeAll
    static void build() throws Exception {
        String html = "<p>words</p><p>" + drawing(600, 400, "湖") + "</p><p>" + drawing(400, 600, "树") + "</p><p>"
                + drawing(900, 600, "") + "</p><p>words</p><table><tr>" + "<th>四字标题</th>".repeat(15) + "</tr><tr>"
                + "<td>数据数据</td>".repeat(15) + "</tr></table>"
                + "<table><tr><th>茶</th><td>绿</td></tr><tr><th>水</th><td>泉</td></tr></table>"
                + "<blockquote><table><tr><td>https://a.example/" + "long/".repeat(20) + "</td><td>" + "字".repeat(80)
                + "</td></tr></table></blockquote><details><summary>折</summary><p>叠</p></details>"
                + "<p id=above>上</p><p>&nbsp;</p><p><br></p><p><br></p><p id=below>下</p>";
        String menu = "blog:\n  navigation: [" + "{title: 喝茶的日子, url: 'post/1.html'}, ".repeat(14) + "]";
        article = OneArticle.address("gallery", html, menu);
        plain = OneArticle.address("plain-gallery", html, "theme: plain");
    }

    private static String drawing(int width, int height, String alt) {
        return ("<img src=\"data:image/svg+xml,%%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d'/%%3E\" alt=\"%s\""
                        + " width=\"%d\" height=\"%d\">")
                .formatted(width, height, alt, width, height);
    }

    @ParameterizedTest
    @CsvSource({"false, 1280, 1", "false, 390, 2", "false, 320, 2", "true, 1280, 1", "true, 390, 2"})
    @SuppressWarnings("unchecked")
    void picturesOfARowAreEquallyHighAndFillIt(boolean inPlain, int width, int rows) {
        Page page = Chromium.page(width);
        page.navigate(inPlain ? plain : article);
        List<Number> wrong = (List<Number>) page.evaluate("""
                (() => {
                  const line = document.querySelector(".prose").getBoundingClientRect();
                  const rows = {};
                  for (const image of document.querySelectorAll(".pictures img")) {
                    const box = image.getBoundingClientRect();
                    (rows[Math.round(box.top)] ??= []).push(box);
                  }
                  return [Object.keys(rows).length, ...Object.values(rows).map(boxes => Math.max(
                    ...boxes.map(box => Math.abs(box.height - boxes[0].height) - 1),
                    Math.abs(boxes[0].left - line.left), Math.abs(boxes.at(-1).right - line.right)))];
                })()
                """);

        assertThat(wrong.get(0)).isEqualTo(rows);
        assertThat(wrong.subList(1, wrong.size()))
                .allSatisfy(pixels -> assertThat(pixels.doubleValue()).isLessThan(1));
    }

    /** Its host has lost it, as hosts of images do. What the author wrote below it stays. */
    @Test
    void aPictureThatDoesNotComeLeavesNoGap() throws Exception {
        String lost = "<img src=\"https://pictures.invalid/%s.png\" alt=\"\">";
        Page page = Chromium.page(1280);
        page.navigate(OneArticle.address(
                "lost-pictures",
                "<p>words</p>" + drawing(600, 400, "") + lost.formatted("a") + drawing(400, 600, "")
                        + "<p>words</p><figure>" + lost.formatted("b") + "<figcaption>海</figcaption></figure><p>"
                        + drawing(600, 400, "") + "</p>",
                ""));
        page.mouse().move(100, 100);
        page.mouse().move(200, 200);

        assertThat(page.locator(".pictures img:visible")).hasCount(3);
        assertThat(page.locator(".pictures figure:visible")).hasCount(4);
        assertThat(page.getByText("海")).isVisible();
    }

    @Test
    void aPictureThatDoesNotComeIsNoButton() throws Exception {
        Page page = Chromium.page(1280);
        page.navigate(OneArticle.address(
                "lost-picture", "<p>words <img src=\"https://pictures.invalid/a.png\"> words</p>", ""));
        page.mouse().move(100, 100);
        page.mouse().move(200, 200);

        assertThat(page.locator(".prose img")).not().hasClass("large");
        assertThat(page.locator(".prose img")).hasAttribute("alt", "");
    }

    @Test
    void paperShowsWholeCaptions() {
        Page page = Chromium.page(390);
        page.navigate(article);
        page.evaluate("document.querySelector('.pictures figcaption').textContent = '长'.repeat(200)");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat((Boolean) page.evaluate("""
                (() => {
                  const caption = document.querySelector(".pictures figcaption");
                  return caption.scrollHeight <= caption.clientHeight + 1;
                })()
                """)).isTrue();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    @ParameterizedTest
    @CsvSource({"false, 1280", "false, 390", "true, 390"})
    void aWideTableKeepsFourCharactersOnALine(boolean inPlain, int width) {
        Page page = Chromium.page(width);
        page.navigate(inPlain ? plain : article);

        assertThat((Boolean) page.evaluate("""
                [...document.querySelectorAll(".prose > div tr:first-child th, .prose > div td")].every(cell => {
                  const text = document.createRange();
                  text.selectNodeContents(cell);
                  return text.getClientRects().length === 1;
                })
                """)).isTrue();
    }

    @Test
    void aLongAddressLeavesRoomForTheOtherColumn() {
        Page page = Chromium.page(1280);
        page.navigate(article);

        assertThat((Integer) page.evaluate("document.querySelector('blockquote td:last-child').offsetWidth"))
                .isGreaterThan(150);
    }

    @Test
    void emptyLinesOfAnEditorTearNoHole() {
        Page page = Chromium.page(1280);
        page.navigate(article);

        assertThat((Boolean) page.evaluate("""
                (() => {
                  const before = document.querySelector("#above").getBoundingClientRect().bottom;
                  const gap = document.querySelector("#below").getBoundingClientRect().top - before;
                  return gap > 24 && gap < 50;
                })()
                """)).isTrue();
    }

    @Test
    void paperShowsWholeTablesAndWhatIsFolded() {
        Page page = Chromium.page(700);
        page.navigate(article);
        assertThat(page.locator(".prose details p")).isHidden();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator(".prose details p")).isVisible();
        assertThat((Boolean) page.evaluate(
                        "[...document.querySelectorAll('.table-wrap')].every(e => e.scrollWidth <= e.clientWidth)"))
                .as("nothing is cut at the edge of the paper")
                .isTrue();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    @Test
    void aRowOfHeadingsAloneHasAGround() {
        Page page = Chromium.page(1280);
        page.navigate(article);

        assertThat((List<?>) page.evaluate("""
                [...document.querySelectorAll(".prose tr:first-child th:first-child")]
                  .map(cell => getComputedStyle(cell).backgroundColor !== "rgba(0, 0, 0, 0)")
                """)).isEqualTo(List.of(true, false));
    }

    @Test
    void theViewerShowsPicturesWithTheirCaptions() {
        Page page = Chromium.page(1280);
        page.navigate(article);
        assertThat(page.locator(".pictures figcaption")).hasText(new String[] {"湖", "树"});
        page.locator(".pictures img").nth(1).click();

        assertThat(page.locator("dialog.zoom p")).containsText("2 / 3 树");
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan"})
    void listsOfTheMenuMakeNoPageWider(String theme) throws Exception {
        String blog = "\nblog:\n  name: 一个名字很长很长的博客写茶也写代码还写花\n  navigation: ["
                + "{title: 喝茶的日子, url: 'post/1.html'}, ".repeat(9) + "]";
        Page page = Chromium.page(900);
        page.navigate(OneArticle.address("wide-menu", "<p>words</p>", "theme: " + theme + blog));
        page.focus(".rest > button");
        assertThat(page.locator(".rest ul a").last()).isVisible();
        for (int width = 900; width < 1200; width += 30) {
            page.setViewportSize(width, 800);
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        }
        page.keyboard().press("Tab");
        assertThat(page.locator(".rest ul a").first()).isFocused();
    }

    @ParameterizedTest
    @CsvSource({
        "default, DARK, 'rgb(255, 255, 255)'",
        "xuan, DARK, 'rgb(255, 255, 255)'",
        "plain, DARK, 'rgb(255, 255, 255)'",
        "default, LIGHT, 'rgba(0, 0, 0, 0)'",
    })
    void aDrawingWithoutAGroundStandsOnWhite(String theme, ColorScheme scheme, String ground) throws Exception {
        byte[] vector = "<svg xmlns='http://www.w3.org/2000/svg' width='600' height='300'/>".getBytes(UTF_8);
        MemoryBlog blog = MemoryBlog.empty()
                .upload("content/uploadfile/1/a.PNG", picture(512))
                .upload("content/uploadfile/1/b.png", picture(300))
                .upload("content/uploadfile/1/c.svg", vector);
        String drawing = "<p><img src=/content/uploadfile/1/a.PNG></p>";
        String amongWords = "<p>words<br>%1$s</p><ul><li>words %1$s</li></ul><table><tr><td>%1$s</td></tr></table>";
        int id = blog.publish(post -> post.title("a")
                .html(Stream.of("a.PNG", "b.png", "c.svg")
                                .map(name -> amongWords.formatted("<img src=/content/uploadfile/1/" + name + ">"))
                                .collect(Collectors.joining())
                        + "<p>words</p>" + drawing + "<p>words</p>" + drawing + drawing
                        + "<div style='background:#fff'><p>words</p>" + drawing + "</div>"
                        + "<div style='background:#333'><p>words</p>" + drawing + "</div>"
                        + Stream.of("width=20", "height=20", "style='width:24px;height:24px'", "style='height:1.5em'")
                                .map(size -> "<p>words <img src=/content/uploadfile/1/a.PNG " + size + "></p>")
                                .collect(Collectors.joining())));
        try (BrowserContext window = Chromium.window(1280, scheme)) {
            Page page = window.newPage();
            page.navigate(OneArticle.address("drawing-" + theme, blog, "theme: " + theme, "post/" + id + ".html"));

            assertThat(page.locator(".prose img").last()).hasAttribute("srcset", Pattern.compile(".+"));
            List<String> grounds = new ArrayList<>(Collections.nCopies(13, ground));
            grounds.addAll(Collections.nCopies(5, NONE));
            assertThat(
                            page.evaluate(
                                    "[...document.querySelectorAll('.prose img')].map(e => getComputedStyle(e).backgroundColor)"))
                    .isEqualTo(grounds);
        }
    }

    private static byte[] picture(int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB), "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void aLongMenuKeepsToOneLine() {
        Page page = Chromium.page(1280);
        page.navigate(article);
        assertThat((Boolean) page.evaluate("""
                (() => {
                  const box = selector => document.querySelector(selector).getBoundingClientRect();
                  return box(".top").width === box("main").width && box(".theme").top < box(".brand").bottom;
                })()
                """)).isTrue();
        assertThat(page.locator(".rest li").first()).isHidden();
        page.focus(".rest > button");
        assertThat(page.locator(".top nav li:visible a")).hasCount(14);
        page.keyboard().press("Tab");
        page.keyboard().press("Escape");
        assertThat(page.locator(".rest li").first()).isHidden();
        assertThat(page.locator(".rest > button")).isFocused();

        page.setViewportSize(390, 1200);
        page.click(".menu");
        assertThat(page.locator(".top nav a:visible")).hasCount(14);
        assertThat(page.locator(".rest > button")).isHidden();
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
