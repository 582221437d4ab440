package io.github.emlogstatic.browser.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.github.emlogstatic.EachTheme;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.browser.OneArticle;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Articles in Arabic and Hebrew on a Chinese blog. */
@Tag("browser")
class RightToLeftTest {

    private static final String ARABIC = "<p>هذا نص عربي طويل</p><ul><li>أول</li></ul><h2>مقدمة</h2>"
            + "<p>PHP هي لغة</p><pre><code>echo 'a'; // (1)</code></pre><h2>خاتمة</h2>";

    private final Page page = Chromium.page(360);

    private static Path site(String theme) throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish(post -> post.title("PHP: دليل المبتدئين").html(ARABIC));
        blog.publish(post -> post.title("一句谚语").html("<p>هذا</p><p>这是一句阿拉伯谚语。</p>"));
        return OneArticle.site("right-" + theme, blog, "theme: " + theme);
    }

    @EachTheme
    void anArabicArticleIsLaidOutFromTheRight(String theme) throws Exception {
        page.navigate(site(theme).resolve("post/1.html").toUri().toString());

        assertThat(page.evaluate("""
                ["h1", ".prose", ".prose p", ".prose li", ".prose pre"]
                  .map(what => getComputedStyle(document.querySelector(what)).direction).join(" ")
                """)).isEqualTo("rtl rtl rtl rtl ltr");
        assertThat((Boolean) page.evaluate("""
                (() => {
                  const words = document.createRange();
                  words.selectNodeContents(document.querySelector(".prose p"));
                  return words.getBoundingClientRect().right > 300;
                })()
                """)).isTrue();
    }

    @EachTheme
    void itsCardIsToo(String theme) throws Exception {
        page.navigate(site(theme).resolve("index.html").toUri().toString());

        assertThat(page.evaluate("""
                [...document.querySelectorAll("a[href*='post/1.html']")].filter(link => link.textContent.includes("PHP"))
                  .map(link => getComputedStyle(link).direction)
                """).toString()).matches("\\[rtl(, rtl)*]");
    }

    @Test
    void aChineseArticleStaysAsItWas() throws Exception {
        assertThat(Files.readString(site("default").resolve("post/2.html")))
                .contains("<div class=\"prose\">", "<h1 dir=\"auto\">");
    }
}
