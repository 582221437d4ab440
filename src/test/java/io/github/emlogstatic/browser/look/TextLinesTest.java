package io.github.emlogstatic.browser.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.github.emlogstatic.EachTheme;
import io.github.emlogstatic.browser.Articles;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.browser.OneArticle;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of a text, and what stands between them, in each theme. */
@Tag("browser")
class TextLinesTest {

    private static final Articles ARTICLES = new Articles("lines");

    private static final String HTML = """
            <p id=bare>没有脚注的一行。</p><p id=marked>有脚注<sup><a href="#note">[1]</a></sup>。</p>
            <iframe src="//player.bilibili.com/player.html?bvid=1"></iframe>
            <p id=note>水开了，茶还没有。“再等等”——她说……于是大家都不说话，听水的声音。</p>
            """;

    private static final int LINES = ARTICLES.add(HTML);
    private static final int YEARS =
            ARTICLES.add("<p><b id=year style='font-weight:400'>1998. </b>出生</p><ol start=1998><li>出生</li></ol>");
    private static final int NUMBERS =
            ARTICLES.add("<ol><li>一</li></ol><ol start=19><li>二</li></ol><ol start=20><li>三</li></ol>"
                    + "<ol start=190><li>四</li></ol><ol start=209><li>五</li></ol>");
    private static final int ENGLISH = ARTICLES.add("<p>She said “hello” to the old man.</p>");
    private static final int FOLDED = ARTICLES.add("<details><summary><h3>标题</h3></summary><p>叠起来的</p></details>");
    private static final int QUOTES =
            ARTICLES.add("<blockquote><p id=outer>引</p><blockquote><blockquote><p id=inner>引</p></blockquote>"
                    + "</blockquote></blockquote>");
    private static final int TABLES =
            ARTICLES.add("<table id=first><tr><td>一</td></tr></table><table id=second><tr><td>二</td></tr></table>");
    private static final int FORMULA = ARTICLES.add("<p>行内 $" + "a+".repeat(40) + "1$ 之后。</p>"
            + "<p id=words>字</p><p id=fitting>$a$ 和 $a+\\mathrm{b}+\\mathrm{c}$</p>");
    private static final int TABLE = ARTICLES.add(
            "<table><tr>" + "<td>数据</td>".repeat(8) + "<td id=long>" + "字".repeat(26) + "</td></tr></table>");

    @EachTheme
    void footnotesLeaveLinesEvenAndPlayersFillThem(String theme) throws Exception {
        Page page = Chromium.page(360);
        page.navigate(ARTICLES.in(theme, LINES));

        assertThat(height(page, "#marked")).isEqualTo(height(page, "#bare"));
        assertThat((Double) page.evaluate("""
                (() => {
                  const player = document.querySelector("iframe").getBoundingClientRect();
                  return Math.abs(player.right - document.querySelector(".prose").getBoundingClientRect().right) + .5;
                })()
                """)).as("pixels beside the text").isLessThan(1);
        assertThat(height(page, "iframe")).isGreaterThan(170);
    }

    /** A line that begins with a year is a list in Markdown. */
    @EachTheme
    void yearsOfAListAreOnTheScreen(String theme) throws Exception {
        Page page = Chromium.page(360);
        page.navigate(ARTICLES.in(theme, YEARS));

        assertThat(page.locator(".prose li").boundingBox().x)
                .isGreaterThan(page.locator("#year").boundingBox().width + 6);
    }

    @EachTheme
    void aListThatBeginsAsAYearDoesIsNone(String theme) throws Exception {
        Page page = Chromium.page(360);
        page.navigate(ARTICLES.in(theme, NUMBERS));

        assertThat(page.locator(".prose li").all().stream()
                        .map(item -> item.boundingBox().x)
                        .distinct())
                .hasSize(1);
    }

    @EachTheme
    void aHeadingStandsBesideTheArrowOfItsSummary(String theme) throws Exception {
        Page page = Chromium.page(360);
        page.navigate(ARTICLES.in(theme, FOLDED));

        assertThat(height(page, ".prose summary")).as("one line").isLessThan(50);
    }

    @EachTheme
    void quotesInQuotesKeepTheirLinesLong(String theme) throws Exception {
        Page page = Chromium.page(360);
        page.navigate(ARTICLES.in(theme, QUOTES));

        assertThat(end(page, "#inner")).isEqualTo(end(page, "#outer"));
    }

    private static double end(Page page, String selector) {
        return page.locator(selector).boundingBox().x + page.locator(selector).boundingBox().width;
    }

    @EachTheme
    void tablesInARowHaveRoomBetweenThem(String theme) throws Exception {
        Page page = Chromium.page(360);
        page.navigate(ARTICLES.in(theme, TABLES));

        assertThat(page.locator("#second").boundingBox().y)
                .isGreaterThan(page.locator("#first").boundingBox().y
                        + page.locator("#first").boundingBox().height
                        + 8);
    }

    @EachTheme
    void aLongFormulaInALineScrollsAlone(String theme) throws Exception {
        Page page = Chromium.page(360);
        page.navigate(ARTICLES.in(theme, FORMULA));

        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(360);
        assertThat(height(page, "#fitting")).as("a line").isEqualTo(height(page, "#words"));
        assertThat((Double) page.evaluate("""
                (() => {
                  const [short, long] = [...document.querySelectorAll("#fitting mi:first-child")];
                  return Math.abs(short.getBoundingClientRect().bottom - long.getBoundingClientRect().bottom) + .01;
                })()
                """))
                .as("pixels from the line of the others")
                .isLessThan(1);
    }

    @Test
    void theKeyboardScrollsAFormulaThatIsTooLong() throws Exception {
        Page page = Chromium.page(360);
        page.navigate(ARTICLES.in("default", FORMULA));
        page.keyboard().press("Tab");
        Chromium.await(page, "!!document.querySelector('.long-formula[tabindex]')");

        assertThat(page.evaluate("""
                [...document.querySelectorAll(".long-formula")].every(formula =>
                  formula.scrollWidth > formula.clientWidth === formula.matches("[tabindex='0']"))
                """)).isEqualTo(true);
    }

    private static double height(Page page, String selector) {
        return page.locator(selector).boundingBox().height;
    }

    @Test
    void aChineseArticleOfAnEnglishBlogKeepsItsQuotes() throws Exception {
        Page page = Chromium.page(360);
        page.navigate(OneArticle.address("lines-english", HTML, "language: en"));

        assertThat(page.locator(".prose").getAttribute("lang")).isEqualTo("zh");
        assertThat((String) page.evaluate("getComputedStyle(document.querySelector('.prose')).fontFamily"))
                .startsWith("Marks");
        assertThat((String) page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily"))
                .as("the title")
                .startsWith("Marks");
        assertThat((Double) page.evaluate("parseFloat(getComputedStyle(document.querySelector('.prose')).lineHeight) /"
                        + " parseFloat(getComputedStyle(document.querySelector('.prose')).fontSize) + .001"))
                .isGreaterThan(1.8);
    }

    @Test
    void anEnglishArticleOfAChineseBlogKeepsItsOwn() throws Exception {
        Page page = Chromium.page(360);
        page.navigate(ARTICLES.in("default", ENGLISH));

        for (String part : List.of("h1", ".prose")) {
            assertThat(page.locator(part).getAttribute("lang")).isEqualTo("en");
            assertThat((String)
                            page.evaluate("part => getComputedStyle(document.querySelector(part)).fontFamily", part))
                    .doesNotContain("Marks");
        }
        assertThat((Double) page.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).lineHeight) /"
                        + " parseFloat(getComputedStyle(document.querySelector('h1')).fontSize) + .001"))
                .isLessThan(1.4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "plain"})
    void titlesOfOtherArticlesNameTheirLanguage(String theme) throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish("An English title", "She said hello to the old man.");
        blog.publish("中文的标题", "他向老人问了好。");
        Path site = OneArticle.site("titles-" + theme, blog, "theme: " + theme);

        assertThat(Jsoup.parse(site.resolve("post/2.html"))
                        .select("[rel=prev] [lang=en]")
                        .text())
                .isEqualTo("An English title");
        assertThat(Jsoup.parse(site.resolve("index.html")).select("[lang=en]").text())
                .contains("An English title");
    }

    /** Chinese faces have wide quotes, and Latin faces narrow ones and dots on the line. */
    @ParameterizedTest
    @CsvSource({"default, Marks", "xuan, Marks", "plain, Songti"})
    void wordsInAnotherLanguageHaveItsQuotes(String theme, String chinese) throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish("An “English” title", "She said hello to the old man.");
        blog.publish(post -> post.title("中文的“标题”")
                .html("<p>他说：</p><blockquote lang=en>“Hello”</blockquote><blockquote lang=zh>“你好”</blockquote>"));
        blog.publish("Another “English” title", "She said hello to the old man again.");
        Page page = Chromium.page(1280);

        page.navigate(OneArticle.address("quotes-zh-" + theme, blog, "theme: " + theme, "post/2.html"));
        for (String english : List.of("[rel=prev] [lang]", "[rel=next] [lang]", "blockquote[lang=en]")) {
            assertThat(faces(page, english)).as(english).doesNotContain(chinese);
        }
        assertThat(faces(page, "blockquote[lang=zh]")).contains(chinese);

        page.navigate(OneArticle.address("quotes-en-" + theme, blog, "language: en\ntheme: " + theme, "post/1.html"));
        assertThat(faces(page, "[rel=next] [lang=zh]")).contains(chinese);
        assertThat(faces(page, ".prose")).doesNotContain(chinese);
    }

    private static String faces(Page page, String selector) {
        return (String) page.evaluate("part => getComputedStyle(document.querySelector(part)).fontFamily", selector);
    }

    @ParameterizedTest
    @CsvSource({"default, 390", "default, 1280", "xuan, 390", "plain, 390", "plain, 1280"})
    void aTableThatScrollsLeavesItsCellsTheirWords(String theme, int width) throws Exception {
        Page page = Chromium.page(width);
        page.navigate(ARTICLES.in(theme, TABLE));

        assertThat((Integer) page.evaluate("""
                (() => {
                  const words = document.createRange();
                  words.selectNodeContents(document.querySelector("#long"));
                  return words.getClientRects().length;
                })()
                """)).as("lines").isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan"})
    void aLongNameStandsBesideTheButtonsInWholeWords(String theme) throws Exception {
        MemoryBlog blog = MemoryBlog.empty()
                .configure(options -> options.name("江南旧事——一个写了十二年的博客").description("写字、拍照"));
        blog.user(1, "很长的名字".repeat(6), "");
        blog.publish("a", "b");
        Path site = OneArticle.site("name-" + theme, blog, "theme: " + theme);
        Page page = Chromium.page(390);
        page.navigate(site.resolve("post/1.html").toUri().toString());

        assertThat((Boolean) page.evaluate("""
                (() => {
                  const box = selector => document.querySelector(selector).getBoundingClientRect();
                  return box(".brand").right <= box(".find").left && box(".find").top < box(".brand").bottom;
                })()
                """)).isTrue();

        page.navigate(site.resolve("authors.html").toUri().toString());
        assertThat(height(page, ".people span:last-child")).as("one line").isLessThan(30);

        page.navigate(site.resolve("index.html").toUri().toString());
        assertThat((Boolean) page.evaluate("""
                (() => {
                  const end = document.querySelector("h1").lastChild;
                  const words = document.createRange();
                  words.setStart(end, end.length - 2);
                  words.setEnd(end, end.length);
                  return words.getClientRects().length === 1;
                })()
                """)).as("the last word is whole").isTrue();

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat((Boolean) page.evaluate("document.querySelector('.tagline').getBoundingClientRect().top >="
                        + " document.querySelector('h1').getBoundingClientRect().bottom - 1"))
                .as("on paper the tagline is below the name")
                .isTrue();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }
}
