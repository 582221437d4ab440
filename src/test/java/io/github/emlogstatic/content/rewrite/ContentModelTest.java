package io.github.emlogstatic.content.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.content.target.NewAddresses;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTML that parsers accept although the standard forbids it. */
class ContentModelTest {

    private final HtmlRewriter rewriter =
            HtmlRewriter.of(BlogAddresses.of("https://blog.example.com/", List.of()), AllowListTest.POLICY);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <span><div>a</div></span> | <div><div>a</div></div>
            <b><p>a</p></b> | <div style="font-weight:bold"><p>a</p></div>
            <h2><p>a</p></h2> | <h2 id="a">a </h2>
            <li>a</li> | <div>a</div>
            <ul>a<p>b</p><li>c</ul> | <ul><li>a</li><li><p>b</p></li><li>c</li></ul>
            <ul><ul><li>a</ul></ul> | <ul><li><ul><li>a</li></ul></li></ul>
            <dl><dd>a<dt>b</dl> | <div><div>a</div><div>b</div></div>
            <dl><dt>a<dt>b<dd>c</dl> | <dl><dt>a</dt><dt>b</dt><dd>c</dd></dl>
            <dl><dt><h2>a</h2><dd>b</dl> | <dl><dt><div>a</div></dt><dd>b</dd></dl>
            <details>a</details> | <div>a</div>
            <details><summary>a</summary><summary>b</summary></details> | <details><summary>a</summary><div>b</div></details>
            <details><summary><h3 id=b>a</h3></summary></details> | <details><summary><h2 id="b">a</h2></summary></details>
            <details><summary><p><h2>a</h2></summary></details> | <details><summary> <h2 id="a">a</h2></summary></details>
            <details><summary><b><h2>a</h2></b></summary></details> | <details><summary><b>a </b></summary></details>
            <dl><dt><details><summary><h2>a</h2></summary></details></dt><dd>b</dd></dl> | <dl><dt><details><summary>a </summary></details></dt><dd>b</dd></dl>
            <figcaption>a</figcaption> | <div>a</div>
            <figure><p>a</p><figcaption>b</figcaption></figure> | <figure><p>a</p><figcaption>b</figcaption></figure>
            <figure><figcaption>a</figcaption><p>b</p><figcaption>c</figcaption></figure> | <figure><figcaption>a</figcaption><p>b</p><div>c</div></figure>
            <h4>a</h4><h2>b</h2><h6>c</h6> | <h2 id="a">a</h2><h2 id="b">b</h2><h3 id="c">c</h3>
            <h2></h2>a | ' a'
            <dl><dt><h2 id=b>a</h2><dd>b</dl> | <dl><dt><div id="b">a</div></dt><dd>b</dd></dl>
            <h2>a<h3>b</h3></h2> | <h2 id="a">a</h2><h3 id="b">b</h3>
            <section><nav>a</nav></section> | <div><div>a</div></div>
            <time>a</time><time datetime=2024-02-30>b</time><time datetime=2024-02-29>c</time> | <span>a</span><span>b</span><time datetime="2024-02-29">c</time>
            <p lang=中文 dir=up aria-hidden=x>a</p> | <p>a</p>
            <a href=x></a>a | <a></a>a
            <a href='http://[x'>a</a> | <a>a</a>
            <a href='http://a.example/?b[]=1#c#d'>a</a> | <a href="http://a.example/?b%5B%5D=1#c%23d">a</a>
            <math><mfrac><mi>a</mi></mfrac></math> | <math><mrow><mi>a</mi></mrow></math>
            """)
    void invalidHtmlIsRepaired(String html, String right) {
        assertThat(rewriter.page(html, NewAddresses.NONE).html()).isEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xmp", "listing"})
    void oldElementsForCodeGetItsFrame(String name) {
        assertThat(rewriter.page("<" + name + ">a\n  b</" + name + ">", NewAddresses.NONE)
                        .html())
                .isEqualTo("<div class=\"code\"><pre tabindex=\"0\">a\n  b</pre></div>");
    }

    @Test
    void listInsideCodeBecomesLines() {
        assertThat(rewriter.page("<pre><ol><li>a<li>b</ol></pre>", NewAddresses.NONE)
                        .html())
                .isEqualTo("<div class=\"code\"><pre tabindex=\"0\">a\nb\n\n</pre></div>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <tr><td colspan=5>a<tr><td>b | <tr><td>a</td></tr><tr><td>b</td></tr>
            <tr><td rowspan=9>a<td>b | <tr><td>a</td><td>b</td></tr>
            <tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e | <tr><td colspan="2">a</td><td>b</td></tr><tr><td>c</td><td>d</td><td>e</td></tr>
            <tr><td>a<td rowspan=2>b<tr><td colspan=2>c | <tr><td>a</td><td rowspan="2">b</td></tr><tr><td>c</td></tr>
            <tr><td colspan=0 rowspan=-1>a | <tr><td>a</td></tr>
            <tr><td rowspan=120>a<td>b<tr><td>c | <tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr>
            <tr><td colspan=100%>a<tr><td>b<td>c | <tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr>
            """)
    void cellSpansAreCutToTheGrid(String rows, String right) {
        assertThat(rewriter.page("<table>" + rows + "</table>", NewAddresses.NONE)
                        .html())
                .isEqualTo(
                        "<div class=\"table-wrap\" tabindex=\"0\"><table><tbody>" + right + "</tbody></table></div>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <colgroup><col><col></colgroup> | <colgroup><col><col></colgroup>
            <colgroup><col></colgroup> | ''
            <colgroup><col><col span=2></colgroup> | ''
            <colgroup span=2></colgroup> | ''
            <colgroup><col><col></colgroup><colgroup></colgroup> | ''
            """)
    void colgroupIsKeptIfItDescribesEveryColumn(String columns, String right) {
        assertThat(rewriter.page("<table>" + columns + "<tr><td>a<td>b</table>", NewAddresses.NONE)
                        .html()
                        .replaceAll(" +<", "<"))
                .contains("<table>" + right + "<tbody>");
    }
}
