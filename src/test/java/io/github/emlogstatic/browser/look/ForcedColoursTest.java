package io.github.emlogstatic.browser.look;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import io.github.emlogstatic.EachTheme;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.browser.OneArticle;
import io.github.emlogstatic.browser.SampleSite;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a reader sees who has chosen light colours on black for all windows, as Windows offers. */
@Tag("browser")
class ForcedColoursTest {

    private static final String WHITE = "rgb(255, 255, 255)";

    private final Page page = Chromium.page(1280);

    @BeforeEach
    void force() {
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setForcedColors(ForcedColors.ACTIVE)
                .setColorScheme(ColorScheme.DARK));
    }

    @AfterEach
    void release() {
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setForcedColors(ForcedColors.NONE)
                .setColorScheme(ColorScheme.LIGHT));
    }

    private String ground(String selector) {
        return (String) page.evaluate(
                "selector => getComputedStyle(document.querySelector(selector)).backgroundColor", selector);
    }

    @EachTheme
    void drawingsInBlackStandOnWhite(String theme) throws Exception {
        String drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='600' height='300'><path d='M9 9h99'/></svg>";
        MemoryBlog blog =
                MemoryBlog.empty().upload("content/uploadfile/1/a.svg", drawing.getBytes(StandardCharsets.UTF_8));
        int id = blog.publish(post -> post.title("a").html("<p>words</p><p><img src=/content/uploadfile/1/a.svg></p>"));
        page.navigate(OneArticle.address("forced-" + theme, blog, "theme: " + theme, "post/" + id + ".html"));

        assertThat(ground(".drawing")).isEqualTo(WHITE);
        if (!theme.equals("plain")) {
            page.locator(".drawing").click();
            assertThat(page.locator("dialog.zoom img")).isVisible();
            assertThat(ground("dialog.zoom img")).isEqualTo(WHITE);
        }
    }

    @Test
    void theCodeForPhonesIsBlackOnWhite() {
        page.navigate(SampleSite.address("post-22.html"));
        page.click(".share summary");
        assertThat(page.locator(".share canvas")).isVisible();

        assertThat(ground(".share canvas")).isEqualTo(WHITE);
    }

    @Test
    void controlThatUnfoldsCodeHasABackground() throws Exception {
        page.navigate(OneArticle.address(
                "forced-fold", "<pre><code class=lang-java>" + "int a;\n".repeat(60) + "</code></pre>", ""));

        assertThat(page.locator(".fold summary")).isVisible();
        assertThat(ground(".fold summary")).isEqualTo(ground("body"));
    }
}
