package io.github.emlogstatic.content.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExcerptsTest {

    @Test
    void summaryPutsBlocksOnOneLine() {
        assertThat(Excerpts.of("<p>第一段\n<br>next&nbsp;<b>bo</b>ld</p><ul><li>a<li>b</ul>")
                        .summary(100))
                .isEqualTo("第一段 next bold a b");
        assertThat(Excerpts.of("<p>第一段。</p>\n<p>第二段</p><p>The end.</p><p>完</p>").summary(100))
                .isEqualTo("第一段。第二段 The end. 完");
    }

    @Test
    void cutSummaryEndsInAnEllipsis() {
        assertThat(Excerpts.of("<p>一二三四五六</p>").summary(5)).isEqualTo("一二三四…");
        assertThat(Excerpts.of("<p>一二三四五</p>").summary(5)).isEqualTo("一二三四五");
    }

    @Test
    void cutKeepsAccentsEmojiAndFlagsWhole() {
        assertThat(Excerpts.of("一😀😀😀").summary(3)).isEqualTo("一😀…");
        assertThat(Excerpts.of("一👨‍👩‍👧‍👦好好好好").summary(5)).isEqualTo("一…");
        assertThat(Excerpts.of("一🇨🇳🇯🇵🇰🇷").summary(5)).isEqualTo("一🇨🇳…");
        assertThat(Excerpts.of("一👍🏽二三四").summary(3)).isEqualTo("一…");
        assertThat(Excerpts.of("abe\u0301fgh").summary(4)).isEqualTo("ab…");
    }

    @Test
    void summarySkipsCodeAndTablesIfThereIsOtherText() {
        String code = "<pre><code>int i;</code></pre><table><tr><td>1</td><td>2</td></tr></table>";

        assertThat(Excerpts.of("<p>before</p>" + code + "<p>after</p>").summary(100))
                .isEqualTo("before after");
        assertThat(Excerpts.of(code).summary(100)).isEqualTo("int i; 1 2");
        assertThat(Excerpts.of("<p>before</p>" + code).text()).isEqualTo("before int i; 1 2");
    }

    @Test
    void cellsOfATableAreKeptApart() {
        String row = "<tr><td>《海》</td><td>好。</td></tr>";

        assertThat(Excerpts.of("<p>书：</p><table>" + row + row + "</table>完").text())
                .isEqualTo("书： 《海》 好。 《海》 好。 完");
        assertThat(Excerpts.of("<p>好。</p><p>完</p>").text()).isEqualTo("好。完");
    }

    @Test
    void summaryHasNoHeadingsAndNoCaptions() {
        String html = "<h2>标题</h2><p>第一段</p><figure><img src=a><figcaption>图一</figcaption></figure><h3>又一节</h3>"
                + "<audio src=a>录音</audio><p>第二段</p>";

        assertThat(Excerpts.of(html).summary(100)).isEqualTo("第一段 第二段");
        assertThat(Excerpts.of("<h2>只有标题</h2>").summary(100)).isEqualTo("只有标题");
        assertThat(Excerpts.of(html).text()).contains("标题", "图一");
    }

    @Test
    void summaryShowsNoTex() {
        String html = "<p>概率是：</p><p>$$<br>P = \\frac{1}{70}<br>$$</p><p>角 $h$ 和 $\\varphi$，$E=mc^2$，\\(x_1\\)。</p>";

        assertThat(Excerpts.of(html).summary(100)).isEqualTo("概率是：角 h 和 …，E=mc^2，x_1。");
        assertThat(Excerpts.of("<p>概率是：</p><p>$$" + "x+".repeat(90) + "$$</p><p>很小</p>")
                        .summary(9))
                .isEqualTo("概率是：很小");
        assertThat(Excerpts.of("<p>$$a$$</p>").summary(9)).isEqualTo("$$a$$");
        assertThat(Excerpts.of("<p>from $5 to $6</p>").summary(99)).isEqualTo("from $5 to $6");
        assertThat(Excerpts.of(html).text()).contains("\\frac{1}{70}");
    }

    @Test
    void readingTimeCountsTextWithoutCode() {
        String words = "<p>" + "字".repeat(800) + "</p>";

        assertThat(Excerpts.of(words).readingMinutes()).isEqualTo(2);
        assertThat(Excerpts.of(words + "<pre>" + "字".repeat(900) + "</pre><script>字</script>")
                        .readingMinutes())
                .isEqualTo(2);
        assertThat(Excerpts.of("").readingMinutes()).isEqualTo(1);
    }

    @Test
    void scriptsAndStylesAreNotText() {
        assertThat(Excerpts.of("a\u0000\u0008<script>x</script><style>y</style><!-- z -->\uFFFE&#1;b\uD800")
                        .summary(100))
                .isEqualTo("ab");
    }

    @Test
    void textBoxesAreBlocksAndHiddenOnesNoText() {
        String html = "a<textarea>b</textarea>c<fieldset><legend>d</legend>e</fieldset><textarea hidden>f</textarea>"
                + "<textarea style='display:none'>g</textarea>";

        assertThat(Excerpts.of(html).text()).isEqualTo("a b c d e");
        assertThat(Excerpts.of("<textarea hidden>f</textarea>").summary(9)).isEmpty();
    }

    @Test
    void summaryIsNeverLongerThanAllowed() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder html = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                html.appendCodePoint(
                        switch (random.nextInt(6)) {
                            case 0 -> 0x1F1E6 + random.nextInt(26);
                            case 1 -> 0x200D;
                            case 2 -> 0x0301;
                            case 3 -> ' ';
                            case 4 -> 0x1F600 + random.nextInt(60);
                            default -> random.nextInt(0x3000);
                        });
            }
            int max = 1 + random.nextInt(40);
            String summary = Excerpts.of(html.toString()).summary(max);
            assertThat(summary.codePointCount(0, summary.length())).isLessThanOrEqualTo(max);
            assertThat(CleanText.of(summary)).isEqualTo(summary);
        }
    }
}
