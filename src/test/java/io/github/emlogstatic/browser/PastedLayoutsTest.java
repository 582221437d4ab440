package io.github.emlogstatic.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layouts that editors of WeChat articles and Word make for one width, on a phone. */
@Tag("browser")
class PastedLayoutsTest {

    private static final String PICTURE =
            "<img src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E\"";
    private static final String WORDS = "字".repeat(60);
    private static final Articles ARTICLES = new Articles("pasted");

    /** The text of each stands in {@code i}, which should have room for a few characters. */
    private static final List<Integer> ROWS = Stream.of(
                    "<div style='display:grid;grid-template-columns:200px 200px 200px;gap:10px'><i>a</i><i>b</i><i>c</i></div>",
                    "<div style='display:grid;grid-template-columns:300px 1fr;gap:20px'><b>a</b><i>b</i></div>",
                    "<div style='display:grid;grid-template-columns:repeat(2,minmax(250px,1fr))'><i>a</i><i>b</i></div>",
                    "<div style='display:grid;grid-template-columns:repeat(auto-fit,minmax(400px,1fr))'><i>a</i><i>b</i></div>",
                    "<div style='display:grid;grid-template:auto / 240px 240px'><i>a</i><i>b</i></div>",
                    "<div style='display:grid;grid-auto-flow:column;grid-auto-columns:180px'><i>a</i><i>b</i></div>",
                    "<div style='display:flex'><div style='width:300px'>a</div><i style='flex:1'>b</i></div>",
                    "<figure style='float:right;width:280px'>" + PICTURE
                            + "></figure><i style='display:inline-block'>a</i>",
                    "<p style='column-count:3'><i style='display:inline-block'>a</i></p>",
                    "<p style='columns:3'><i style='display:inline-block'>a</i></p>")
            .map(html -> ARTICLES.add(html.replaceAll("<i([^>]*)>[a-c]", "<i$1>" + WORDS)))
            .toList();

    private static final int FLOATED =
            ARTICLES.add("<p>" + PICTURE + " style='float:left;width:300px;height:200px'>" + WORDS + "</p>");
    private static final int HANGING = ARTICLES.add(
            Stream.of("-2em", "-2em;padding-left:2em", "-120px;padding-left:120px", "-8em;margin:0 0 0 8em", "-60px")
                    .map(indent -> "<p style='text-indent:" + indent + "'>" + WORDS + "</p>")
                    .reduce("", String::concat));
    private static final int LOW_BOX =
            ARTICLES.add("<div style='height:60px'><p>" + WORDS.repeat(2) + "</p></div><p>后</p>");
    private static final int CAPTION = ARTICLES.add(
            "<table><caption>" + "表的标题".repeat(10) + "</caption><tr>" + "<td>12345678</td>".repeat(12) + "</table>");
    private static final int ON_A_DESK =
            ARTICLES.add("<div style='display:grid;grid-template-columns:200px 1fr'><b id=a>左</b><b>右</b></div>"
                    + "<p id=b style='text-indent:-2em'>" + WORDS
                    + "</p><p id=c style='text-indent:-120px;padding-left:120px'>左</p>"
                    + "<div id=d style='float:left;width:280px'>盒</div><p id=e style='column-count:3'>"
                    + WORDS.repeat(5) + "</p>");

    private final Page page = Chromium.page(360);

    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan", "plain"})
    void columnsHaveRoomForWordsOnAPhone(String theme) throws Exception {
        for (int article : ROWS) {
            page.navigate(ARTICLES.in(theme, article));

            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(page.url())
                    .isEqualTo(360);
            assertThat((Integer) page.evaluate(
                            "Math.min(...[...document.querySelectorAll('.prose i')].map(words => words.offsetWidth))"))
                    .as(page.url())
                    .isGreaterThan(80);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan", "plain"})
    void aFloatedPictureLeavesHalfOfTheScreen(String theme) throws Exception {
        page.navigate(ARTICLES.in(theme, FLOATED));

        assertThat(page.evaluate("document.querySelector('.prose img').offsetWidth"))
                .isEqualTo(180);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan", "plain"})
    void aHangingLineIsWhole(String theme) throws Exception {
        page.navigate(ARTICLES.in(theme, HANGING));

        assertThat((Integer) page.evaluate("""
                (() => {
                  const letters = document.createRange();
                  letters.selectNodeContents(document.querySelector(".prose"));
                  return [...letters.getClientRects()].filter(box => box.left < 0).length;
                })()
                """)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan", "plain"})
    void aLowBoxGrowsWithItsText(String theme) throws Exception {
        page.navigate(ARTICLES.in(theme, LOW_BOX));

        assertThat((Boolean) page.evaluate("""
                document.querySelector(".prose div > p").getBoundingClientRect().bottom
                  <= document.querySelector(".prose > p").getBoundingClientRect().top
                """)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan", "plain"})
    void theCaptionOfAWideTableStaysInSight(String theme) throws Exception {
        page.navigate(ARTICLES.in(theme, CAPTION));

        for (int scrolled : new int[] {0, 400}) {
            page.evaluate("to => document.querySelector('.table-wrap').scrollLeft = to", scrolled);

            assertThat((Boolean) page.evaluate("""
                    (() => {
                      const caption = document.querySelector("caption").getBoundingClientRect();
                      return caption.left >= 0 && caption.right <= innerWidth;
                    })()
                    """)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan", "plain"})
    void aWideScreenHasTheColumnsOfTheAuthor(String theme) throws Exception {
        Page wide = Chromium.page(1200);
        wide.navigate(ARTICLES.in(theme, ON_A_DESK));

        assertThat(wide.evaluate("""
                (() => {
                  const of = id => document.getElementById(id);
                  const left = id => {
                    const letters = document.createRange();
                    letters.selectNodeContents(of(id));
                    return Math.round(letters.getClientRects()[0].left - document.querySelector(".prose").getBoundingClientRect().left);
                  };
                  const columns = document.createRange();
                  columns.selectNodeContents(of("e"));
                  const places = new Set([...columns.getClientRects()].map(box => Math.round(box.left)));
                  return [of("a").offsetWidth, left("b") < -25, left("c"), of("d").offsetWidth, places.size].join(" ");
                })()
                """)).isEqualTo("200 true 0 280 3");
    }
}
