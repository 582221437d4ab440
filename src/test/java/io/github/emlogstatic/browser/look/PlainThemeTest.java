package io.github.emlogstatic.browser.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.browser.Inspection;
import io.github.emlogstatic.browser.OneArticle;
import io.github.emlogstatic.browser.SampleSite;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample blog in the plain theme. */
@Tag("browser")
class PlainThemeTest {

    private static final Path SITE = SampleSite.of("plain");

    @Test
    void aWideTableKeepsItsWordsWholeOnAPhone() {
        Page page = Chromium.page(360);
        page.navigate(SITE.resolve("post-22.html").toUri().toString());

        assertThat((Boolean) page.evaluate(
                        "[...document.querySelectorAll('.prose td')].every(cell => cell.offsetWidth >= 48)"))
                .isTrue();
    }

    @Test
    void theDateStandsBesideTheFirstLineOfItsTitle() {
        Page page = Chromium.page(360);
        page.navigate(SITE.resolve("index.html").toUri().toString());

        assertThat((Boolean) page.evaluate("""
                [...document.querySelectorAll(".rows li")].some(row => row.querySelector("a").offsetHeight > 50)
                """)).as("a title of two lines").isTrue();
        assertThat((Boolean) page.evaluate("""
                [...document.querySelectorAll(".rows li")].every(row =>
                  row.querySelector("time").offsetTop - row.offsetTop < 20)
                """)).isTrue();
    }

    @Test
    void picturesTasksAndNeighboursAreSetAsText() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish("前一篇", "文");
        blog.publish(post -> post.title("这一篇")
                .html(
                        "<figure><img src=https://a.example/a.png width=600 height=400 alt=湖><figcaption>说明</figcaption></figure>"
                                + "<p><img src=https://a.example/a.png width=100 height=100 alt=山 style=float:left>环绕的文字</p>"
                                + "<ul><li><input type=checkbox disabled> 事</ul>"));
        Page page = Chromium.page(390);
        page.navigate(OneArticle.address("plain-text", blog, "theme: plain", "post/2.html"));

        assertThat(page.evaluate("""
                (() => {
                  const style = (selector, part) => getComputedStyle(document.querySelector(selector), part);
                  return [style("figure").marginLeft, style("[style*=float]").marginRight,
                    style("li:has([type=checkbox])", "::marker").content, style(".siblings [dir]").fontSize];
                })()
                """)).isEqualTo(List.of("0px", "16px", "\"\"", "17px"));
    }

    @Test
    void thePinnedArticleSaysWhyItIsFirst() throws IOException {
        assertThat(Jsoup.parse(SITE.resolve("index.html"))
                        .select(".rows li")
                        .first()
                        .text())
                .endsWith("置顶");
    }

    @Test
    void textBrowsersTellYearsAndMonthsApart() throws IOException {
        assertThat(Jsoup.parse(SITE.resolve("archives.html")).select(".months").text())
                .contains("2023 1 · 1 · · 1");
    }

    @Test
    void thePinnedMarkStaysOnScreenInLargeText() {
        Page page = Chromium.page(360);
        page.navigate(SITE.resolve("index.html").toUri().toString());
        page.addStyleTag(new Page.AddStyleTagOptions().setContent("html { font-size: 200% }"));

        assertThat((Boolean) page.evaluate("""
                (() => {
                  const mark = document.querySelector(".rows small").getBoundingClientRect();
                  return mark.right <= innerWidth && mark.width > mark.height;
                })()
                """)).isTrue();
    }

    @Test
    void aCommentServiceIsAskedForTheSystemsDark() throws Exception {
        try (BrowserContext window = Chromium.window(1280, ColorScheme.DARK)) {
            Page page = window.newPage();
            page.route(address -> address.startsWith("https://giscus.app/"), Route::abort);
            page.navigate(OneArticle.address(
                    "plain-talk",
                    "<p>text</p>",
                    "theme: plain\nthemeOptions: {comments: giscus, commentSettings: {repo: me/blog, repo-id: R_1}}"));
            List<Request> failed = new ArrayList<>();
            page.onRequestFailed(failed::add);
            page.click(".talk button");

            assertThat(page.getAttribute(".talk script[src]", "data-theme")).isEqualTo("dark");
            page.waitForCondition(() -> !failed.isEmpty()); // a window that is closed before cannot answer it
        }
    }

    /** The keyboard would not come to what scrolls there. */
    @Test
    void codeInACommentFitsItsLine() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        int id = blog.publish("标题", "文");
        blog.comment(id, comment -> comment.html("<pre>" + "code ".repeat(40) + "</pre>"));
        Page page = Chromium.page(360);
        page.navigate(OneArticle.address("plain-said", blog, "theme: plain", "post/1.html"));

        assertThat((Boolean) page.evaluate("""
                (() => {
                  const code = document.querySelector(".said pre");
                  return code.scrollWidth <= code.clientWidth;
                })()
                """)).isTrue();
    }

    @Test
    void theNavigationIsHighEnoughToPress() {
        Page page = Chromium.page(360);
        page.navigate(SITE.resolve("index.html").toUri().toString());

        assertThat((Boolean) page.evaluate(
                        "[...document.querySelectorAll('.top nav a')].every(link => link.offsetHeight >= 40)"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "post-22.html", "categories.html", "notes.html", "search.html"})
    void pagesAreAccessibleAndLoadNothingFromElsewhere(String path) {
        Inspection.passes(SITE.resolve(path).toUri().toString(), SITE.toUri().toString());
    }
}
