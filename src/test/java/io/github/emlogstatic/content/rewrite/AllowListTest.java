package io.github.emlogstatic.content.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.content.target.NewAddresses;
import io.github.emlogstatic.content.target.Policy;
import io.github.emlogstatic.content.target.ShownFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {

    static final Policy POLICY = Policy.safe(List.of("player.bilibili.com", "www.youtube.com"));

    private final HtmlRewriter rewriter =
            HtmlRewriter.of(BlogAddresses.of("https://blog.example.com/", List.of()), AllowListTest.POLICY);

    private final HtmlRewriter trusting =
            HtmlRewriter.of(BlogAddresses.of("https://blog.example.com/", List.of()), Policy.trusting(List.of()));

    private String page(String html) {
        return rewriter.page(html, NewAddresses.NONE).html();
    }

    private String comment(String html) {
        return rewriter.comment(html, NewAddresses.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <script>x</script>a | a
            <p onclick=x ONLOAD=y>a</p> | <p>a</p>
            <p data-lang"<b="1">a</p> | <p>a</p>
            <p data-lang<b data-line-2=3>a</p> | <p data-line-2="3">a</p>
            <a href="javascript:x">a</a> | <a>a</a>
            <a href=" jav&#x09;ascript:x">a</a> | <a>a</a>
            <a href="&#1;javascript:x">a</a> | <a>a</a>
            <a href="java&#2;script:x">a</a> | <a>a</a>
            <a href="JaVaScRiPt&colon;x">a</a> | <a>a</a>
            <a href="vbscript:x">a</a> | <a>a</a>
            <a href="data:text/html,x">a</a> | <a>a</a>
            <a href="blob:x">a</a> | <a>a</a>
            <img src="javascript:x">a | a
            <img src=x onerror=alert(1) srcset="javascript:x 2x"> | <img src="https://blog.example.com/x" alt="" referrerpolicy="no-referrer" decoding="async">
            <form action=x>a<input name=b><button>c</button></form> | a
            <meta http-equiv=refresh content='0;url=x'>a | a
            <base href=https://evil.example/>a | a
            <link rel=stylesheet href=x>a | a
            <style>p{}</style>a | a
            <svg><script>x</script><a href=y>b</a></svg>a | a
            <template><p>b</p></template>a | a
            <unknown>a</unknown> | a
            <iframe src=https://evil.example/></iframe> | <a class="embedded" href="https://evil.example/" rel="noopener">https://evil.example/</a>
            <iframe srcdoc='<script>x</script>'></iframe>a | a
            <iframe src=javascript:x></iframe>a | a
            <object data=javascript:x></object><embed src=data:text/html,x>a | a
            <p style='position:fixed;top:0;text-align:center'>a</p> | <p style="text-align:center">a</p>
            <p style='width:expression(x)'>a</p> | <p>a</p>
            <p style='width:e\\78pression(x)'>a</p> | <p>a</p>
            <p style='background:url(https://evil.example/x)'>a</p> | <p>a</p>
            <p style='background:url(javascript:x)'>a</p> | <p>a</p>
            <p style='background:url("x'>a</p> | <p>a</p>
            <p style="background:url(x'y);position:fixed;inset:0;a:')">a</p> | <p>a</p>
            <p style="font-family:'a&#10;;position:fixed;inset:0;a:'">a</p> | <p>a</p>
            <p style="color:red{position:fixed}">a</p> | <p>a</p>
            <math><mtext><style><img src=x onerror=y></style></mtext></math>a | <math><mtext></mtext></math>a
            <math href=javascript:x><mi>x</mi></math> | <math><mi>x</mi></math>
            """)
    void unsafeHtmlIsRemoved(String html, String safe) {
        assertThat(page(html)).isEqualTo(safe);
    }

    @Test
    void knownPlayersAreKeptInASandbox() {
        assertThat(
                        page(
                                "<iframe src='//player.bilibili.com/player.html?bvid=1&amp;p=2' width='100%' height=400 onload=x></iframe>"))
                .isEqualTo("<iframe src=\"https://player.bilibili.com/player.html?bvid=1&amp;p=2\""
                        + " title=\"player.bilibili.com\" height=\"400\""
                        + " sandbox=\"allow-scripts allow-same-origin allow-popups allow-presentation\" loading=\"lazy\""
                        + " allowfullscreen=\"\" style=\"width:100%\"></iframe>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://player.bilibili.com.evil.example/",
                "https://evil.example/player.bilibili.com",
                "https://player.bilibili.com@evil.example/",
                "https://evil.example\\@player.bilibili.com/"
            })
    void similarAddressesAreNoKnownPlayers(String src) {
        assertThat(page("<iframe src='" + src + "'></iframe>")).doesNotContain("<iframe");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <script>if (a < b && c) x('</p>')</script>
            <p onclick="x()" style="position:fixed">a</p>
            <form action="https://a.example/"><input name="b"><button>c</button></form>
            <a href="javascript:x(1 + 2)">a</a>
            <iframe src="https://evil.example/" width="3"></iframe>
            <svg viewbox="0 0 1 1"><path d="M0 0"></path></svg>
            <style>p > a { color: red }</style>
            <form><fieldset><legend>加密</legend><textarea oninput="out.value=btoa(this.value)"></textarea><p>a<textarea hidden="">b</textarea></p></fieldset></form>
            <textarea name="code" class="c">int a;</textarea>
            <center><font color="red">a</font> <big>b</big><nobr>c</nobr></center>
            <xmp><b>a</b> & b</xmp>
            """)
    void trustedHtmlStaysUnchanged(String html) {
        RewrittenHtml page = trusting.page(html, NewAddresses.NONE);

        assertThat(page.html()).isEqualTo(html);
        assertThat(page.removed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<section><h1>x</h1><p>y</p></section>",
                "<center><font color=red>a</font> <big>b</big></center>",
                "<xmp><b>a</b></xmp>",
                "<p>a</p><textarea class=python name=code>if x:\n    y</textarea>",
                "<fieldset><legend>a</legend><p>b</p></fieldset><textarea hidden>c</textarea>"
            })
    void trustedExportsHaveTheElementsOfSafeOnes(String html) {
        assertThat(elements(trusting.export(html, NewAddresses.NONE)))
                .isEqualTo(elements(rewriter.export(html, NewAddresses.NONE)));
    }

    /** The HTML without attributes. */
    private static String elements(String html) {
        return html.replaceAll("<(\\w+)[^>]*>", "<$1>");
    }

    @Test
    void commentsAndBaseElementsAreNeverTrusted() {
        NewAddresses inside = new NewAddresses(href -> Optional.of("post-1.html"), path -> ShownFile.at("m.js"));

        assertThat(trusting.comment("<script>x</script><p onclick=x>a", NewAddresses.NONE))
                .isEqualTo("<p>a</p>");
        assertThat(trusting.feed("<script>x</script>a", NewAddresses.NONE)).isEqualTo("a");
        assertThat(trusting.page("<base href=x><script src=/content/uploadfile/1/a.js></script>", inside)
                        .html())
                .isEqualTo("<script src=\"m.js\"></script>");
    }

    @Test
    void removedElementsAreCounted() {
        assertThat(rewriter.page(
                                "<script></script><script></script><p onclick=x><a href=javascript:x>a</a><iframe src=//x>",
                                NewAddresses.NONE)
                        .removed())
                .isEqualTo(Map.of("script", 2, "onclick", 1, "javascript:", 1, "iframe", 1));
        assertThat(rewriter.page("<center><font>a</font></center>", NewAddresses.NONE)
                        .removed())
                .isEmpty();
    }

    @Test
    void elementsThatAuthorsUseAreKept() {
        String html = "<details open=\"\"><summary>a</summary><figure><figcaption>b</figcaption></figure></details>"
                + "<p class=\"note\" title=\"t\" lang=\"en\" style=\"text-indent:2em;text-align:center\">c</p>"
                + "<ol start=\"3\"><li value=\"4\">d</li></ol><kbd>e</kbd><mark>f</mark><ruby>g<rt>h</rt></ruby>"
                + "<blockquote>i</blockquote><dl><dt>j</dt><dd>k</dd></dl>";

        assertThat(page(html)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a<br />b&nbsp;&lt;c | a<br>b&#160;&lt;c
            <b class=x style=color:red onclick=y>a</b> | <b>a</b>
            <span style='color:red'>a</span> | a
            <a href='https://other.example/' target=_blank rel=me>a</a> | <a href="https://other.example/" rel="nofollow ugc noopener">a</a>
            <a href='mailto:a@example.com'>a</a> | <a>a</a>
            <a href='javascript:x'>a</a> | <a>a</a>
            <h1 id=x>a</h1><table><tr><td>b</table> | ab
            <iframe src='https://player.bilibili.com/'></iframe>a | a
            <img src='https://other.example/x.png'> | <a href="https://other.example/x.png" rel="nofollow ugc noopener">https://other.example/x.png</a>
            <img src='https://other.example/x.png' alt=UBB图片> | <a href="https://other.example/x.png" rel="nofollow ugc noopener">https://other.example/x.png</a>
            好<img src=/content/plugins/face/1.gif alt='[微笑]'> | 好<a href="https://blog.example.com/content/plugins/face/1.gif" rel="nofollow ugc noopener">[微笑]</a>
            <a href='https://other.example/'><img src=/1.gif alt=笑></a> | <a href="https://other.example/" rel="nofollow ugc noopener">笑</a>
            <a href='https://other.example/'>a <img src='https://other.example/x.png'></a> | <a href="https://other.example/" rel="nofollow ugc noopener">a https://other.example/x.png</a>
            <script>x</script><style>y</style>a | a
            """)
    void commentsKeepFewerElements(String html, String safe) {
        assertThat(comment(html)).isEqualTo(safe);
    }

    @Test
    void linksInsideTheSiteHaveNoNofollowInComments() {
        NewAddresses inside = new NewAddresses(href -> Optional.of("post-1.html"), path -> ShownFile.at("m.png"));

        assertThat(rewriter.comment("<a href='?post=1'>a</a><img src=content/uploadfile/1/a.png>", inside))
                .isEqualTo("<a href=\"post-1.html\">a</a><img src=\"m.png\" alt=\"\" loading=\"lazy\">");
    }
}
