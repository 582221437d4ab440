package io.github.emlogstatic.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a reader does on a page, from the disk. */
@Tag("browser")
class UsesTest {

    private final BrowserContext window = Chromium.window(1280, ColorScheme.LIGHT);
    private final Page page = window.newPage();

    @AfterEach
    void close() {
        window.close();
    }

    private String background() {
        return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    @Test
    void theSwitchGoesFromTheSystemsAppearanceToLightAndDarkAndIsRemembered() {
        page.navigate(SampleSite.address("post-22.html"));
        String light = background();
        page.click(".theme");
        assertThat(background()).isEqualTo(light);
        page.click(".theme");
        assertThat(background()).isNotEqualTo(light);
        page.reload();
        assertThat(background()).isNotEqualTo(light);
        page.click(".theme");
        assertThat(background()).isEqualTo(light);
    }

    @Test
    void theTableOfContentsFollowsTheReader() {
        page.navigate(SampleSite.address("post-22.html"));
        page.click(".toc a >> text=讨论");

        assertThat(page.locator(".toc [aria-current]")).hasText("讨论");
        assertThat(page.locator(".prose h2 >> text=讨论")).isInViewport();
    }

    @Test
    void codeIsInColoursAndCanBeCopied() {
        page.navigate(SampleSite.address("post-22.html"));
        assertThat(page.locator(".hljs-keyword").first()).hasText("import");
        page.click(".code button");

        assertThat(page.locator(".code button").first()).hasText("已复制");
    }

    @Test
    void formulasAreSetAndReadAsMathematics() {
        page.navigate(SampleSite.address("post-22.html"));

        assertThat(page.locator(".formula math")).hasCount(2);
        assertThat(page.locator(".katex-error")).hasCount(0);
        assertThat(page.locator(".prose")).not().containsText("$");
    }

    @Test
    void anImageGrowsAndShrinksWithTheKeyboard() {
        page.navigate(SampleSite.address("post-10.html"));
        page.locator(".prose img[role=button]").first().press("Enter");
        assertThat(page.locator("dialog.zoom img")).isVisible();
        page.keyboard().press("Escape");

        assertThat(page.locator("dialog.zoom")).hasCount(0);
    }

    @Test
    void withoutScriptAnArticleReads() {
        try (BrowserContext plain = Chromium.browser()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page reader = plain.newPage();
            reader.navigate(SampleSite.address("post-22.html"));

            assertThat(reader.locator(".prose pre")).isVisible();
            assertThat(reader.locator(".theme")).isHidden();
        }
    }
}
