package io.github.emlogstatic.browser.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.github.emlogstatic.EachTheme;
import io.github.emlogstatic.browser.Articles;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.browser.OneArticle;
import io.github.emlogstatic.browser.SampleSite;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written for a wide screen, on a small phone, in large letters and on paper. */
@Tag("browser")
class NarrowPagesTest {

    private static final String PICTURE = "src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E\"";

    private static final String LONG_WORD = "https://a.example/" + "long".repeat(30);

    private static final Articles ARTICLES = new Articles("narrow");

    private static final int MADE_WIDE = ARTICLES.add(
            "<div style='display:flex'><p id=a style='flex:none;width:240px;padding:20px'>左</p><p>右</p></div>"
                    + "<p><b id=b style='margin-left:-12px'>前</b></p><div id=c style='float:left;width:200px'>盒子</div>"
                    + "<p id=d style='padding-left:320px'>缩进</p><p id=e style='margin:0 150px 1em 20em'>缩进</p>"
                    + "<p id=f style='text-indent:300px'>缩进</p><img id=g style='float:left;width:500px' " + PICTURE
                    + ">");
    private static final int LISTS = ARTICLES.add("<ul><li>列表项的文字<ol><li>有序".repeat(7)
            + "</ol></ul>".repeat(7)
            + "<ol><li>第几层".repeat(10)
            + "</ol>".repeat(10));
    private static final int QUOTES = ARTICLES.add("<blockquote>引用".repeat(6) + "</blockquote>".repeat(6));
    private static final int INDENTS = ARTICLES.add(indents());
    private static final int BOX =
            ARTICLES.add("<div style='float:left;width:500px'>盒子</div><table><tr><td>一<td>二</table>");
    private static final int BESIDE =
            ARTICLES.add("<p><img " + PICTURE + " align=left width=240 height=100>" + "字".repeat(80) + "</p>");
    private static final int OWN_WIDTH =
            ARTICLES.add("<p><img id=a style='float:left;max-width:80px' width=600 height=300 " + PICTURE + ">"
                    + "字".repeat(80) + "</p>");
    private static final int NOTES = ARTICLES.add(notes());
    private static final int NUMBERS = ARTICLES.add("<ol start=99><li>一<li>二</ol>");
    private static final int SCROLLING = ARTICLES.add("<p>$$" + "x_1+".repeat(20) + "1=0$$</p><pre><code>"
            + "code ".repeat(60) + "</code></pre><table><tr>" + "<td>12345678</td>".repeat(12)
            + "</table><table width=2000><tr>" + "<td width=500>12345678</td>".repeat(4) + "</table>");
    private static final int NUMBERED = ARTICLES.add(
            "<div style='display:flex'><div id=a style='flex: 0 0 0%;font-size:30px'>01</div><p>题</p></div>"
                    + "<div style='display:flex'><div id=b style='flex: none;width:60px;font-size:30px'>02</div><p>"
                    + "字".repeat(99) + "</p></div>");
    private static final int TABLES = ARTICLES.add(table("width:1400px", 500, 900)
            + table("width:1400px;table-layout:fixed", 500, 900)
            + table("width:100%;border:1px solid", 100, 300)
            + table("width:600px", 150, 450));
    private static final int LONG_CODE = ARTICLES.add("<p>代码</p><pre><code>" + "code\n".repeat(200) + "</code></pre>");

    private static final int FOLDED = ARTICLES.add("<h2>题</h2><details><summary>折</summary><p>叠</p></details>"
            + "<audio controls src=/content/uploadfile/1/a.mp3></audio>");

    private static final int OWN_BOXES = ARTICLES.add(
            "<div id=bar style='height:40px;line-height:40px;background:#1e90ff;color:#fff'>" + "字".repeat(40)
                    + "</div><p id=next>下一段</p><div id=lines style='writing-mode:vertical-rl;height:10em'>"
                    + "字".repeat(400)
                    + "</div><div id=box style='height:100px;overflow-y:scroll'>" + "<p>字".repeat(20) + "</div>");

    private static final int CUT_BOXES = ARTICLES.add(Stream.of(
                    "height:100px;overflow-x:auto",
                    "max-height:100px;overflow-x:auto",
                    "max-height:100px;overflow:hidden auto",
                    "height:100px;overflow:auto")
            .map(style -> "<div style='" + style + "'>" + "<p>字".repeat(20) + "</div>")
            .collect(Collectors.joining("<p style='overflow-wrap:break-word'>字</p>")));
    private static final int NO_BOX = ARTICLES.add("<p><a href='https://stackoverflow.com/'>stackoverflow</a></p>"
            + "<p style='overflow-wrap:break-word'>字</p>");

    /** Each wider than a phone in another way. */
    private static final List<Integer> WIDE = Stream.of(
                    "<hr width=900>",
                    "<div style='display:flex'><p style='flex:none;width:400px'>左</p><p style='flex-shrink:0;width:400px'>右</p></div>",
                    "<div style='display:flex'><p style='flex:0 0 auto'>" + LONG_WORD + "</p></div>",
                    "<div style='display:flex'><p style='flex:none'>" + LONG_WORD + "</p></div>",
                    "<p style='margin-left:-50px'>负边距</p>",
                    "<div style='width:900px;padding:20px;border:1px solid'>盒子</div>",
                    "<pre style='width:900px'>code</pre>")
            .map(ARTICLES::add)
            .toList();

    private static String table(String style, int... widths) {
        StringBuilder cells = new StringBuilder();
        for (int width : widths) {
            cells.append("<td style='width:").append(width).append("px'>甲乙丙");
        }
        return "<table style='" + style + "'><tr>" + cells + "</table>";
    }

    private static String indents() {
        String words = ">" + "字".repeat(20) + "</p>";
        return "<p style='padding-left:400px'" + words + "<p style='padding:0 200px 0 12em'" + words
                + "<p style='margin-left:300pt'" + words + "<p style='margin:0 150px'" + words
                + "<p style='padding:120px'" + words + "<p style='text-indent:300px'" + words
                + "<p><img style='margin-left:200px' width=200 height=50 " + PICTURE + "></p>";
    }

    private static String notes() {
        StringBuilder html = new StringBuilder();
        for (int words = 8; words < 40; words++) {
            html.append("<p>").append("字".repeat(words)).append("<sup><a href=#n>2</a></sup>字字字字</p>");
        }
        return html + "<p id=n>注</p>";
    }

    private final Page page = Chromium.page(320);

    @AfterEach
    void backToTheScreen() {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    @EachTheme
    void whatIsWideIsWhollySeen(String theme) throws Exception {
        for (int article : WIDE) {
            page.navigate(ARTICLES.in(theme, article));

            assertThat(lettersBeyondTheEdge()).as(page.url()).isZero();
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(page.url())
                    .isEqualTo(320);
        }
    }

    @EachTheme
    void aNameOfOneLetterIsLargeEnoughToPress(String theme) throws Exception {
        MemoryBlog blog = MemoryBlog.empty().user(1, "i", "");
        blog.publish("标题", "文");
        String settings = "theme: " + theme + "\nblog: {links: [{title: i, url: 'https://a.example/'}]}";
        Path site = OneArticle.site("letters", blog, settings);
        for (String list : List.of("authors.html", "links.html")) {
            page.navigate(site.resolve(list).toUri().toString());

            assertThat((Boolean) page.evaluate("""
                    [...document.querySelectorAll("main li a")].every(link => {
                      const box = link.getBoundingClientRect();
                      return box.width >= 24 && box.height >= 24;
                    })
                    """)).as(list).isTrue();
        }
    }

    @EachTheme
    void aWideScreenShowsWhatTheAuthorMade(String theme) throws Exception {
        Page wide = Chromium.page(1200);
        wide.navigate(ARTICLES.in(theme, MADE_WIDE));

        assertThat(wide.evaluate("""
                (() => {
                  const look = id => getComputedStyle(document.getElementById(id));
                  const indented = document.createRange();
                  indented.selectNodeContents(document.getElementById("f"));
                  const indent = indented.getBoundingClientRect().left - document.querySelector(".prose").getBoundingClientRect().left;
                  return [look("a").width, look("a").flexShrink, look("b").marginLeft, look("c").cssFloat,
                    look("d").paddingLeft, parseInt(look("e").marginLeft), look("e").marginRight, indent, look("g").width].join(" ");
                })()
                """)).asString().matches("240px 0 -12px left 320px 3\\d\\d 150px 300 500px");
    }

    @EachTheme
    void listsInListsHaveRoomForTheirWords(String theme) throws Exception {
        page.navigate(ARTICLES.in(theme, LISTS));

        assertThat(lettersBeyondTheEdge()).isZero();
        assertThat(widthOfTheLast("li")).isGreaterThan(90);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "plain"})
    void quotesInQuotesHaveRoomForTheirWords(String theme) throws Exception {
        page.navigate(ARTICLES.in(theme, QUOTES));

        assertThat(widthOfTheLast("blockquote")).isGreaterThan(100);
    }

    private int widthOfTheLast(String element) {
        return (Integer)
                page.evaluate("name => [...document.querySelectorAll('.prose ' + name)].at(-1).offsetWidth", element);
    }

    @EachTheme
    void indentsOfAWideScreenLeaveAPhoneItsLines(String theme) throws Exception {
        page.navigate(ARTICLES.in(theme, INDENTS));

        assertThat(lettersBeyondTheEdge()).isZero();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        assertThat((Integer) page.evaluate("""
                Math.max(...[...document.querySelectorAll(".prose p")].map(paragraph => {
                  const look = getComputedStyle(paragraph);
                  return paragraph.clientHeight - parseFloat(look.paddingTop) - parseFloat(look.paddingBottom);
                }).map(Math.round))
                """)).isLessThan(140);
    }

    @EachTheme
    void aTableHasItsRoomBelowAWideBox(String theme) throws Exception {
        page.navigate(ARTICLES.in(theme, BOX));

        assertThat((Integer) page.evaluate("document.querySelector('.table-wrap').offsetWidth"))
                .isGreaterThan(250);
    }

    @EachTheme
    void textBesideAPictureHasHalfOfTheLine(String theme) throws Exception {
        page.navigate(ARTICLES.in(theme, BESIDE));

        assertThat((Integer) page.evaluate("document.querySelector('.prose img').offsetWidth"))
                .isLessThanOrEqualTo(142);
    }

    @EachTheme
    void aFloatedPictureKeepsItsAuthorsOwnLimit(String theme) throws Exception {
        page.navigate(ARTICLES.in(theme, OWN_WIDTH));

        assertThat(page.evaluate("document.getElementById('a').offsetWidth")).isEqualTo(80);
    }

    /** As editors of WeChat set the titles of parts. */
    @EachTheme
    void aNumberInABoxBesideATitleStaysWhole(String theme) throws Exception {
        page.navigate(ARTICLES.in(theme, NUMBERED));

        assertThat(page.evaluate("""
                ["a", "b"].map(id => {
                  const number = document.createRange();
                  number.selectNodeContents(document.getElementById(id));
                  return number.getClientRects().length;
                })
                """)).isEqualTo(List.of(1, 1));
    }

    @EachTheme
    void theMarkOfAFootnoteBeginsNoLine(String theme) throws Exception {
        page.navigate(ARTICLES.in(theme, NOTES));

        assertThat((Integer) page.evaluate("""
                [...document.querySelectorAll(".prose sup")].filter(mark =>
                  mark.getBoundingClientRect().left < mark.parentNode.getBoundingClientRect().left + 5).length
                """)).isZero();
    }

    @EachTheme
    void fieldsHaveRoomForTheirValuesInLargeText(String theme) throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish(post -> post.title("茶").field("来源", "https://a.example/long"));
        page.navigate(OneArticle.address("fields-" + theme, blog, "theme: " + theme, "post/1.html"));
        page.addStyleTag(new Page.AddStyleTagOptions().setContent("html { font-size: 200% }"));

        assertThat(page.locator(".fields dd").boundingBox().width).isGreaterThan(100);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "plain"})
    void monthsStandOnOneLineInLargeText(String theme) throws Exception {
        page.navigate(OneArticle.address("months-" + theme, fewYears(), "theme: " + theme, "archives.html"));
        page.addStyleTag(new Page.AddStyleTagOptions().setContent("html { font-size: 200% }"));

        assertThat((Boolean) page.evaluate("""
                (() => {
                  const heights = [...document.querySelectorAll(".months > :not(.at)")].map(cell => cell.offsetHeight);
                  return Math.max(...heights) < 1.5 * Math.min(...heights);
                })()
                """)).isTrue();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
    }

    private static MemoryBlog fewYears() {
        MemoryBlog blog = MemoryBlog.empty();
        for (int i = 0; i < 3; i++) {
            LocalDateTime date = LocalDateTime.of(2020 + i, 10, 12, 10, 0);
            blog.publish(post -> post.title("茶").date(date));
        }
        return blog;
    }

    /** A phone of this width has letters of the usual size; to the style, letters twice as large are the same. */
    @Test
    void theBlogsNameHasTheWholeWidthInLargeText() throws Exception {
        Page small = Chromium.page(180);
        small.navigate(OneArticle.address("mast", fewYears(), "", "index.html"));

        assertThat((Boolean) small.evaluate("""
                document.querySelector(".mast h1").getBoundingClientRect().left
                  === document.querySelector(".mast .portrait").getBoundingClientRect().left
                """)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "plain"})
    void monthsHaveRoomInLargeText(String theme) throws Exception {
        Page small = Chromium.page(180);
        small.navigate(OneArticle.address("wide-months-" + theme, fewYears(), "theme: " + theme, "archives.html"));

        assertThat(
                        (Integer)
                                small.evaluate(
                                        "Math.min(...[...document.querySelectorAll('.months > :not(.at)')].map(cell => cell.offsetWidth))"))
                .isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan"})
    void titlesOfCardsAreWholeInLargeText(String theme) throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish(post -> post.title("从哪里读起，给新来的人的一张地图".repeat(2)).html("<p>茶</p>"));
        Page small = Chromium.page(180);
        small.navigate(OneArticle.address("titles-" + theme, blog, "theme: " + theme, "index.html"));

        assertThat((Boolean) small.evaluate("""
                (() => {
                  const title = document.querySelector(".card h2 a");
                  return title.scrollHeight <= title.clientHeight;
                })()
                """)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan"})
    void authorsFitTheScreenInLargeText(String theme) throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish("茶", "茶");
        Page small = Chromium.page(160);
        small.navigate(OneArticle.address("authors-" + theme, blog, "theme: " + theme, "authors.html"));

        assertThat(small.evaluate("document.documentElement.scrollWidth")).isEqualTo(160);
    }

    @Test
    void noLineOfCrumbsIsASlashAlone() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.category(1, "名字很长的分类".repeat(4));
        int id = blog.publish(post -> post.title("茶").html("<p>茶</p>").category(1));
        page.navigate(OneArticle.address("crumbs", blog, "", "post/" + id + ".html"));

        assertThat((Double) page.evaluate("""
                (() => {
                  const last = [...document.querySelectorAll(".crumbs li")].at(-1);
                  return last.firstElementChild.getBoundingClientRect().top - last.getBoundingClientRect().top + .5;
                })()
                """)).isLessThan(6);
    }

    @Test
    void relatedArticlesStandInTwoColumns() {
        page.navigate(SampleSite.address("post-22.html"));

        assertThat(page.evaluate("[...document.querySelectorAll('.near li')].slice(0, 2).map(li => li.offsetTop)"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2)
                .containsOnly(page.evaluate("document.querySelector('.near li').offsetTop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan"})
    void aLineOfTheBlogsNameBeginsWithNoMark(String theme) throws Exception {
        MemoryBlog blog = fewYears().configure(options -> options.name("很长的博客名字：关于一切"));
        page.navigate(OneArticle.address("mark-" + theme, blog, "theme: " + theme, "index.html"));

        assertThat((Boolean) page.evaluate("""
                (() => {
                  const name = document.querySelector(".mast h1").firstChild;
                  const top = at => {
                    const letter = document.createRange();
                    letter.setStart(name, at);
                    letter.setEnd(name, at + 1);
                    return letter.getBoundingClientRect().top;
                  };
                  return top(6) === top(7);
                })()
                """)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"false, SCREEN", "true, PRINT"})
    void textWithoutAPictureBeginsAtTheMargin(boolean covers, Media media) throws Exception {
        MemoryBlog blog = MemoryBlog.empty().fill(5);
        Page wide = Chromium.page(1280);
        wide.emulateMedia(new Page.EmulateMediaOptions().setMedia(media));
        wide.navigate(OneArticle.address(
                "no-covers-" + covers, blog, "themeOptions: {covers: " + covers + "}", "index.html"));

        assertThat(wide.evaluate("""
                new Set(["", " .card:first-child h2", " .card:last-child h2"]
                  .map(what => document.querySelector(".cards" + what).getBoundingClientRect().left)).size
                """)).isEqualTo(1);
    }

    @Test
    void thePointsAfterACutSummaryAreWhole() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        for (int i = 0; i < 6; i++) {
            String words = "这".repeat(i) + "是第 44 篇普通文章，谈的是咖啡和生活。" + "内容内容。".repeat(20);
            blog.publish(post -> post.title("茶").html("<p>" + words + "</p>"));
        }
        Page phone = Chromium.page(390);
        phone.navigate(OneArticle.address("points", blog, "theme: xuan", "index.html"));

        for (Locator summary : phone.locator(".card .summary").all()) {
            assertThat(inkAtTheEndOf(summary)).isFalse();
        }
    }

    private static boolean inkAtTheEndOf(Locator text) throws IOException {
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(text.screenshot()));
        int paper = seen.getRGB(1, 1);
        for (int y = 0; y < seen.getHeight(); y++) {
            if (seen.getRGB(seen.getWidth() - 2, y) != paper) {
                return true;
            }
        }
        return false;
    }

    @EachTheme
    void numbersOfAListAreWholeOnPaper(String theme) throws Exception {
        page.navigate(ARTICLES.in(theme, NUMBERS));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat((Boolean) page.evaluate("""
                (() => {
                  const list = document.querySelector(".prose ol");
                  const number = document.createElement("span");
                  number.append("100. ");
                  list.lastElementChild.append(number);
                  return parseFloat(getComputedStyle(list).paddingLeft) >= number.getBoundingClientRect().width;
                })()
                """)).isTrue();
    }

    @EachTheme
    void paperShowsAllOfWhatScrollsOnAScreen(String theme) throws Exception {
        page.navigate(ARTICLES.in(theme, SCROLLING));
        page.setViewportSize(718, 1000);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.evaluate("""
                [...document.querySelectorAll(".formula, pre, .table-wrap")].filter(element =>
                  element.scrollWidth > element.clientWidth && getComputedStyle(element).overflowX !== "visible").length
                """)).isEqualTo(0);
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.formula')).overflowX"))
                .isEqualTo("visible");
    }

    @EachTheme
    void anAuthorsBoxShowsAllOfItsText(String theme) throws Exception {
        page.navigate(ARTICLES.in(theme, OWN_BOXES));

        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        assertThat(page.evaluate("document.querySelector('#bar').scrollHeight"))
                .isEqualTo(page.evaluate("document.querySelector('#bar').offsetHeight"));
        for (String box : List.of("#lines", "#box")) {
            page.focus(box);
            assertThat(page.evaluate("document.activeElement.scrollWidth > document.activeElement.clientWidth"
                            + " || document.activeElement.scrollHeight > document.activeElement.clientHeight"))
                    .as(box)
                    .isEqualTo(true);
        }

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.evaluate("""
                ["lines", "box"].map(id => document.getElementById(id)).filter(box =>
                  getComputedStyle(box).overflow !== "visible" || box.scrollHeight > box.clientHeight
                    || box.scrollWidth > box.clientWidth).map(box => box.id)
                """)).as("cut on paper").isEqualTo(List.of());
    }

    @EachTheme
    void paperCutsNoBoxThatScrolls(String theme) throws Exception {
        page.navigate(ARTICLES.in(theme, CUT_BOXES));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.evaluate("""
                [...document.querySelectorAll(".prose > div")].filter(box =>
                  getComputedStyle(box).overflow !== "visible" || box.scrollHeight > box.clientHeight)
                  .map(box => box.getAttribute("style"))
                """)).isEqualTo(List.of());
    }

    @Test
    void theWordOverflowLoadsNoStyleOfBoxes() throws Exception {
        page.navigate(ARTICLES.in("default", NO_BOX));
        assertThat(page.locator("link[href*='extras']").count()).isZero();

        page.navigate(ARTICLES.in("default", CUT_BOXES));
        assertThat(page.locator("link[href*='extras']").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan", "plain"})
    void tablesKeepTheWidthsOfTheirAuthorOnPaper(String theme) throws Exception {
        page.navigate(ARTICLES.in(theme, TABLES));
        page.setViewportSize(718, 1000);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.evaluate("""
                (() => {
                  const line = document.querySelector(".prose").clientWidth;
                  const tables = [...document.querySelectorAll(".prose table")];
                  const cell = tables[3].querySelector("td");
                  return [...tables.map(table => table.offsetWidth - line), cell.offsetWidth < 200, tables[3].offsetWidth];
                })()
                """)).asString().matches("\\[0, 0, 0, -\\d+, true, 600]");
    }

    @EachTheme
    void paperShowsWhatIsFoldedAndNoTitleAlone(String theme) throws Exception {
        page.navigate(ARTICLES.in(theme, FOLDED));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator(".prose details p").isVisible()).isTrue();
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.prose h2')).breakAfter"))
                .isEqualTo("avoid");
        assertThat(page.locator(".prose audio").isHidden()).isTrue();
    }

    @Test
    void longCodeBeginsOnThePageOfItsText() throws Exception {
        page.navigate(ARTICLES.in("default", LONG_CODE));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.evaluate(
                        "[...document.querySelectorAll('.code, .code pre')].map(e => getComputedStyle(e).breakInside)"))
                .isEqualTo(List.of("auto", "auto"));
    }

    private int lettersBeyondTheEdge() {
        return (Integer) page.evaluate("""
                (() => {
                  const letters = document.createRange();
                  letters.selectNodeContents(document.querySelector(".prose"));
                  return [...letters.getClientRects()].filter(box => box.left < 0 || box.right > innerWidth).length;
                })()
                """);
    }
}
