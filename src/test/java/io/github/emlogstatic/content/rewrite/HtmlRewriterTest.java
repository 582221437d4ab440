package io.github.emlogstatic.content.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.content.formula.Formulas;
import io.github.emlogstatic.content.media.PixelSize;
import io.github.emlogstatic.content.rewrite.RewrittenHtml.Heading;
import io.github.emlogstatic.content.target.CodeLook;
import io.github.emlogstatic.content.target.NewAddresses;
import io.github.emlogstatic.content.target.Policy;
import io.github.emlogstatic.content.target.ShownFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlRewriterTest {

    private final HtmlRewriter rewriter = HtmlRewriter.of(
            BlogAddresses.of("https://blog.example.com/", List.of("http://old.example.com/")), AllowListTest.POLICY);
    private final NewAddresses targets = new NewAddresses(
            href -> Optional.ofNullable(
                    Map.of("?post=12", "../post/12.html", "http://old.example.com/tag/C%2B%2B", "tag/C++.html")
                            .get(href)),
            path -> new ShownFile(
                    path.contains("missing")
                            ? Optional.empty()
                            : Optional.of("m/" + path.substring(path.lastIndexOf('/') + 1)),
                    path.endsWith("a.png") ? Optional.of(new PixelSize(600, 400)) : Optional.empty(),
                    Optional.empty(),
                    false));

    private String page(String html) {
        return rewriter.page(html, targets).html();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <a href='?post=12'>x</a> | <a href="../post/12.html">x</a>
            <a href='http://old.example.com/tag/C%2B%2B'>x</a> | <a href="tag/C++.html">x</a>
            <a href='../content/uploadfile/1/a.zip'>x</a> | <a href="m/a.zip">x</a>
            <a href='/content/uploadfile/1/missing 1.zip'>x</a> | <a href="https://blog.example.com/content/uploadfile/1/missing%201.zip">x</a>
            <a href='http://old.example.com/rss.php'>x</a> | <a href="https://blog.example.com/rss.php">x</a>
            <a href='#标题'>x</a> | <a href="#标题">x</a>
            <a href='https://other.example/?a=1&amp;b=2'>x</a> | <a href="https://other.example/?a=1&amp;b=2">x</a>
            <a href='magnet:?xt=urn:btih:1'>x</a> | <a href="magnet:?xt=urn:btih:1">x</a>
            <a href='mailto:a@example.com'>x</a> | <a href="mailto:a@example.com">x</a>
            <a target=_blank rel='nofollow bad' href='//other.example/'>x</a> | <a href="https://other.example/" target="_blank" rel="nofollow noopener">x</a>
            """)
    void linksGetTheirNewAddresses(String html, String rewritten) {
        assertThat(page(html)).isEqualTo(rewritten);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>&nbsp;</p>",
                "<p><br></p>",
                "<p>　&#8203;<span><br></span></p>",
                "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"
            })
    void theEmptyLineOfAnEditorIsAnEmptyParagraph(String html) {
        assertThat(page(html)).matches("<p[^>]*></p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p><img src=\"https://a.example/a.png\" alt=\"\"></p>",
                "<p><span id=\"here\"></span></p>",
                "<p>　a</p>"
            })
    void aParagraphWithSomethingInItIsNone(String html) {
        assertThat(page(html)).doesNotMatch("<p[^>]*></p>");
    }

    @Test
    void imagesGetTheirNewAddressAndSize() {
        assertThat(page("<img src='/content/uploadfile/1/a.png' alt='x'>"))
                .isEqualTo(
                        "<img src=\"m/a.png\" alt=\"x\" width=\"600\" height=\"400\" class=\"drawing\" decoding=\"async\">");
        assertThat(page("<img src='/content/uploadfile/1/a.png' width='300'>"))
                .isEqualTo(
                        "<img src=\"m/a.png\" alt=\"\" width=\"300\" height=\"200\" class=\"drawing\" decoding=\"async\">");
        assertThat(page("<img src='/content/uploadfile/1/a.png' height='100'>"))
                .isEqualTo("<img src=\"m/a.png\" alt=\"\" width=\"150\" height=\"100\" decoding=\"async\">");
    }

    @Test
    void allImagesButTheFirstLoadLazily() {
        assertThat(page("<img src=content/uploadfile/1/1.png>, <img src=content/uploadfile/1/2.png>"))
                .isEqualTo("<img src=\"m/1.png\" alt=\"\" decoding=\"async\">, "
                        + "<img src=\"m/2.png\" alt=\"\" loading=\"lazy\" decoding=\"async\">");
    }

    @Test
    void missingImageIsLoadedFromTheBlog() {
        assertThat(page("<img src='../content/uploadfile/1/missing.png'>"))
                .contains("src=\"https://blog.example.com/content/uploadfile/1/missing.png\"")
                .contains("referrerpolicy=\"no-referrer\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <img data-src='content/uploadfile/1/b.png'> | m/b.png
            <img src='data:image/gif;base64,R0' data-original='content/uploadfile/1/b.png'> | m/b.png
            <img src='/static/loading.gif' data-original='content/uploadfile/1/b.png'> | m/b.png
            <img class='lazyload' src='x.png' data-src='content/uploadfile/1/b.png'> | m/b.png
            <img lay-src='content/uploadfile/1/b.png'> | m/b.png
            <img src='https://blog.example.com/content/templates/t/images/thumb.jpg' data-original='https://blog.example.com/content/uploadfile/1/b.png'> | m/b.png
            <img src='/content/plugins/p/1.svg' lay-src='content/uploadfile/1/b.png'> | m/b.png
            <img src='/blog/content/plugins/p/1.svg' data-src='content/uploadfile/1/b.png'> | m/b.png
            <img src='https://blog.example.com/b/content/plugins/p/1.gif' data-original='https://blog.example.com/content/uploadfile/1/b.png'> | m/b.png
            <img src='../content/plugins/p/1.gif' data-original='../content/uploadfile/1/b.png'> | m/b.png
            <img src='content/uploadfile/1/b.png' data-src='https://other.example/c.png'> | m/b.png
            <img class='lazyload' src='content/uploadfile/1/b.png' data-lazyload='true'> | m/b.png
            <img class='lazy' src='content/uploadfile/1/b.png' data-lazy='true'> | m/b.png
            <img src='content/uploadfile/1/b.png?content/plugins/' data-original='https://other.example/c.png'> | m/b.png
            <img src='https://cdn.example/content/plugins/p/c.png' data-original='content/uploadfile/1/b.png'> | m/c-507f91882688b23c.png
            <img src='https://cdn.example/content/templates/c.png' data-lazy='content/uploadfile/1/b.png'> | m/c-5f0ccf0a677a1584.png
            """)
    void lazyImagesGetTheirRealAddress(String html, String src) {
        assertThat(page(html)).contains(" src=\"" + src + "\"").doesNotContain("data-", "lay-");
    }

    @Test
    void addressesInSrcsetPosterAndStyleAreRewritten() {
        assertThat(page("<img src=content/uploadfile/1/b.png srcset='content/uploadfile/1/c.png 2x, x y.php 3x'>"))
                .contains("srcset=\"m/c.png 2x, https://blog.example.com/x%20y.php 3x\"");
        assertThat(
                        page(
                                "<video poster=content/uploadfile/1/p.png><source src=/content/uploadfile/1/v.mp4 type=video/mp4>"))
                .isEqualTo(
                        "<video controls=\"\" poster=\"m/p.png\"><source type=\"video/mp4\" src=\"m/v.mp4\"></video>");
        assertThat(page("<p style=\"background: url('content/uploadfile/1/b.png') no-repeat; float: left\">x</p>"))
                .isEqualTo("<p style=\"background:url(&quot;m/b.png&quot;) no-repeat;float:left\">x</p>");
        assertThat(page("<object data=content/uploadfile/1/x.pdf></object>"))
                .isEqualTo("<a class=\"embedded\" href=\"m/x.pdf\" rel=\"noopener\">x.pdf</a>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <object classid='clsid:D27CDB6E'><param name=Movie value='http://a.example/b.swf'></object> | http://a.example/b.swf
            <object><param name=quality value=high><embed src='http://a.example/b.swf'></object> | http://a.example/b.swf
            <object><param name=URL value='/content/uploadfile/1/s.wma'></object> | m/s.wma
            <iframe data-src='https://a.example/b'></iframe> | https://a.example/b
            """)
    void oldAndLazyPlayersBecomeLinks(String html, String address) {
        assertThat(page(html)).startsWith("<a class=\"embedded\" href=\"" + address + "\"");
    }

    @Test
    void headingsStartBelowTheTitleAndAreNested() {
        RewrittenHtml rewritten = rewriter.page("<h1>一</h1><h2>A & B</h2><h1>一</h1><h3>Comments</h3>", targets);

        assertThat(rewritten.html())
                .isEqualTo("<h2 id=\"一\">一</h2><h3 id=\"a-b\">A &amp; B</h3><h2 id=\"一-2\">一</h2>"
                        + "<h3 id=\"comments-2\">Comments</h3>");
        assertThat(rewritten.toc())
                .containsExactly(
                        new Heading("一", "一", 2, List.of(new Heading("a-b", "A & B", 3, List.of()))),
                        new Heading("一-2", "一", 2, List.of(new Heading("comments-2", "Comments", 3, List.of()))));
    }

    /** A link to a comment leads to the comment. */
    @Test
    void noHeadingHasTheIdOfAComment() {
        assertThat(page("<h2>Comment 12</h2><h2 id=comment-3>Comments</h2><h2>Comment rules</h2>"))
                .isEqualTo("<h2 id=\"comment-12-2\">Comment 12</h2><h2 id=\"comments-2\">Comments</h2>"
                        + "<h2 id=\"comment-rules\">Comment rules</h2>");
        assertThat(page("<h2>Comment</h2><h2>Comment</h2><h2>Comment</h2>"))
                .isEqualTo("<h2 id=\"comment\">Comment</h2><h2 id=\"comment--2\">Comment</h2>"
                        + "<h2 id=\"comment--3\">Comment</h2>");
    }

    @Test
    void headingsBelowTheTitleStay() {
        assertThat(page("<h2 id=own>x</h2><h3>own</h3><h2></h2>"))
                .isEqualTo("<h2 id=\"own\">x</h2><h3 id=\"own-2\">own</h3> ");
    }

    @Test
    void tablesAndCodeScroll() {
        assertThat(page("<table><tr><td>1</table>"))
                .isEqualTo(
                        "<div class=\"table-wrap\" tabindex=\"0\"><table><tbody><tr><td>1</td></tr></tbody></table></div>");
        assertThat(page("<pre><code class='language-java'>a &lt; b\n</code></pre>"))
                .isEqualTo(
                        "<div class=\"code\" data-code=\"java\"><pre tabindex=\"0\"><code class=\"language-java\">a &lt; b\n"
                                + "</code></pre></div>");
        assertThat(page("<pre>\n\nx</pre>")).isEqualTo("<div class=\"code\"><pre tabindex=\"0\">\n\nx</pre></div>");
    }

    @Test
    void obsoleteElementsAreReplaced() {
        assertThat(page("<center><font color=red size=5>x</font></center><strike>y</strike><p align=right>z"))
                .isEqualTo("<div style=\"text-align:center\"><span style=\"color:red;"
                        + "color:light-dark(red,color-mix(in oklab,red,white 76%));font-size:x-large\">x</span></div>"
                        + "<s>y</s><p style=\"text-align:right\">z</p>");
        assertThat(page("<table border=1 width='50%'><tr><td width=20 bgcolor=#fff>1</table>"))
                .contains("<table style=\"width:50%\">")
                .contains("<td style=\"width:20px;background-color:#fff;background-color:light-dark(");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            color:#036 !important | ;color:light-dark(#036,color-mix(in oklab,#036,white 76%))!important
            background: rgb(255, 255, 255) none repeat | ;background-color:light-dark(rgb(255, 255, 255),#fff0)
            background:#FFFFE0 | ;background-color:light-dark(#FFFFE0,color-mix(in srgb,#FFFFE0 10%,transparent))
            background:white | ;background-color:light-dark(white,#fff0)
            border:solid black 1.0pt | ;border:solid light-dark(black,currentcolor) 1.0pt
            border-left:1px solid #000!important | ;border-left:1px solid light-dark(#000,currentcolor)!important
            border-color:rgb(0, 0, 0) | ;border-color:light-dark(rgb(0, 0, 0),currentcolor)
            border-color:red #000 black red | ;border-color:red light-dark(#000,currentcolor) light-dark(black,currentcolor) red
            border:1px solid #000080 | ''
            color:inherit;background:transparent | ''
            background:linear-gradient(red,blue);border-color:red | ''
            """)
    void coloursGetVariantsForDarkPages(String style, String added) {
        String kept = style.replaceAll(": ", ":");
        assertThat(page("<p style=\"" + style + "\">x</p>")).isEqualTo("<p style=\"" + kept + added + "\">x</p>");
    }

    /** An article of which some words have the editor's black, and others none, is not in two colours. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            black | #d6d6d6
            #000 | #d6d6d6
            rgb(0, 0, 0) | #d6d6d6
            #333333 | #d6d6d6
            rgb(62,62,62) | #d6d6d6
            #666 | #bebebe
            #999999 | #9c9c9c
            #ccc | #cccccc
            #cdcdcd | #cdcdcd
            #eee | #eeeeee
            #1f2329 | #d6d6d6
            rgb(36,41,46) | #d6d6d6
            rgba(0, 0, 0, 0.9) | #d6d6d6
            rgba(0,0,0,.5) | #adadad
            Gray | #adadad
            #331 | color-mix(in oklab,#331,white 76%)
            rgb(0,0,40) | color-mix(in oklab,rgb(0,0,40),white 76%)
            rgb(0,0,999) | color-mix(in oklab,rgb(0,0,999),white 76%)
            """)
    void blackAndGreysAreTurnedAroundOnDarkPages(String grey, String dark) {
        assertThat(page("<p style='color:" + grey + "'>x</p>"))
                .isEqualTo("<p style=\"color:" + grey + ";color:light-dark(" + grey + "," + dark + ")\">x</p>");
    }

    @Test
    void aVariantForDarkPagesOverridesNoLaterColour() {
        assertThat(page("<p style='border:1px solid #000;border-left:6px solid #c00'>x</p>"))
                .isEqualTo("<p style=\"border:1px solid #000;border:1px solid light-dark(#000,currentcolor);"
                        + "border-left:6px solid #c00\">x</p>");
    }

    @Test
    void onlyTableCellsMayForbidLineBreaks() {
        assertThat(page("<p style='text-align:left;white-space:nowrap;min-width: 900px'>x</p>"))
                .isEqualTo("<p style=\"text-align:left\">x</p>");
        assertThat(page("<table><tr><td style='white-space:nowrap'>x</table>")).contains("white-space:nowrap");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <pre><code>1~2~3</code></pre> | data-lines="1~2~3" |
            <pre class='lang-c'>~1~2~3~~</pre> | data-lines="1~2~3" |
            <pre><code>1~2~3~4~</code></pre> | data-lines="1~2~3~4" | 4 lines
            <pre><code>1~2</code></pre> | |
            <pre>a~poem~of~four~lines</pre> | |
            <a href='https://x.example/'><pre><code>1~2~3~4</code></pre></a> | |
            """)
    void longCodeHasNumbersAndAFold(String html, @Nullable String numbers, @Nullable String lines) {
        HtmlRewriter numbering = HtmlRewriter.of(
                BlogAddresses.of("https://blog.example.com/", List.of()),
                Policy.safe(List.of()),
                new Formulas(Map.of()),
                new CodeLook(3, 3, count -> count + " lines"));
        String page = numbering.page(html.replace('~', '\n'), targets).html().replace('\n', '~');

        assertThat(page).contains(numbers == null ? "" : numbers);
        assertThat(page.contains("data-lines")).isEqualTo(numbers != null);
        assertThat(page.contains("<details class=\"fold\"><summary>" + lines + "</summary></details></div>"))
                .isEqualTo(lines != null);
        assertThat(numbering.feed(html, targets)).doesNotContain("data-lines", "details", "div");
    }

    @Test
    void codeLanguageOfUEditorBecomesAClass() {
        assertThat(page("<pre class='brush: c#;toolbar:false'>int a;</pre>"))
                .isEqualTo(
                        "<div class=\"code\" data-code=\"c#\"><pre class=\"brush: c#;toolbar:false language-c#\" tabindex=\"0\">"
                                + "<code><span class=\"hljs-type\">int</span> a;</code></pre></div>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <pre class='lang:c decode:true'>int a;</pre> | c
            <pre name=code class='c:nocontrols'>int a;</pre> | c
            <textarea name=code class=c rows=9>int a;</textarea> | c
            <pre name=code class='has c'>int a;</pre> | c
            <pre class=brush-c>int a;</pre> | c
            """)
    void codeLanguagesOfOldHighlightersAreKnown(String html, String language) {
        assertThat(page(html))
                .startsWith("<div class=\"code\" data-code=\"" + language + "\"><pre ")
                .endsWith("<code><span class=\"hljs-type\">int</span> a;</code></pre></div>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"has", "prettyprint", "brush-tool"})
    void aClassThatIsNoLanguageNamesNone(String name) {
        String block = "<pre class=\"" + name + "\"";

        assertThat(page("<pre name=code class=" + name + ">int a;</pre>"))
                .isEqualTo("<div class=\"code\">" + block + " tabindex=\"0\">int a;</pre></div>");
        assertThat(rewriter.feed("<pre name=code class=" + name + ">int a;</pre>", targets))
                .isEqualTo(block + ">int a;</pre>");
    }

    @Test
    void titlesOfBoxesStandApart() {
        assertThat(page("<fieldset><legend>说明</legend>内容</fieldset>")).isEqualTo("<div><p>说明</p>内容</div>");
        assertThat(rewriter.feed("<fieldset><legend><h3>说明</h3></legend>内容</fieldset>", targets))
                .isEqualTo("<div><div><h3>说明</h3></div>内容</div>");
    }

    @Test
    void textBoxesShowTheirCode() {
        assertThat(page("<p>a</p><textarea>\n&lt;b&gt;\n</textarea>"))
                .isEqualTo("<p>a</p><div class=\"code\"><pre tabindex=\"0\">&lt;b&gt;\n</pre></div>");
        assertThat(rewriter.comment("a<textarea>b</textarea>", targets)).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<textarea></textarea>",
                "<textarea name=code>　&nbsp;\n</textarea>",
                "<textarea hidden># a</textarea>",
                "<TEXTAREA style='width:0;display: none'># a</TEXTAREA>"
            })
    void textBoxesThatNobodySeesAreLeftOut(String box) {
        String html = "<p>a</p>" + box + "<p>b</p>";

        assertThat(page(html)).isEqualTo("<p>a</p><p>b</p>");
        assertThat(rewriter.feed(html, targets)).isEqualTo("<p>a</p><p>b</p>");
        assertThat(rewriter.export(html, targets)).isEqualTo("<p>a</p><p>b</p>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <label>邮箱<input><textarea>请留言</textarea></label> | 邮箱<p>请留言</p>
            <form><textarea>请留言</textarea></form> | <p>请留言</p>
            <p><textarea placeholder=留言>请留言</textarea></p> | <p>请留言</p>
            <form><textarea id=runcode1>请运行</textarea></form> | <pre>请运行</pre>
            <form><textarea>a = 1</textarea></form> | <p>a = 1</p>
            """)
    void theWordsOfAFormAreNoCode(String html, String rewritten) {
        assertThat(rewriter.feed(html, targets)).isEqualTo(rewritten);
    }

    @ParameterizedTest
    @ValueSource(strings = {"print 'x'\nprint i", "床前明月光\r\n疑是地上霜"})
    void severalLinesInAFormStayLines(String lines) {
        assertThat(rewriter.feed("<form><label><textarea>" + lines + "</textarea></label></form>", targets))
                .isEqualTo("<pre>" + lines.replace("\r", "") + "</pre>");
    }

    @Test
    void piecesOfAParagraphRepeatItsLookAndLinksAlone() {
        assertThat(rewriter.export(
                        "<p id=x class=k title=t style=color:red>a<a href=https://e.org/ title=u>b<textarea>c</textarea>d</a>",
                        targets))
                .isEqualTo(
                        "<p id=\"x\" class=\"k\" title=\"t\" style=\"color:red\">a<a title=\"u\" href=\"https://e.org/\">b</a></p>"
                                + "<pre>c</pre><p class=\"k\" style=\"color:red\"><a href=\"https://e.org/\">d</a></p>");
    }

    @Test
    void paragraphsBehindATextBoxKeepTheirAnchor() {
        assertThat(rewriter.export("<p id=x><textarea>a</textarea><br>b</p>", targets))
                .isEqualTo("<pre>a</pre><p id=\"x\">b</p>");
    }

    @Test
    void onlyTheFirstHundredTextBoxesEndAParagraph() {
        assertThat(rewriter.export("<p>" + "<textarea>a</textarea>b".repeat(102) + "</p>", targets))
                .isEqualTo("<pre>a</pre><p>b</p>".repeat(99) + "<pre>a</pre><div>b<pre>a</pre>b<pre>a</pre>b</div>");
        assertThat(rewriter.export("<p>" + "<b>".repeat(6) + "<textarea>a</textarea>b", targets))
                .startsWith("<div><div style=\"font-weight:bold\">")
                .contains("<pre>a</pre>b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>a <textarea>b</textarea> c</p> | <p>a </p><pre>b</pre><p> c</p>
            <p><textarea>a</textarea><br><textarea>b</textarea> </p> | <pre>a</pre><pre>b</pre>
            <p>a<b>b<textarea>c</textarea></b>d</p> | <p>a<b>b</b></p><pre>c</pre><p>d</p>
            <p>a<legend>b</legend>c</p> | <p>a</p><p>b</p><p>c</p>
            """)
    void aParagraphEndsBeforeATextBox(String html, String rewritten) {
        assertThat(rewriter.feed(html, targets)).isEqualTo(rewritten);
        assertThat(rewriter.export(html, targets)).isEqualTo(rewritten);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>[toc]</p><p>x</p> | <p>x</p>
            <p style='color:inherit'> [TOC] </p><p>x</p> | <p>x</p>
            <p>[toc]<br />x</p> | <p>x</p>
            [TOC]<p>x</p> | <p>x</p>
            <p>x [toc] y</p> | <p>x [toc] y</p>
            <pre>[toc]</pre> | <div class="code"><pre tabindex="0">[toc]</pre></div>
            """)
    void tocMarkIsRemoved(String html, String rewritten) {
        assertThat(page(html)).isEqualTo(rewritten);
    }

    @Test
    void downloadIsNamedAfterItsLink() {
        assertThat(page("<a href='?resource_alias=aB3dEf7890123456&amp;resource_filename=a'>主题.rar</a>"))
                .isEqualTo("<a href=\"m/a.zip\" download=\"主题.rar\">主题.rar</a>");
        assertThat(page("<a href='?resource_alias=aB3dEf7890123456&amp;resource_filename=a'>点此下载</a>"))
                .isEqualTo("<a href=\"m/a.zip\">点此下载</a>");
    }

    /** The keyboard has to come to what scrolls. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            overflow-x: auto; overflow-y: hidden | tabindex="0" style="overflow-x:auto;overflow-y:hidden"
            height:150px;overflow:scroll | tabindex="0" style="height:150px;overflow:scroll"
            writing-mode: vertical-rl | tabindex="0" style="writing-mode:vertical-rl;max-width:100%;overflow-x:auto"
            writing-mode:vertical-rl;max-width:50px;overflow:hidden | style="writing-mode:vertical-rl;max-width:50px;overflow:hidden"
            height:40px;line-height:40px | style="height:40px;line-height:40px;min-height:min-content"
            height:2.5em | style="height:2.5em;min-height:min-content"
            height:40px !important | style="height:40px !important;min-height:min-content"
            height:40px;overflow-wrap:break-word | style="height:40px;overflow-wrap:break-word;min-height:min-content"
            height:40px;overflow:visible | style="height:40px;overflow:visible;min-height:min-content"
            height:40px;overflow:hidden | style="height:40px;overflow:hidden"
            height:40px;overflow-y:hidden | style="height:40px;overflow-y:hidden"
            height:40px;min-height:1em | style="height:40px;min-height:1em"
            height:1px | style="height:1px"
            height:100% | style="height:100%"
            """)
    void allTextOfAnAuthorsBoxCanBeSeen(String style, String written) {
        assertThat(page("<section style='" + style + "'>x</section>")).isEqualTo("<div " + written + ">x</div>");
        assertThat(page("<a href='#x'><span style='" + style + "'>x</span></a>"))
                .doesNotContain("tabindex");
    }

    /** A table scrolls within the box around it, and its rows are as high as their text anyway. */
    @Test
    void aTableGetsNoStylesForBoxes() {
        assertThat(page("<table style='overflow:auto'><tbody style='overflow:auto'><tr style='height:27px'>"
                        + "<td>1</td></tr></tbody></table><hr style='height:27px'>"))
                .isEqualTo("<div class=\"table-wrap\" tabindex=\"0\"><table style=\"overflow:auto\">"
                        + "<tbody style=\"overflow:auto\"><tr style=\"height:27px\"><td>1</td></tr></tbody></table></div>"
                        + "<hr style=\"height:27px\">");
    }

    /** UEditor writes the size of an image both as attributes and as style. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            style='width: 600px; height: 400px;' | width:600px;height:400px;max-width:100%;height:auto
            width=600 height=400 style='height:400px' | height:400px;height:auto
            style='width:100%;height:300px' | width:100%;height:300px;height:auto
            style='height:24px' | height:24px;width:auto;max-width:100%;object-fit:contain
            style='width:90px;height:90px;object-fit:cover' | width:90px;height:90px;object-fit:cover;max-width:100%
            style='line-height:2;max-height:50px' | line-height:2;max-height:50px
            """)
    void imageKeepsItsProportionsOnNarrowScreens(String attributes, String style) {
        assertThat(page("<img src=content/uploadfile/1/a.png " + attributes + ">"))
                .contains(" style=\"" + style + "\"");
    }

    @Test
    void onlyCheckboxesOfTaskListsAreKept() {
        assertThat(page("<ul><li><input type=checkbox checked disabled> a</ul><input type=text>"))
                .isEqualTo("<ul><li><input type=\"checkbox\" disabled=\"\" aria-label=\"a\" checked=\"\"> a</li></ul>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <pre><code class='lang-java'>int a;</code></pre> | <code class="lang-java"><span class="hljs-type">int</span> a;</code>
            <pre class='brush:c;toolbar:false'>int a&lt;b;</pre> | <code><span class="hljs-type">int</span> a&lt;b;
            <pre><code class='lang-java'>int <b>a</b>;</code></pre> | >int <b>a</b>;<
            <pre>int a;</pre> | >int a;<
            <pre class='language-klingon'>int a;</pre> | >int a;<
            """)
    void codeOfAKnownLanguageHasColors(String html, String colored) {
        assertThat(page(html)).contains(colored);
    }

    @Test
    void feedsAndExportsHaveCodeWithoutColors() {
        String html = "<pre><code class='lang-java'>int a;</code></pre>";

        assertThat(rewriter.feed(html, targets)).contains(">int a;<");
        assertThat(rewriter.export(html, targets)).contains(">int a;<");
    }

    @Test
    void codeAndFormulasAreDetectedAndPricesAreNot() {
        assertThat(rewriter.page("<pre>x</pre>", targets).hasCode()).isTrue();
        assertThat(rewriter.page("<p>x</p>", targets).hasCode()).isFalse();
        for (String formula : List.of("$$<br>x<br>$$", "so $a^2$ is", "$x$", "\\(x\\)", "<math><mi>x</mi></math>")) {
            assertThat(rewriter.page(formula, targets).hasMath()).as(formula).isTrue();
        }
        for (String other : List.of("from $5 to $6", "US$ 5", "<code>$a^2$</code>", "<pre>$$</pre>")) {
            assertThat(rewriter.page(other, targets).hasMath()).as(other).isFalse();
        }
    }

    @Test
    void wordsAndReadingTimeAreCounted() {
        RewrittenHtml few = rewriter.page("<p>你好，world! It's 2 <b>词</b>。</p><pre>not this</pre>", targets);

        assertThat(few.words().total()).isEqualTo(6);
        assertThat(few.words().minutes()).isEqualTo(1);
        assertThat(few.words().mostlyCharacters()).isFalse();
        assertThat(rewriter.page("一篇 article", targets).words().mostlyCharacters())
                .isTrue();
        assertThat(rewriter.page("字".repeat(801), targets).words().minutes()).isEqualTo(3);
        assertThat(rewriter.page("word ".repeat(400), targets).words().minutes())
                .isEqualTo(2);
        assertThat(rewriter.page("", targets).words().minutes()).isEqualTo(1);
    }

    @Test
    void feedsGetXhtml() {
        assertThat(rewriter.feed(
                        "<h1 id=x style='color:red'>T</h1><br><img src=content/uploadfile/1/a.png><hr>&nbsp;&copy;",
                        targets))
                .isEqualTo("<h1>T</h1><br/><img src=\"m/a.png\" alt=\"\" width=\"600\" height=\"400\"/><hr/>&#160;©");
        assertThat(rewriter.feed("<iframe src='https://player.bilibili.com/x'></iframe>", targets))
                .isEqualTo(
                        "<a class=\"embedded\" href=\"https://player.bilibili.com/x\" rel=\"noopener\">https://player.bilibili.com/x</a>");
    }

    @Test
    void openElementsAreClosed() {
        assertThat(page("<div><p>a<b>b<div>c")).isEqualTo("<div><p>a<b>b</b></p><div><b>c</b></div></div>");
    }

    @Test
    void firstOfTwoEqualIdsIsKept() {
        assertThat(page("<span id=fn1>a</span><p id=fn1>b</p><p id=comments>c</p><a name=x>d</a>"))
                .isEqualTo("<span id=\"fn1\">a</span><p>b</p><p>c</p><a id=\"x\">d</a>");
    }
}
