package io.github.emlogstatic.emlog.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTML is what the Parsedown of emlog 2.6.27 makes of the same text; it also nests links. */
class MarkdownTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "#标题 → <h1>标题</h1>",
                "##二 # 级## → <h2>二 # 级</h2>",
                "#话题# 后面 → <h1>话题# 后面</h1>",
                "a⏎#b → <p>a</p>⏎<h1>b</h1>",
                "- #项 → <ul>⏎<li>⏎<h1>项</h1>⏎</li>⏎</ul>",
                "####### 七 → <p>####### 七</p>",
                "a⏎b → <p>a<br />⏎b</p>",
                "**注意：**后面**“引”**，**a** → <p><strong>注意：</strong>后面<strong>“引”</strong>，<strong>a</strong></p>",
                "\\*\\*a\\*\\* → <p>**a**</p>",
                "`**注意：**后` → <p><code>**注意：**后</code></p>",
                "~~删~~ → <p><del>删</del></p>",
                "看 https://a.example/b_c_d?x=1&y=2。 完"
                        + "→ <p>看 <a href=\"https://a.example/b_c_d?x=1&amp;y=2\">https://a.example/b_c_d?x=1&amp;y=2</a>。 完</p>",
                "(https://a.example/) → <p>(<a href=\"https://a.example/\">https://a.example/</a>)</p>",
                "HTTPS://A.example → <p><a href=\"HTTPS://A.example\">HTTPS://A.example</a></p>",
                "<https://a.example> → <p><a href=\"https://a.example\">https://a.example</a></p>",
                "[https://a.example](b) → <p><a href=\"b\">https://a.example</a></p>",
                "![https://a.example](i.png) → <p><img src=\"i.png\" alt=\"https://a.example\" /></p>",
                "`https://a.example` → <p><code>https://a.example</code></p>",
                "<a href=\"x\">https://a.example</a> → <p><a href=\"x\">https://a.example</a></p>",
                "<pre>⏎#no https://a.example⏎</pre> → <pre>⏎#no https://a.example⏎</pre>",
                "| a | b |⏎| --- | --- |⏎| 1 | `x` |"
                        + "→ <table>⏎<thead>⏎<tr>⏎<th>a</th>⏎<th>b</th>⏎</tr>⏎</thead>⏎<tbody>⏎<tr>⏎<td>1</td>⏎"
                        + "<td><code>x</code></td>⏎</tr>⏎</tbody>⏎</table>"
            })
    void htmlIsThatOfEmlog(String source, String html) {
        assertThat(Markdown.html(source.replace('⏎', '\n'))).isEqualTo(html.replace('⏎', '\n'));
    }
}
