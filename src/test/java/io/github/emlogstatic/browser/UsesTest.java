package io.github.emlogstatic.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    void anArticleIsPassedOnByLinksACodeAndACopiedAddress() {
        page.navigate(SampleSite.address("post-22.html"));
        assertThat(page.locator(".share .chips")).isHidden();
        page.click(".share summary");

        assertThat(page.locator(".share svg.qr")).isVisible();
        assertThat(page.locator(".share a").first())
                .hasAttribute(
                        "href",
                        "https://service.weibo.com/share/share.php?url=https%3A%2F%2Fblog.example.com%2Fpost-22.html"
                                + "&title=%E7%94%A8%20A%2FB%20%E6%B5%8B%E8%AF%95%E6%B3%A1%E4%B8%80%E5%A3%B6%E8%8C%B6");
        page.click(".share .copy");
        assertThat(page.locator(".share .copy")).hasText("已复制");
    }

    @Test
    void aCommentServiceIsLoadedWhenAReaderAsksForItAndNotBefore() {
        Path site = SampleSite.build(
                "giscus", "themeOptions: {comments: giscus, commentSettings: {repo: me/blog, repo-id: R_1}}\n");
        List<String> asked = new ArrayList<>();
        page.route(address -> address.startsWith("https://giscus.app/"), route -> {
            asked.add(route.request().url());
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/javascript")
                    .setBody("document.currentScript.parentNode.append('giscus of ' +"
                            + " document.currentScript.dataset.repo + ', ' + document.currentScript.dataset.lang)"));
        });
        page.navigate(site.resolve("post-22.html").toUri().toString());
        assertThat(asked).isEmpty();
        page.click(".talk button");

        assertThat(page.locator(".talk")).containsText("giscus of me/blog, zh-CN");
        assertThat(asked).containsExactly("https://giscus.app/client.js");
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
