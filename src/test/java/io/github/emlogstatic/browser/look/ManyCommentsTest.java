package io.github.emlogstatic.browser.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.github.emlogstatic.EachTheme;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.browser.OneArticle;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** An article with so many comments that a phone would need seconds to lay them out. */
@Tag("browser")
class ManyCommentsTest {

    private static final int COMMENTS = 1_200;

    @EachTheme
    void commentsAreLaidOutWhereTheyAreSeen(String theme) throws Exception {
        Path site = site(theme);
        Page page = Chromium.page(360);
        page.navigate(site.resolve("post/1.html").toUri().toString());

        assertThat(page.locator("#comments").textContent()).isEqualTo("1,200 条评论");
        assertThat(isLaidOut(page)).isFalse();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat((String) page.evaluate("getComputedStyle(document.querySelector('.comments li')).contentVisibility"))
                .as("WebKit prints as empty pages what it does not lay out")
                .isEqualTo("visible");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.navigate(site.resolve("post/1.html").toUri() + "#comment-1000");
        assertThat(isLaidOut(page)).isTrue();
        page.waitForCondition(() -> (Boolean) page.evaluate(
                "Math.abs(document.querySelector('#comment-1000').getBoundingClientRect().top) < innerHeight"));
    }

    private static boolean isLaidOut(Page page) {
        return (Boolean) page.evaluate(
                "document.querySelector('#comment-900 .said').checkVisibility({contentVisibilityAuto: true})");
    }

    private static Path site(String theme) throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        int article = blog.publish("一", "二");
        for (int i = 1; i <= COMMENTS; i++) {
            blog.comment(article, "访客", "第 " + i + " 条");
        }
        return OneArticle.site("many-comments-" + theme, blog, "theme: " + theme);
    }
}
