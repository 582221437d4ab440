package io.github.emlogstatic.browser.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.browser.OneArticle;
import io.github.emlogstatic.browser.SampleSite;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a reader is who has no mouse. */
@Tag("browser")
class KeyboardTest {

    @Test
    void aPictureInALinkOpensTheViewer() throws Exception {
        String upload = "content/uploadfile/1/a.png";
        MemoryBlog blog = MemoryBlog.empty().upload(upload, TestPng.saying("a"));
        int id = blog.publish(post ->
                post.title("a").html("<p>words</p><a href=/" + upload + "><img src=/" + upload + " alt=海></a>"));
        Page page = Chromium.page(1280);
        page.navigate(OneArticle.address("linked-picture", blog, "", "post/" + id + ".html"));
        page.keyboard().press("Tab");
        page.locator("a.viewable").focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("dialog.zoom img")).hasAttribute("alt", "海");
        page.keyboard().press("Escape");
        assertThat(page.locator("a.viewable")).isFocused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan"})
    void theMenuCoversNothingThatTheKeyboardComesTo(String theme) {
        Page page = Chromium.page(390);
        page.navigate(SampleSite.of(theme).resolve("post-22.html").toUri().toString());
        page.keyboard().press("Tab");
        Chromium.await(page, "!!window.readerTools && !Array.isArray(readerTools)");
        page.locator("button.menu").focus();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.locator("#nav a").first()).isFocused();
        page.keyboard().press("Shift+Tab");
        assertThat(page.locator("#nav")).isVisible();
        page.locator("#nav a").last().focus();
        page.keyboard().press("Tab");

        assertThat(page.locator("#nav")).isHidden();
        assertThat(page.locator("main a").first()).isFocused();
    }

    @Test
    void theMenusButtonClosesWhatItHasOpened() {
        Page page = Chromium.page(390);
        page.navigate(SampleSite.address("post-22.html"));
        page.locator("button.menu").click();
        page.keyboard().press("Tab");
        assertThat(page.locator("#nav a").first()).isFocused();
        page.locator("button.menu").click();

        assertThat(page.locator("#nav")).isHidden();
    }

    @Test
    void moreHitsAreReadFromTheFirstNewOne() {
        Page page = Chromium.page(1280);
        page.navigate(SampleSite.address("search.html") + "?q=的");
        assertThat(page.locator(".more")).isVisible();
        while (page.locator(".more").isVisible()) {
            int before = page.locator(".hits > *").count();
            page.locator(".more").focus();
            page.keyboard().press("Enter");

            assertThat(page.locator(".hits > *").nth(before).locator("a")).isFocused();
        }
    }
}
