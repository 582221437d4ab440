package io.github.emlogstatic.export.markdown;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.commonmark.node.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTextTest {

    /** @param image the address of every image; empty changes none */
    private record Addresses(Map<String, String> links, String image) implements Rewriting {

        @Override
        public String link(String address) {
            return links.getOrDefault(address, address);
        }

        @Override
        public String image(String address) {
            return image.isEmpty() ? address : image;
        }

        @Override
        public String safe(String html) {
            return html.replaceAll("<script>.*?</script>", "").replaceAll(" on\\w+=\"[^\"]*\"", "");
        }
    }

    private static final Rewriting SAME = new Addresses(Map.of(), "");
    private static final MarkdownText GFM = new MarkdownText(Dialect.GFM);

    @Test
    void placesThatFootnotesLeadToAreKept() {
        assertThat(GFM.of("<ol><li id=\"a\">一</li><li id=\"b\"><p>二</p></li></ol>", "", SAME))
                .contains("<a id=\"a\"></a>一", "<a id=\"b\"></a>二");
        assertThat(GFM.of("<table><tr><th id=\"c\">三</th></tr></table>", "", SAME))
                .isEqualTo("|<a id=\"c\"></a>三|\n|---|");
        assertThat(GFM.of("<table><tr><td id=\"d\" colspan=\"2\">四</td></tr></table>", "", SAME))
                .containsOnlyOnce("id=\"d\"");
        assertThat(GFM.of("<div><h2 id=\"e\"></h2></div>", "", SAME)).containsOnlyOnce("id=\"e\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            <table id="t"><tr><th>a</th></tr></table> → |<a id="t"></a>a|¶|---|
            <ul id="t"><li><p>a</p></li></ul> → - <a id="t"></a>a
            <blockquote id="t"><p>a</p></blockquote> → > <a id="t"></a>a
            <pre id="t">a</pre> → <a id="t"></a>¶¶```¶a¶```
            <dl id="t"><dt>a</dt></dl> → <dl id="t"><dt>a</dt></dl>
            """)
    void everyBlockKeepsThePlaceThatLinksLeadTo(String html, String markdown) {
        assertThat(converted(html)).isEqualTo(markdown.replace('¶', '\n'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p dir=\"rtl\">أ</p>",
                "<div lang=\"ja\"><p>直</p></div>",
                "<ul><li dir=\"rtl\">أ</li></ul>",
                "<ol type=\"a\"><li>a</li></ol>",
                "<ol reversed><li>a</li></ol>",
            })
    void blocksOfOtherLanguagesAndNumbersStayHtml(String html) {
        assertThat(converted(html + "<p><b>x</b></p>")).isEqualTo(html + "\n\n**x**");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            <p>a <span style="text-decoration: line-through">b</span></p> → a <span style="text-decoration: line-through">b</span>
            <p><span style="font-weight:700;margin:0">b</span></p> → <span style="font-weight:700">b</span>
            <p><span style="font-style:italic">b</span></p> → <span style="font-style:italic">b</span>
            <p><span style="font-weight:normal;text-decoration:none">b</span></p> → b
            <p style="color:red;margin:0">a <b>b</b></p> → <span style="color:red">a **b**</span>
            <h2 style="color:red;font-weight:700">a</h2> → ## <span style="color:red">a</span>
            <details><p style="background:#eee;padding:1em">a</p></details> → <details><p style="background:#eee;padding:1em">a</p></details>
            <ul><li style="color:red">a</li></ul> → - <span style="color:red">a</span>
            <div style="color:red"><p>a</p></div> → a
            """)
    void aLineKeepsItsLook(String html, String markdown) {
        assertThat(converted(html)).isEqualTo(markdown);
    }

    @Test
    void aBoxKeepsItsLookToItself() {
        assertThat(converted("<div style=\"color:#333\">a<h3>h</h3>b</div>")).isEqualTo("a\n\n### h\n\nb");
        assertThat(converted("<div style=\"background:#eee\">a</div>")).isEqualTo("a");
        assertThat(converted("<div style=\"color:#c00;background-color:#fff\">a</div>"))
                .isEqualTo("<span style=\"color:#c00\">a</span>");
        assertThat(converted("<div style=\"font-weight:bold;background:url('data:,a;b')\">a</div>"))
                .isEqualTo("<span style=\"font-weight:bold\">a</span>");
        String picture = "<details><p style=\"background:url('data:image/png;base64,AA=')\">a</p></details>";
        assertThat(converted(picture)).isEqualTo(picture);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div style=\"background:#036\"><span style=\"color:#fff\">a</span></div>",
                "<div style=\"background:#036\"><div><p style=\"color:#fff;background:none\">a</p></div></div>",
                "<div style=\"color:#d4d4d4;background-color:#1e1e1e\">a</div>",
                "<p style=\"color:#fff;background:#fff url(a.png)\">a</p>",
                "<div style=\"background-image:url('data:image/png;base64,AA=')\"><p style=\"color:#fff\">a</p></div>",
                "<div style=\"background:#000;background-color:rgba(0, 0, 0, 0)\"><p style=\"color:#fff\">a</p></div>",
                "<div style=\"background:none repeat scroll 0 0 #000\"><p style=\"color:#fff\">a</p></div>",
                "<div style=\"background:#272822\"><span style=\"color: rgb(230, 219, 116)\">a</span></div>",
                "<div style=\"background:#272822\"><span style=\"color:#ccc !important\">a</span></div>",
                "<div style=\"background:#000\"><span style=\"color:hsl(0, 0%, 100%)\">a</span></div>",
                "<div style=\"background:linear-gradient(90deg,\n#000,#333)\"><p style=\"color:#fff\">a</p></div>",
                "<div style=\"background:#282c34\"><span style=\"color:#abb2bf\">a</span></div>",
            })
    void wordsLoseTheirColourWithTheirDarkBox(String html) {
        assertThat(converted(html)).matches("(?:<span style=\"background:none\">)?a(?:</span>)?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            <blockquote style="background:#333"><p style="color:#fff">a</p></blockquote> → > a
            <table><tr><th style="background:#036"><span style="color:#fff">a</span></th></tr></table> → |a|¶|---|
            <table style="background:#036"><tr><th><span style="color:#fff">a</span></th></tr></table> → |a|¶|---|
            <p style="background:#036"><span style="color:#fff">a</span></p> → <span style="background:#036"><span style="color:#fff">a</span></span>
            <div style="background:#f9f9f9"><p style="color:red">a</p></div> → <span style="color:red">a</span>
            <div style="background:#000"><div style="background:rgb(255, 250, 240)"><p style="color:red">a</p></div></div> → <span style="color:red">a</span>
            <div style="background:#ffffcc"><p style="color:#f00">a</p></div> → <span style="color:#f00">a</span>
            <div style="background:#036"><p style="color:rgb(255, 0, 0)">a</p></div> → <span style="color:rgb(255, 0, 0)">a</span>
            <div style="background: none"><p style="color:#fff">a</p></div> → <span style="color:#fff">a</span>
            <div style="background: transparent none repeat scroll 0% 0%"><p style="color:#fff">a</p></div> → <span style="color:#fff">a</span>
            <div style="background-color: rgba(0, 0, 0, 0)"><p style="color:#fff">a</p></div> → <span style="color:#fff">a</span>
            <div style="background: rgba(0, 0, 0, 0) none repeat scroll 0% 0% / auto padding-box border-box"><p style="color:#fff">a</p></div> → <span style="color:#fff">a</span>
            <table><tr><th colspan="2" style="background:#036"><span style="color:#fff">a</span></th></tr></table> → <table><tbody><tr><th colspan="2" style="background:#036"><span style="color:#fff">a</span></th></tr></tbody></table>
            """)
    void groundsAndTheirWordsStayOrGoTogether(String html, String markdown) {
        assertThat(converted(html)).isEqualTo(markdown.replace('¶', '\n'));
    }

    /** Only then is each block looked at for itself. */
    @Test
    void whatStaysHtmlTakesItsDarkGroundAlong() {
        String box = "<div style=\"background:#036\">";
        String details = "<details><p style=\"color:#fff\">a</p></details>";
        String frame = "<p><iframe src=\"u\"></iframe></p>";

        assertThat(converted(box + details + "<p style=\"color:#fff\">b</p></div>"))
                .isEqualTo(box + details + "</div>\n\nb");
        assertThat(new MarkdownText(Dialect.KRAMDOWN)
                        .of(box + frame + "<p style=\"color:#fff\">b</p></div><p><b>c</b></p>", "", SAME))
                .isEqualTo(box + frame + "</div>\n\nb\n\n**c**");
    }

    @Test
    void whatStaysHtmlTakesTheNearestGroundAlong() {
        String dark = "<div style=\"background:#036\">";
        String pale = "<div style=\"background:#fff\">";
        String details = "<details><p style=\"color:red\">a</p></details>";

        assertThat(converted(dark + pale + details + "</div></div><p><b>b</b></p>"))
                .isEqualTo(details + "\n\n**b**");
        assertThat(converted("<div style=\"background:#000\">" + dark + details + "</div></div><p><b>b</b></p>"))
                .isEqualTo(dark + details + "</div>\n\n**b**");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<p><iframe src=\"u\"></iframe></p>"})
    void theGroundOfManyWordsIsReadOnce(String frame) {
        String box = "<div style=\"background:#000 url('data:image/png;base64," + "A".repeat(100_000) + "')\">";
        String words = "<p><span style=\"color:#fff\">a</span></p>".repeat(4_000);

        inLinearTime(() -> assertThat(new MarkdownText(Dialect.KRAMDOWN).of(box + words + "</div>" + frame, "", SAME))
                .startsWith("a\n\na\n\na")
                .hasSizeLessThan(20_000));
    }

    @Test
    void blocksWithinALineOfAnotherLanguageStayApart() {
        assertThat(converted("<span lang=\"en\"><p>one</p><p>two</p></span>")).isEqualTo("one\n\ntwo");
    }

    @Test
    void aPlaceInWhatStaysHtmlIsKept() {
        String html = "<ul><li>a<pre id=\"p\">c</pre></li><li></li></ul><p><a href=\"#p\">x</a></p>";

        assertThat(new MarkdownText(Dialect.KRAMDOWN).of(html, "", SAME)).containsOnlyOnce("id=\"p\"");
    }

    @Test
    void languagesOfCodeAndWordsAreNoObstacle() {
        assertThat(converted("<pre class=\"language-php\" lang=\"php\">echo</pre>"))
                .isEqualTo("```php\necho\n```");
        assertThat(converted("<table><tr><th><span lang=\"en\">a</span></th></tr><tr><td>b</td></tr></table>"))
                .isEqualTo("|a|\n|---|\n|b|");
        assertThat(converted("<pre lang=\"PHP\">echo</pre>")).isEqualTo("```php\necho\n```");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, ''", "en_US, ''", "fr, ''", "es6, es6", "ruby, ruby", "f#, f#"})
    void codeIsInNoLanguageOfPeople(String lang, String info) {
        assertThat(converted("<pre lang=\"" + lang + "\">echo</pre>")).isEqualTo("```" + info + "\necho\n```");
    }

    @Test
    void aTildeIsNoPartOfTheMarkAfterIt() {
        assertThat(converted("<p><s>好的~</s></p>")).isEqualTo("<del>好的\\~</del>");
    }

    @Test
    void aParagraphOfWideSpacesIsEmpty() {
        assertThat(converted("<p>　</p><p>　<br>　</p><p>一</p><p>　</p>")).isEqualTo("一");
        assertThat(GFM.of("<p>　</p><p>　*</p><p>　</p>", "　\n\n　*\n\n　", SAME)).isEqualTo("　*");
    }

    /** kramdown would make a table of the line, a blank line would end it, and an empty title is none. */
    @ParameterizedTest
    @EnumSource
    void titlesHoldPipesAndLines(Dialect dialect) {
        assertThat(new MarkdownText(dialect).of("<p><a href=\"u\" title=\"a|b\n\nc\">x</a></p>", "", SAME))
                .isEqualTo("[x](u \"a&#124;b&#10;&#10;c\")");
        assertThat(new MarkdownText(dialect).of("<p><a href=\"u\" title=\"\">x</a></p>", "", SAME))
                .isEqualTo("[x](u)");
    }

    @ParameterizedTest
    @EnumSource(names = {"HUGO", "HEXO"})
    void pipesOfImagesInTablesAreNotEscaped(Dialect dialect) {
        String html = "<table><tr><th>a</th></tr><tr><td><img src=\"a.png\" alt=\"a|b\"></td></tr></table>";

        assertThat(new MarkdownText(dialect).of(html, "", SAME)).contains("<img src=\"a.png\" alt=\"a&#124;b\">");
    }

    /** It would look for the end of a block in what follows. */
    @Test
    void codeInALineIsNoBlockForHexo() {
        MarkdownText hexo = new MarkdownText(Dialect.HEXO);
        String html = "<ol><li><code>```js</code> 一</li></ol><p><code>``</code> x</p>";

        assertThat(hexo.of(html, "1. ```` ```js ```` 一\n\n``` `` ``` x", SAME))
                .isEqualTo("1. <code>&#96;&#96;&#96;js</code> 一\n\n<code>&#96;&#96;</code> x");
        assertThat(GFM.of(html, "", SAME)).isEqualTo("1. ```` ```js ```` 一\n\n``` `` ``` x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"**👍 x**", "`~*`", "[x](https://a.example/~_y)", "~~x~~ *y*", "> ```\n> x\n> ```"})
    void whatHexoReadsStaysAsTyped(String typed) {
        String source = "* 一\n\n" + typed;

        assertThat(new MarkdownText(Dialect.HEXO).of(MarkdownWriting.html(source), source, SAME))
                .isEqualTo(source);
    }

    /** It would make a list of the code. */
    @Test
    void codeLikeItemsHasABlankLineForKramdown() {
        MarkdownText kramdown = new MarkdownText(Dialect.KRAMDOWN);
        String html = "<ul><li>步<pre>- name: x</pre></li></ul>";
        String loose = "- 步\n\n  ```\n  - name: x\n  ```";
        String first = "<ul><li><pre>1. x</pre></li></ul>";

        assertThat(kramdown.of(html, "- 步\n  ```\n  - name: x\n  ```", SAME)).isEqualTo(loose);
        assertThat(kramdown.of(html, loose.replace('-', '*').replace("* name", "- name"), SAME))
                .isEqualTo(loose.replace('-', '*').replace("* name", "- name"));
        assertThat(kramdown.of(first, "- ```\n  1. x\n  ```", SAME)).isEqualTo(first);
        assertThat(kramdown.of("<ul><li>步<pre>name: x</pre></li></ul>", "", SAME))
                .doesNotContain("\n\n");
    }

    /** kramdown takes a table for text where no blank line is above it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <li id="t">|- <a id="t"></a>¶¶  ¦a¦
            <li>text|- text¶¶  ¦a¦
            <li>|- ¦a¦
            """)
    void kramdownFindsTheTableOfAnItem(String item, String markdown) {
        String html = "<ul>" + item + "<table><tr><th>a</th></tr><tr><td>b</td></tr></table></li></ul>";

        assertThat(new MarkdownText(Dialect.KRAMDOWN).of(html, "", SAME))
                .startsWith(markdown.replace('¶', '\n').replace('¦', '|'));
        assertThat(GFM.of(html, "", SAME)).doesNotContain("\n\n");
    }

    /** The address of the first link is written with an entity. That of the second stands below. */
    @Test
    void oneAddressThatIsNotFoundIsEnough() {
        Rewriting moved = new Addresses(Map.of("/x?a&b", "x.md", "/y", "y.md"), "");

        assertThat(AuthorsMarkdown.of("[a](/x?a&amp;b) [t][n]\n\n[n]: /y", moved, Dialect.GFM))
                .isEmpty();
        assertThat(AuthorsMarkdown.of("[a](/x?a&b) [t][n]\n\n[n]: /y", moved, Dialect.GFM))
                .hasValue("[a](x.md) [t][n]\n\n[n]: y.md");
    }

    @Test
    void aLongParagraphIsConvertedInLinearTime() {
        String words = "一段 long paragraph &amp; ".repeat(100_000);

        inLinearTime(() -> assertThat(GFM.of("<p>" + words + "</p>", "", SAME)).hasSizeGreaterThan(1_900_000));
    }

    @Test
    void spacesInATableTakeLinearTime() {
        String table = "<table><tr><td colspan=2>a" + " ".repeat(200_000) + "b</td></tr></table>";

        inLinearTime(() -> assertThat(GFM.of(table, "", SAME)).contains("colspan"));
    }

    /** It has them for paragraphs, and every tool shows them. */
    @Test
    void wideSpacesBeforeParagraphsAreKept() {
        assertThat(GFM.of("<p>　　一</p><p>　　二<br>　　三</p>", "", SAME)).isEqualTo("　　一\n\n　　二  \n　　三");
        assertThat(GFM.of("<p>　　一</p>\n<p>　　二</p>", "　　一\n\n　　二", SAME)).isEqualTo("　　一\n\n　　二");
    }

    @Test
    void whatAnEditorOfHtmlWroteBecomesMarkdown() {
        String html = "<p>一 <b>粗</b></p>\n<ul><li>二</li></ul>";

        assertThat(GFM.of(html, html, SAME)).isEqualTo("一 **粗**\n\n- 二");
        assertThat(GFM.of("<p>一</p>\n<div>二</div>", "一\n\n<div>二</div>", SAME)).isEqualTo("一\n\n<div>二</div>");
    }

    @ParameterizedTest
    @EnumSource
    void addressesAndTitlesNeedNoBackslash(Dialect dialect) {
        String html = "<p><a href=\"/?a=1&amp;b=2&amp;amp;c\" title=\"&quot;q&quot; &amp;amp; \\*\">x</a></p>";

        assertThat(new MarkdownText(dialect).of(html, "", SAME))
                .isEqualTo("[x](/?a=1&b=2&amp;amp;c \"&quot;q&quot; &amp;amp; &#92;*\")");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            https://a.example/x_y/?a=1&amp;b=2 和 → https://a.example/x_y/?a=1&b=2 和
            https://a.example/x_1_ 和 → https\\://a.example/x_1\\_ 和
            https://a.example/~x → https\\://a.example/\\~x
            https://a.example/x，后 → https\\://a.example/x，后
            https://a.example/<b>x</b> → https\\://a.example/**x**
            www.a.example和 → www\\.a.example和
            """)
    void toolsMakeLinksOfPlainAddressesOnly(String html, String markdown) {
        assertThat(new MarkdownText(Dialect.HEXO).of("<p>" + html + "</p>", "", SAME))
                .isEqualTo(markdown);
        assertThat(GFM.of("<p>" + html + "</p>", "", SAME)).isEqualTo(markdown.replaceAll("(https|www)\\\\", "$1"));
    }

    @Test
    void escapesThatAToolShowsBelowAnImageAreAvoided() {
        String html = "<p><img src=\"a.png\" alt=\"IMG_2024_1.png\"> <img src=\"b.png\" alt=\"a*]\"></p>";

        assertThat(new MarkdownText(Dialect.HUGO).of(html, "", SAME))
                .isEqualTo("![IMG_2024_1.png](a.png) <img src=\"b.png\" alt=\"a&#42;&#93;\">");
        assertThat(new MarkdownText(Dialect.KRAMDOWN).of("<p>x<img src=\"a.png\" alt=\"~\"></p>", "", SAME))
                .isEqualTo("x<img src=\"a.png\" alt=\"&#126;\">");
    }

    /** Hexo looks for code before it reads lists, and would take the end of this code for a beginning. */
    @Test
    void codeInAnItemBeginsALineForHexo() {
        MarkdownText hexo = new MarkdownText(Dialect.HEXO);
        String html = "<ul><li>一<ol><li><pre>x</pre></li></ol></li></ul>";
        String markdown = "- 一\n\n  1.\n     ```\n     x\n     ```";

        assertThat(hexo.of(html, "", SAME)).isEqualTo(markdown);
        assertThat(hexo.of(html, "- 一\n  1. ```\n     x\n     ```", SAME)).isEqualTo(markdown);
        assertThat(GFM.of(html, "", SAME)).isEqualTo("- 一\n  1. ```\n     x\n     ```");
    }

    @ParameterizedTest
    @CsvSource({
        "<p>👍<b>【重要】</b></p>, 👍**【重要】**, 👍<strong>【重要】</strong>",
        "<p><b>注意：</b><s>旧</s></p>, **注意：**~~旧~~, <strong>注意：</strong>~~旧~~",
    })
    void hexoTakesPicturesAndTildesForLetters(String html, String elsewhere, String hexo) {
        assertThat(new MarkdownText(Dialect.HEXO).of(html, elsewhere, SAME)).isEqualTo(hexo);
        assertThat(GFM.of(html, elsewhere, SAME)).isEqualTo(elsewhere);
    }

    @Test
    void aFrameInALineStaysHtmlForKramdown() {
        String frame = "<iframe src=\"https://a.example/\"></iframe>";

        assertThat(new MarkdownText(Dialect.KRAMDOWN).of("<p>看 " + frame + "</p><p><b>x</b></p>", "", SAME))
                .isEqualTo("<p>看 " + frame + "</p>\n\n**x**");
    }

    @Test
    void codeBelowAQuotationHasABlankLineForKramdown() {
        String html = "<ul><li><blockquote>q</blockquote><pre>c</pre></li></ul>";

        assertThat(new MarkdownText(Dialect.KRAMDOWN).of(html, "", SAME)).isEqualTo("- > q\n\n  ```\n  c\n  ```");
    }

    @Test
    void elementsThatKramdownDoesNotReadHoldNoMarkdown() {
        MarkdownText kramdown = new MarkdownText(Dialect.KRAMDOWN);

        assertThat(kramdown.of("<p><u><b>a</b> *\n b</u> <kbd>|</kbd> <sub>*</sub></p>", "", SAME))
                .isEqualTo("<u><b>a</b> &#42;  b</u> <kbd>&#124;</kbd> <sub>\\*</sub>");
        assertThat(GFM.of("<p><u><b>a</b></u></p>", "", SAME)).isEqualTo("<u>**a**</u>");
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"HUGO", "KRAMDOWN"})
    void blankLinesOfAnAuthorTakeLinearTime(Dialect dialect) {
        String source = "a\n\n```\n" + "\n".repeat(100_000) + "```\n";

        inLinearTime(() -> assertThat(dialect.takes(source, new Document(), "")).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a.example/", " ", "- ", "> ", "1. ", "😀"})
    void whatHexoMistakesIsFoundInLinearTime(String part) {
        String html = "<p>" + part.repeat(100_000) + "</p><ul><li><pre>" + part.repeat(100_000) + "```</pre></li></ul>";

        inLinearTime(() ->
                assertThat(new MarkdownText(Dialect.HEXO).of(html, "", SAME)).hasSizeGreaterThan(100_000));
    }

    @ParameterizedTest
    @MethodSource("hardHtml")
    void markdownShowsWhatTheHtmlShows(String html) {
        for (Dialect dialect : Dialect.values()) {
            String markdown = new MarkdownText(dialect).of(html, "", SAME);

            assertThat(ShownText.of(MarkdownWriting.html(markdown))).isEqualTo(ShownText.of(html));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '@', textBlock = """
            <p><strong>注意：</strong>后面</p> → <strong>注意：</strong>后面
            <p>“<b>粗</b>”和<i>斜</i></p> → “**粗**”和*斜*
            <p>a<b> b </b>c</p> → a **b** c
            <p><b>x</b><b>y</b></p> → **xy**
            <p>snake_case Q&amp;A a < b [转载] x</p> → snake_case Q&A a < b [转载] x
            <p>#标题</p> → \\#标题
            <p>1986. 年</p> → 1986\\. 年
            <p>a*b*c ~d~ &amp;lt;</p> → a\\*b\\*c \\~d~ &amp;lt;
            <p>&nbsp;&nbsp;缩进</p> → &nbsp;&nbsp;缩进
            <p><a href="https://a.example/x_(y)">t</a></p> → [t](https://a.example/x_%28y%29)
            <p><a href="https://a.example/">https://a.example/</a></p> → <https://a.example/>
            <p><img src="a.png" alt="图" title="题"></p> → ![图](a.png "题")
            <p><img src="a.png" alt="" width="30" class="x"></p> → <img src="a.png" alt="" width="30">
            <p><span style="color:red;font-size:9px">红</span>H<sub>2</sub>O</p> → <span style="color:red">红</span>H<sub>2</sub>O
            <h2>一<br>二 {#x}</h2> → ## 一<br>二 \\{\\#x}
            <p>{{&lt; x &gt;}} {% y %}</p> → &#123;&#123;< x >}} &#123;% y %}
            <pre class="language-java">int a;</pre> → @```java\nint a;\n```@
            """)
    void htmlBecomesMarkdownThatPeopleWouldWrite(String html, String markdown) {
        assertThat(converted(html)).isEqualTo(markdown);
    }

    @Test
    void whatMarkdownHasNoWordForStaysHtml() {
        assertThat(converted("<table><tr><th colspan=\"2\">a</th></tr><tr><td>1</td><td>2</td></tr></table>"))
                .startsWith("<table>");
        assertThat(converted("<details><summary>s</summary><p>a</p>\n\n<pre>b\n\nc</pre></details>"))
                .isEqualTo("<details><summary>s</summary><p>a</p>\n<pre>b&#10;&#10;c</pre></details>");
        assertThat(converted("<p><video src=\"v.mp4\"></video></p>")).isEqualTo("<video src=\"v.mp4\"></video>");
    }

    @Test
    void whatTheAuthorTypedIsKept() {
        String typed = "Setext\n===\n\n* one\n* two __bold__\n\nline\nline";
        String html = "<h1>Setext</h1><ul><li>one</li><li>two <strong>bold</strong></li></ul><p>line<br>line</p>";

        assertThat(GFM.of(html, typed, SAME)).isEqualTo("Setext\n===\n\n* one\n* two __bold__\n\nline  \nline");
    }

    @Test
    void addressesInWhatTheAuthorTypedAreChanged() {
        String typed = "[a](old) ![old](old \"old\") [b][r] <http://old.example/> old\n\n[r]: old";
        String html = "<p><a href=\"new\">a</a> <img src=\"pic\" alt=\"old\" title=\"old\"> <a href=\"new\">b</a>"
                + " <a href=\"http://old.example/\">http://old.example/</a> old</p>";

        assertThat(GFM.of(html, typed, new Addresses(Map.of("old", "new"), "pic")))
                .isEqualTo("[a](new) ![old](pic \"old\") [b][r] <http://old.example/> old\n\n[r]: new");
    }

    @Test
    void markdownThatOnlyEmlogReadsSoIsConverted() {
        String typed = "**注意：**后面";

        assertThat(GFM.of("<p><strong>注意：</strong>后面</p>", typed, SAME)).isEqualTo("<strong>注意：</strong>后面");
    }

    @Test
    void sourceThatRunsSomethingIsConverted() {
        assertThat(GFM.of("<p>a</p>", "a<script>x</script>", SAME)).isEqualTo("a");
        assertThat(GFM.of("<p><u>a</u></p>", "<u onclick=\"x\">a</u>", SAME)).isEqualTo("<u>a</u>");
        assertThat(GFM.of("<p><u>a</u></p>", "<u>a</u>", SAME)).isEqualTo("<u>a</u>");
    }

    @Test
    void hugoFindsNoShortCodeInCode() {
        MarkdownText hugo = new MarkdownText(Dialect.HUGO);
        String html = "<p><code>{{&lt; a &gt;}}</code></p><pre><code class=\"language-html\">{{% b %}}</code></pre>";

        assertThat(hugo.of(html, "`{{< a >}}`", SAME))
                .contains("<code>&#123;&#123;&#60; a ", ">&#123;&#123;% b %}}<")
                .doesNotContain("{{<", "{{%");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p><a href=\"a\" title=\"{{% x %}}\">b</a></p>",
                "<p><img src=\"a.png\" alt=\"\" title=\"{{% x %}}\"></p>",
                "<p><img src=\"a.png\" alt=\"{{% x %}}\" width=\"9\"></p>",
                "<p><abbr title=\"{{% x %}}\">b</abbr></p>",
                "<table><tr><td colspan=\"2\">{{% x %}}</td></tr></table>",
                "<details><summary>a</summary>{{% x %}}</details>",
                "<dl><dt>a</dt><dd>{{% x %}}</dd></dl><p>b</p>",
                "<p><a href=\"{{% x %}}\">b</a></p>",
            })
    void hugoFindsNoShortCodeInHtmlEither(String html) {
        String markdown = new MarkdownText(Dialect.HUGO).of(html, "", SAME);

        assertThat(markdown).doesNotContain("{{%");
        assertThat(ShownText.of(MarkdownWriting.html(markdown))).isEqualTo(ShownText.of(html));
    }

    /** kramdown does not show a line that it takes for the definition of an address, in spite of the escape. */
    @Test
    void kramdownDefinesNoAddress() {
        MarkdownText kramdown = new MarkdownText(Dialect.KRAMDOWN);

        assertThat(kramdown.of("<p>[注]: 见下</p>", "", SAME)).isEqualTo("[注&#93;: 见下");
        assertThat(kramdown.of("<p><a href=\"u\">[1]: b</a></p>", "", SAME)).isEqualTo("[\\[1&#93;: b](u)");
    }

    /** There kramdown misses the end of a list, a rule, and where a list begins. */
    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            - a¶# b → - a¶¶# b
            > a¶## b → > a¶¶## b
            a¶*** → a¶¶---
            - a¶¶* b → - a¶¶<!-- -->¶¶- b
            a  ¶2. b → a  ¶2\\. b
            - a¶- → <ul>¶<li>a</li>¶<li></li>¶</ul>
            ```¶a → ```¶a¶```
            """)
    void markdownThatKramdownReadsOtherwiseIsConverted(String typed, String converted) {
        String source = typed.replace('¶', '\n');
        String html = MarkdownWriting.html(source);

        assertThat(new MarkdownText(Dialect.KRAMDOWN).of(html, source, SAME)).isEqualTo(converted.replace('¶', '\n'));
    }

    @Test
    void bracesThatEndAHeadingAreNoAttributesForHugo() {
        String source = "## GET /users/{id}";

        assertThat(new MarkdownText(Dialect.HUGO).of(MarkdownWriting.html(source), source, SAME))
                .isEqualTo("## GET /users/\\{id}");
    }

    @Test
    void aHeadingUnderlinedHasNoAttributesForHugoEither() {
        String source = "GET {id}\n===";

        assertThat(new MarkdownText(Dialect.HUGO).of(MarkdownWriting.html(source), source, SAME))
                .isEqualTo("# GET \\{id}");
    }

    @Test
    void codeThatEndsInABraceStaysAsTyped() {
        String source = "* one\n\n```java\nvoid a() {\n}\n```\n\na {b}";

        assertThat(new MarkdownText(Dialect.HUGO).of(MarkdownWriting.html(source), source, SAME))
                .isEqualTo(source);
    }

    /** Its parser finds the inner link in spite of the escapes. */
    @Test
    void hexoFindsNoLinkInALink() {
        assertThat(new MarkdownText(Dialect.HEXO).of("<p><a href=\"u\">[转](上)</a></p>", "", SAME))
                .isEqualTo("[\\[转&#93;(上)](u)");
    }

    /** kramdown would show the marks alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h2><br></h2>",
                "<ul><li><br></li></ul>",
                "<ol><li>a</li><li></li><li>b</li></ol>",
                "<table><tbody><tr><th>a</th></tr></tbody></table>"
            })
    void aBlockWithoutTextStaysHtml(String html) {
        assertThat(new MarkdownText(Dialect.KRAMDOWN).of(html, "", SAME)).isEqualTo(html);
    }

    @ParameterizedTest
    @EnumSource(names = {"GFM", "HUGO"})
    void aBlockWithoutTextIsMarkdownWhereItIsRead(Dialect dialect) {
        String html = "<h2></h2><ul><li>a</li><li></li></ul><table><tr><th>a</th></tr></table>";

        assertThat(new MarkdownText(dialect).of(html, "", SAME)).doesNotContain("<");
    }

    /** The parser of Hugo makes tables whose rows are not of the same length. */
    @Test
    void aLineOfPipesMakesNoTable() {
        assertThat(new MarkdownText(Dialect.HUGO).of("<p>a<br>|-|-|</p>", "", SAME))
                .isEqualTo("a  \n\\|-|-|");
    }

    /** Hugo would stop there, and Hexo would show it. */
    @Test
    void whatStandsAfterTheLanguageOfCodeGoes() {
        String html = "<p>a<br>b</p><ul><li>x<pre><code class=\"language-js\">a</code></pre></li></ul>";
        String typed = "a\nb\n\n* x\n  ~~~js {1,3}\n  a\n  ~~~";

        assertThat(new MarkdownText(Dialect.HUGO).of(html, typed, SAME))
                .isEqualTo("a  \nb\n\n* x\n  ~~~js\n  a\n  ~~~");
        assertThat(new MarkdownText(Dialect.HEXO).of("<pre><code>a</code></pre>", "```{r x=1}\na\n```", SAME))
                .isEqualTo("```\na\n```");
        assertThat(GFM.of(html, typed, SAME)).contains("~~~js {1,3}\n");
    }

    /** Hugo looks for the end of a summary in code, too. */
    @Test
    void hugoFindsNoEndOfASummaryInCode() {
        MarkdownText hugo = new MarkdownText(Dialect.HUGO);
        String html = "<p>a &lt;!--more--&gt; <code>&lt;!--more--&gt;</code></p><pre>&lt;!--more--&gt;</pre>";

        assertThat(hugo.of(html, "a \\<!--more--> `<!--more-->`\n\n```\n<!--more-->\n```", SAME))
                .startsWith("a &lt;!--more--> <code>")
                .doesNotContain("<!--more-->");
    }

    @Test
    void hugoFindsNoDefinitionInText() {
        assertThat(new MarkdownText(Dialect.HUGO).of("<p>a<br>: b</p>", "a\n: b", SAME))
                .isEqualTo("a  \n\\: b");
    }

    @Test
    void linkThatBeginsLikeANoteStaysALink() {
        String html = "<p>x<a href=\"https://a.example/\">^1</a></p>";

        assertThat(new MarkdownText(Dialect.KRAMDOWN).of(html, "", SAME)).isEqualTo("x[&#94;1](https://a.example/)");
    }

    @Test
    void kramdownFindsNoTableFormulaOrNoteInText() {
        MarkdownText kramdown = new MarkdownText(Dialect.KRAMDOWN);

        assertThat(kramdown.of(
                        "<p>a | b $$x$$</p><p>: c</p><ol start=\"3\"><li>d</li></ol>",
                        "a | b $$x$$\n\n\\: c\n\n3. d",
                        SAME))
                .isEqualTo("a \\| b \\$\\$x\\$\\$\n\n\\: c\n\n<ol start=\"3\"><li>d</li></ol>");
    }

    private static String converted(String html) {
        return GFM.of(html, "", SAME);
    }

    static Stream<String> hardHtml() {
        return Stream.of(
                "<p>1. no list</p><p>- no</p><p># no</p><p>+ x</p><p>= y</p><p>&gt; q</p><p>~~~</p><p>^</p><p>---</p>",
                "<p>a * b _d_ __h__ `i` ~~j~~ [l](m) [n] [o]: p ![q](r) &lt;s&gt; &amp;amp; \\t \\* | u</p>",
                "<ul><li>a<ul><li>b<ol start=3><li>c</li></ol></li></ul></li><li><p>d</p><p>e</p></li></ul><ul><li>f</li></ul>",
                "<ol><li>g</li></ol><ol><li>h</li></ol><ol><li value=5>five</li></ol><ol start=0><li>z</li></ol>",
                "<pre><code>a\n\n```\nb\n</code></pre><p>x</p><pre>  lead\n</pre>",
                "<table><tr><th>a</th><th>b|c</th></tr><tr><td>1<br>2</td><td><code>x</code></td></tr></table>",
                "<table><tr><td>a</td></tr></table><table><tr><th>c</th></tr><tr><td><ul><li>x</li></ul></td></tr></table>",
                "<p>a<br>b<br><br>c<br></p><p><b>a<br><br>b</b></p>",
                "<blockquote>a<blockquote><p>b</p></blockquote><ul><li>c</li></ul><pre>d\n\ne</pre></blockquote>",
                "<h2>T #</h2><h3>a {#b}</h3><h1></h1><hr>",
                "<p><a href='http://x.y/a_b(c)'>t]x</a><a href='http://x.y/'><img src='http://x.y/i.png' alt='a]b'></a></p>",
                "<p><u>u</u><sup>2</sup><kbd>K</kbd><mark>m</mark><del>d</del><s>e</s><ins>i</ins></p>",
                "<p>$a_1 * b$ $$x_2\\,y$$ \\(z\\)</p>",
                "<div><p>a</p>b<div>c<br>d</div></div><p>x</p>text<p>y</p>text<br>z",
                "<dl><dt>a</dt><dd>b</dd></dl><figure><img src='http://x.y/i.png'><figcaption>cap</figcaption></figure>",
                "<ul><li><pre><code>x\n\ny</code></pre></li><li><blockquote><p>q</p></blockquote></li><li></li></ul>",
                "<p>end \\</p><p>a!<a href='http://x.y/'>b</a></p><p>c<a href='http://x.y/'>[d]</a></p>",
                "<p>&lt;div&gt; &lt;3 &lt;-- a &lt; b &gt; c Q&amp;A &amp;copy; &amp;#35; AT&amp;T;</p>",
                "<p>a<br># b<br>- c<br>1. d<br>&gt; e<br>===<br>---<br>f</p><p>a<br>| b | c<br>|---|---|</p>",
                "<p>[^1] [1]: x</p><p>[x]</p><p>*[HTML]: y</p><p>{:toc}</p><p>!<b>x</b></p>",
                "<p>a*b*c**d**e</p><p>**x**</p><p>***</p><p>* * *</p><p>_ _ _</p><p>{{{ }}} {{&lt;/* a */&gt;}}</p>",
                "<p><b><i>x</i></b> <i><b>y</b></i> <b>a</b><code>b</code><b>，c</b>d <b><b>e</b></b> <b> </b>f</p>",
                "<p><code>a`b</code> <code> c </code> <code></code> <code>{{&lt; x &gt;}}</code></p>",
                "<p>x</p>\n\n<!-- c -->\n\n" + "<blockquote>".repeat(30) + "deep" + "</blockquote>".repeat(30));
    }
}
