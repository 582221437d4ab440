package io.github.emlogstatic.content.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExcerptsTest {

    @Test
    void summaryPutsBlocksOnOneLine() {
        assertThat(Excerpts.summary("<p>第一段\n<br>next&nbsp;<b>bo</b>ld</p><ul><li>a<li>b</ul>", 100))
                .isEqualTo("第一段 next bold a b");
        assertThat(Excerpts.summary("<p>第一段。</p>\n<p>第二段</p><p>The end.</p><p>完</p>", 100))
                .isEqualTo("第一段。第二段 The end. 完");
    }

    @Test
    void cutSummaryEndsInAnEllipsis() {
        assertThat(Excerpts.summary("<p>一二三四五六</p>", 5)).isEqualTo("一二三四…");
        assertThat(Excerpts.summary("<p>一二三四五</p>", 5)).isEqualTo("一二三四五");
    }

    @Test
    void cutKeepsAccentsEmojiAndFlagsWhole() {
        assertThat(Excerpts.summary("一😀😀😀", 3)).isEqualTo("一😀…");
        assertThat(Excerpts.summary("一👨‍👩‍👧‍👦好好好好", 5)).isEqualTo("一…");
        assertThat(Excerpts.summary("一🇨🇳🇯🇵🇰🇷", 5)).isEqualTo("一🇨🇳…");
        assertThat(Excerpts.summary("一👍🏽二三四", 3)).isEqualTo("一…");
        assertThat(Excerpts.summary("abe\u0301fgh", 4)).isEqualTo("ab…");
    }

    @Test
    void summarySkipsCodeAndTablesIfThereIsOtherText() {
        String code = "<pre><code>int i;</code></pre><table><tr><td>1</td><td>2</td></tr></table>";

        assertThat(Excerpts.summary("<p>before</p>" + code + "<p>after</p>", 100))
                .isEqualTo("before after");
        assertThat(Excerpts.summary(code, 100)).isEqualTo("int i; 1 2");
        assertThat(Excerpts.text("<p>before</p>" + code)).isEqualTo("before int i; 1 2");
    }

    @Test
    void summaryHasNoHeadingsAndNoCaptions() {
        String html = "<h2>标题</h2><p>第一段</p><figure><img src=a><figcaption>图一</figcaption></figure><h3>又一节</h3>"
                + "<audio src=a>录音</audio><p>第二段</p>";

        assertThat(Excerpts.summary(html, 100)).isEqualTo("第一段 第二段");
        assertThat(Excerpts.summary("<h2>只有标题</h2>", 100)).isEqualTo("只有标题");
        assertThat(Excerpts.text(html)).contains("标题", "图一");
    }

    @Test
    void readingTimeCountsTextWithoutCode() {
        String words = "<p>" + "字".repeat(800) + "</p>";

        assertThat(Excerpts.readingMinutes(words)).isEqualTo(2);
        assertThat(Excerpts.readingMinutes(words + "<pre>" + "字".repeat(900) + "</pre><script>字</script>"))
                .isEqualTo(2);
        assertThat(Excerpts.readingMinutes("")).isEqualTo(1);
    }

    @Test
    void scriptsAndStylesAreNotText() {
        assertThat(Excerpts.summary("a\u0000\u0008<script>x</script><style>y</style><!-- z -->\uFFFE&#1;b\uD800", 100))
                .isEqualTo("ab");
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
            String summary = Excerpts.summary(html.toString(), max);
            assertThat(summary.codePointCount(0, summary.length())).isLessThanOrEqualTo(max);
            assertThat(CleanText.of(summary)).isEqualTo(summary);
        }
    }
}
