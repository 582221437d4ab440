package io.github.emlogstatic.emlog.markdown;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    /** The lines of the file are what people write, then random ones, each with what emlog 2.6.27 makes of it. */
    @Test
    void textsAreAsEmlogShowsThem() throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<String> lines;
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/real/markdown.jsonl"))) {
            lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }

        assertThat(lines).hasSizeGreaterThan(100);
        for (String line : lines) {
            JsonNode text = json.readTree(line);
            String source = text.get(0).asText();
            assertThat(Markdown.html(source)).as(source).isEqualTo(text.get(1).asText());
            assertThat(Markdown.noteHtml(source))
                    .as(source)
                    .isEqualTo(text.get(2).asText());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            '#标题' → <h1>标题</h1>
            '##二 # 级##' → <h2>二 # 级</h2>
            '#话题# 后面' → <h1>话题# 后面</h1>
            a⏎#b → <p>a</p>⏎<h1>b</h1>
            - #项 → <ul>⏎<li>⏎<h1>项</h1>⏎</li>⏎</ul>
            '####### 七' → <p>####### 七</p>
            a⏎b → <p>a<br />⏎b</p>
            **注意：**后面**“引”**，**a** → <p><strong>注意：</strong>后面<strong>“引”</strong>，<strong>a</strong></p>
            \\*\\*a\\*\\* → <p>**a**</p>
            `**注意：**后` → <p><code>**注意：**后</code></p>
            ~~删~~ → <p><del>删</del></p>
            看 https://a.example/b_c_d?x=1&y=2。 完 → <p>看 <a href="https://a.example/b_c_d?x=1&amp;y=2">https://a.example/b_c_d?x=1&amp;y=2</a>。 完</p>
            (https://a.example/) → <p>(<a href="https://a.example/">https://a.example/</a>)</p>
            HTTPS://A.example → <p><a href="HTTPS://A.example">HTTPS://A.example</a></p>
            <https://a.example> → <p><a href="https://a.example">https://a.example</a></p>
            [https://a.example](b) → <p><a href="b">https://a.example</a></p>
            ![https://a.example](i.png) → <p><img src="i.png" alt="https://a.example" /></p>
            `https://a.example` → <p><code>https://a.example</code></p>
            <u>https://a.example</u> → <p><u><a href="https://a.example">https://a.example</a></u></p>
            <iframe src=https://a.example/?b=1 width=2></iframe> → <iframe src=https://a.example/?b=1 width=2></iframe>
            <a b=1=2> → <p>&lt;a b=1=2&gt;</p>
            x <b c=d?e=fg=h>i</b><img.> → <p>x <b c=d?e=fg=h>i</b><img.></p>
            <pre>⏎#no https://a.example⏎</pre> → <pre>⏎#no https://a.example⏎</pre>
            <p>⏎<picture>⏎</picture>⏎</p>⏎*a* → <p>⏎<picture>⏎</picture>⏎</p>⏎*a*
            <p>⏎<P1>⏎</p>⏎*a* → <p>⏎<P1>⏎</p>⏎<p><em>a</em></p>
            | a | b |⏎| --- | --- |⏎| 1 | `x` | → <table>⏎<thead>⏎<tr>⏎<th>a</th>⏎<th>b</th>⏎</tr>⏎</thead>⏎<tbody>⏎<tr>⏎<td>1</td>⏎<td><code>x</code></td>⏎</tr>⏎</tbody>⏎</table>
            """)
    void shortTextsAreAsEmlogShowsThem(String source, String html) {
        assertThat(Markdown.html(source.replace('⏎', '\n'))).isEqualTo(html.replace('⏎', '\n'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*", "**a", "[", "](", "`", "` ", "_a ", "<a ", "<!--", "> ", "* a\n  ", "a:b/", "~~a", "a|b\n", "[a](",
                "**a*b ", "<div>\n", "- "
            })
    void hostileTextsTakeNeitherLongNorMuchStack(String part) {
        String text = part.repeat(4_000 / part.length());

        inLinearTime(() -> {
            assertThat(Markdown.html("x " + text)).isNotEmpty();
            assertThat(Markdown.html(text)).isNotNull();
        });
    }

    @ParameterizedTest
    @CsvSource({"'~~a ', ''", "'<a', '@ >'", "'<a://', ' >'", "'a@', ' >'"})
    void whatNeverEndsIsLookedForOnce(String part, String end) {
        String text = "x <" + part.repeat(200_000) + end;

        inLinearTime(() -> assertThat(Markdown.html(text)).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "'', '[a]:', ' x y'",
        "'', '[a]: x \"b ', y",
        "'```', ' ', '`'",
        "'```⏎x', ' ', 'y⏎```'",
        "'<div>⏎x', ' ', 'y⏎</div>'",
        "'`x', ' ', 'y`'",
        "'', '中\t', x",
        "'[a]: b⏎⏎', '[中', ]",
        "x, '⏎:中文', y",
        "x, '⏎-中文', y",
        "'', '_a _a _a _a _a _a ', y",
        "x, '<!--中 <br>', y"
    })
    void longLinesTakeNoLongerThanTheyAre(String begin, String part, String end) {
        String text = (begin + part.repeat(100_000) + end).replace('⏎', '\n');

        inLinearTime(() -> assertThat(Markdown.html(text)).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            [a]: b → b
            [a]:<b> → b
            [a]: <<b>>··· → <b>
            [a]: > → >
            [a]: <> → >
            [a]: b 't' → b/t
            [a]: <b> (t " u)··· → b/t " u
            """)
    void definitionsAreAsEmlogReadsThem(String line, String target) {
        String[] parts = target.split("/");
        String title = parts.length == 1 ? "" : " title=\"" + Markdown.escapedAttribute(parts[1]) + "\"";
        String link = "<p><a href=\"" + Markdown.escapedAttribute(parts[0]) + "\"" + title + ">a</a></p>";

        assertThat(Markdown.html(line.replace('·', ' ') + "\n\n[a]")).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a]: b]: c", "[a]:b]: c", "[a]: b 't' u", "[a]: b ''", "[]: b"})
    void whatEmlogTakesForNoDefinitionIsNone(String line) {
        assertThat(Markdown.html(line + "\n\n[a]")).doesNotContain("<a ");
    }
}
