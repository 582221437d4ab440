package io.github.emlogstatic.browser.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import io.github.emlogstatic.EachTheme;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.browser.OneArticle;
import io.github.emlogstatic.browser.PagesHost;
import io.github.emlogstatic.browser.SampleSite;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("browser")
class SearchPageTest {

    private static Page page;
    private static String bothForms;

    @BeforeAll
    static void start() throws Exception {
        String html = "<p>傳統茶🍵，two words，汉字，乾隆。İstanbul ΟΔΟΣ don’t it's</p>";
        bothForms = OneArticle.address("search", html, "html: safe").replaceFirst("post/.*|post-.*", "search.html");
        page = Chromium.window(360, ColorScheme.LIGHT).newPage();
    }

    @AfterAll
    static void stop() {
        page.context().close();
    }

    /** Asks the sample blog's search page. */
    private static void ask(String query) {
        ask(SampleSite.address("search.html"), query);
    }

    /** With the Enter key, for which the page does not wait until nobody types any more. */
    private static void ask(String searchPage, String query) {
        page.navigate(searchPage);
        page.fill("#q", query);
        page.keyboard().press("Enter");
        answered();
    }

    /** An assertion would look again ever more rarely. */
    private static void answered() {
        page.waitForCondition(() -> !page.locator(".found").textContent().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        // In the middle of a sentence, one character, a word, its beginning, in another case and width, across both.
        "熟普, 立冬，开一饼老茶",
        "得久, 立冬，开一饼老茶",
        "cache remembers, What a Cache Remembers",
        "rememb, What a Cache Remembers",
        "ＣＡＣＨＥ, What a Cache Remembers",
        "开一饼老茶, 立冬，开一饼老茶",
    })
    void findsFromADisk(String query, String title) {
        ask(query);

        assertThat(page.locator(".hits h2").filter(new Locator.FilterOptions().setHasText(title)))
                .hasCount(1);
        assertThat(page.locator(".hits mark").first()).not().isEmpty();
    }

    @EachTheme
    void theFieldHasRoomForWordsInLargeText(String theme) {
        Page phone = Chromium.page(360);
        phone.navigate(SampleSite.of(theme).resolve("search.html").toUri().toString());
        phone.addStyleTag(new Page.AddStyleTagOptions().setContent("html { font-size: 200% }"));

        assertThat(phone.locator("#q").boundingBox().width).isGreaterThan(200);
    }

    @Test
    void findsOneCharacterAndShowsItInItsSentence() {
        ask("茶");

        assertThat(page.locator(".hits .summary mark").first()).hasText("茶");
    }

    @Test
    void titlesComeBeforeBodies() {
        ask("柠檬");

        assertThat(page.locator(".hits h2").first()).containsText("柠檬");
    }

    @ParameterizedTest
    @CsvSource({"茶镜山楼", "qqzzxx", "茶 qqzzxx", "的了是不"})
    void findsNothingForNonsense(String query) {
        ask(query);

        assertThat(page.locator(".found")).hasText("没有找到“" + query + "”。");
        assertThat(page.locator(".more")).isHidden();
        assertThat(page.locator(".hits > *")).hasCount(0);
        assertThat(page.locator(".elsewhere a").first()).isVisible();
        page.fill("#q", "茶");
        assertThat(page.locator(".hits > *")).not().hasCount(0);
        assertThat(page.locator(".elsewhere a").first()).isHidden();
    }

    @Test
    void aHitLeadsToItsArticle() {
        ask("rememb");
        page.click(".hits h2 a");

        assertThat(page.locator("h1")).hasText("What a Cache Remembers");
    }

    @Test
    void aQueryCanBeALink() {
        page.navigate(SampleSite.address("search.html") + "?q=%E7%86%9F%E6%99%AE");

        assertThat(page.locator(".hits h2").first()).hasText(Pattern.compile("立冬"));
        assertThat(page.locator("#q")).hasValue("熟普");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            传统, 1
            傳統, 1
            传統茶, 1
            汉字, 1
            漢字, 1
            🍵, 1
            "two words", 1
            “two words”, 1
            "words two", 0
            words two, 1
            乾隆, 1
            istanbul, 1
            İSTANBUL, 1
            ΟΔΟΣ, 1
            don't, 1
            don’t, 1
            it’s, 1
            """)
    void findsBothFormsOfHanEmojiPhrasesAndOddCapitals(String query, int hits) {
        ask(bothForms, query);

        assertThat(page.locator(".hits > *")).hasCount(hits);
    }

    @ParameterizedTest
    @CsvSource({"的", "一个", "the", "e, the", "開一餅"})
    void aQuerySendsAtMostSixRequests(String query) {
        List<String> requests = new CopyOnWriteArrayList<>();
        Consumer<Request> listener = request -> requests.add(request.url()); // Chromium asks for the icon again, too.
        page.navigate(SampleSite.address("search.html"));
        page.onRequest(listener);
        page.fill("#q", query);
        answered();
        page.offRequest(listener);

        requests.removeIf(request -> !request.contains("/search/"));
        assertThat(requests).hasSizeBetween(1, 6);
        assertThat(page.locator(".hits mark").first()).not().isEmpty();
    }

    /** All articles have both terms of the query, and only the oldest has them side by side. The index has two segments. */
    @Test
    void aHitBehindManyMissesNeedsSixRequestsAStep() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish("唯一", "甲乙丙丁");
        for (int i = 0; i < 139; i++) {
            blog.publish("篇" + i, "甲乙和丙丁 sitemap" + i + " end");
        }
        page.navigate(OneArticle.address("misses", blog, "", "search.html"));
        Set<String> requests = ConcurrentHashMap.newKeySet();
        Consumer<Request> listener = request -> {
            if (request.url().contains("/search/")) {
                requests.add(request.url());
            }
        };
        page.onRequest(listener);
        page.fill("#q", "甲乙丙丁");
        int steps = 0;
        assertThat(page.locator(".found")).containsText("看过的 16 篇里没有“甲乙丙丁”，还有 124 篇可能有。");
        for (int seen = 16; seen < 140; seen = Math.min(140, seen + 24)) {
            assertThat(page.locator(".found")).containsText("看过的 " + seen + " 篇");
            assertThat(page.locator(".hits > *")).hasCount(0);
            assertThat(requests).hasSizeLessThanOrEqualTo(6).isNotEmpty();
            requests.clear();
            assertThat(page.locator(".more")).isInViewport();
            page.click("text=继续查找");
            steps++;
        }

        assertThat(page.locator(".hits h2")).hasText("唯一");
        page.offRequest(listener);
        assertThat(page.locator(".found")).hasText("找到 1 篇");
        assertThat(page.locator(".more")).isHidden();
        assertThat(steps).isEqualTo(6);

        page.fill("#q", "\"sitemap1 end\""); // A word in front of another is whole.
        assertThat(page.locator(".found")).hasText("找到 1 篇");
        assertThat(page.locator(".hits h2")).hasText("篇1");
        assertThat(page.locator(".more")).isHidden();

        page.fill("#q", "\"丁 sitemap1\"");
        assertThat(page.locator(".found")).hasText("列出 10 篇，还有 40 篇可能有");
        page.click("text=继续查找");
        assertThat(page.locator(".found")).hasText("列出 20 篇，还有 30 篇可能有");
    }

    @Test
    void theButtonForMoreShowsAllHits() {
        ask("的");
        String found = page.locator(".found").textContent();

        assertThat(found).contains(" " + allHits() + " ");
    }

    @Test
    void pressingForMoreTwiceShowsNoHitTwice() {
        ask("的");
        int shown = page.locator(".hits > *").count();
        page.evaluate("(more => { more.click(); more.click(); })(document.querySelector('.more'))");

        assertThat(page.locator(".hits > *").nth(shown)).isVisible();
        allHits();
        assertThat((List<?>) page.evaluate("[...document.querySelectorAll('.hits h2 a')].map(hit => hit.href)"))
                .doesNotHaveDuplicates();
    }

    private static int allHits() {
        Locator hits = page.locator(".hits > *");
        Locator more = page.locator(".more");
        while (more.isVisible()) {
            int before = hits.count();
            more.click();
            assertThat(hits.nth(before)).isVisible();
        }
        return hits.count();
    }

    /** In a browser that loads the page again; others keep it in memory. */
    @Test
    void whoComesBackFromAHitSeesAllHitsAgain() throws Exception {
        try (PagesHost host = PagesHost.start()) {
            ask(host.address("search.html"), "茶");
            int hits = allHits();
            page.locator(".hits h2 a").last().click();
            page.waitForURL(url -> !url.contains("search.html"));
            page.goBack();

            assertThat(page.locator(".hits > *")).hasCount(hits);
        }
    }

    @Test
    void noWordIsBrokenInTheTitleOfAHit() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish(post -> post.title("一篇用Docker部署emlog和MySQL的完整教程").html("<p>茶</p>"));
        ask(OneArticle.address("hit-titles", blog, "", "search.html"), "docker");

        assertThat(page.evaluate("""
                (() => {
                  const letters = document.createTreeWalker(document.querySelector(".hits h2"), NodeFilter.SHOW_TEXT);
                  const lines = {};
                  for (let text; (text = letters.nextNode());) {
                    for (let i = 0; i < text.length; i++) {
                      const letter = document.createRange();
                      letter.setStart(text, i);
                      letter.setEnd(text, i + 1);
                      const line = Math.round(letter.getBoundingClientRect().bottom);
                      lines[line] = (lines[line] ?? "") + text.data[i];
                    }
                  }
                  return Object.values(lines).join("|");
                })()
                """)).asString().contains("|").doesNotContainPattern("[a-zA-Z][|][a-zA-Z]");
    }

    @Test
    void resultsOfASearchMoveNothingOnThePage() {
        page.addInitScript("window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(e =>"
                + " window.shift += e.value)).observe({type: 'layout-shift', buffered: true})");
        page.navigate(SampleSite.address("search.html") + "?q=%E8%8C%B6");
        page.locator(".hits h2").first().waitFor();
        page.evaluate(
                "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))");

        assertThat(((Number) page.evaluate("window.shift")).doubleValue()).isLessThan(.001);
    }
}
