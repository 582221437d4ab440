package io.github.emlogstatic.content.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdinaryHtmlTest {

    private static final List<String> NAMES = List.of("""
            p p p div h2 h3 ul ol li li blockquote pre code a b em strong span dl dt dd section
            figure figcaption sub font table thead tbody tr td button svg""".split("\\s+"));
    private static final List<String> TEXTS = List.of(
            "字",
            "a b",
            "\n",
            " ",
            "&amp;",
            "&lt;x&gt;",
            "&nbsp;",
            "&copy",
            "&middot5",
            "&hellip字",
            "&",
            "& ",
            "&#39;",
            "&#128;",
            "a&b=c",
            "\t",
            "]",
            "<",
            "</",
            "<!-- c -->",
            "😀",
            "\u00a0",
            "，",
            "[a]",
            "\r\n",
            "\r",
            "[toc]",
            "<p>[TOC]</p>",
            "\u0001",
            "\ud83d",
            "\ufffe",
            "");
    private static final List<String> ATTRIBUTES = List.of(
            " href=\"/post-1.html\"",
            " class=\"a b\"",
            " style='x'",
            " id=x",
            " title=\"a &amp; b\"",
            " hidden",
            " href=\"?a=1&b=2\"",
            " CLASS=\"x\"",
            "\nclass=\"y\"",
            " data-x=\"\"",
            " /",
            "  ");
    private static final List<String> VOID = List.of("<br>", "<br/>", "<br />", "<hr>", "<img src=\"a.png\" alt=\"\">");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "字",
                "<p>a</p>\n<h2>b</h2>",
                "<p><a href=\"/x?a=1&amp;b\" target=\"_blank\">b</a><br/>c &lt;T&amp;C&gt;&nbsp;</p>",
                "<ul>\n<li>a<ul><li>b</li></ul></li>\n</ul>",
                "<pre>\n\n<code class=\"language-java\">a &lt; b\n</code></pre>",
                "<div><blockquote><p><strong>a</strong></p></blockquote><img src=\"a.png\" alt=\"图\"></div>",
                "<dl><dt>a</dt><dd><p>b</p></dd></dl><hr>",
                "<table>\n<thead><tr><th>a</th></tr></thead>\n<tbody><tr><td><p>b</p></td></tr></tbody></table>",
                "<p>😀，[a]</p>",
            })
    void readsWhatEditorsWrite(String html) {
        assertThat(OrdinaryHtml.parse(html)).hasValueSatisfying(read -> assertSame(html, read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>a<p>b",
                "<p><div>a</div></p>",
                "<b>a<p>b</b>c</p>",
                "<a href=\"x\">a<a href=\"y\">b</a></a>",
                "<li>a</li>",
                "<h2>a<h3>b</h3></h2>",
                "<table>a<tr><td>b</td></tr></table>",
                "<p>&copy 2024</p>",
                "<p>x&middot5元</p>",
                "<p>等等&hellip字</p>",
                "<p class=\"a\" class=\"b\">c</p>",
                "<p/>a",
                "<P>a</P>",
                "a < b",
                "<p>a",
                "</p>",
                "<p a",
                "<p a=\"",
                "<svg><p>a</p></svg>",
                "<table><tr><td>a</td></tr></table>",
                "<table><tbody><tr>a<td>b</td></tr></tbody></table>",
                "<table><tbody><tr><td>a</td>&nbsp;</tr></tbody></table>",
                "<p>[toc]</p>",
                "a\r\n",
                "a\u0001",
                "<a title=\"\ud83d\">b</a>",
            })
    void leavesTheRestToTheParser(String html) {
        assertThat(OrdinaryHtml.parse(html)).isEmpty();
    }

    @Test
    void readsTheTreeThatTheParserMakes() {
        Random random = new Random(14);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder html = new StringBuilder();
            write(html, random, 3, random.nextInt(4) == 0 ? .1 : .01);
            read += OrdinaryHtml.parse(html.toString()).isPresent() ? 1 : 0;
            assertSame(html.toString(), HtmlFragment.parse(html.toString()));
        }

        assertThat(read).isBetween(2_000, 18_000);
    }

    @Test
    void skimmingTellsWhatTheTreeTells() {
        Random random = new Random(15);
        int skimmed = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder made = new StringBuilder();
            write(made, random, 3, random.nextInt(4) == 0 ? .1 : .01);
            String html = made + (random.nextInt(10) == 0 ? " $x^2$ 完" : "");
            int max = 1 + random.nextInt(12);
            Excerpts tree = Excerpts.of(html);

            assertThat(Excerpts.start(html, max))
                    .as(html)
                    .isEqualTo(new Excerpts.Start(tree.summary(max), tree.readingMinutes()));
            Skimmer skimmer = new Skimmer(max);
            skimmed += OrdinaryHtml.isRead(html, skimmer) && skimmer.prose().isPresent() ? 1 : 0;
        }

        assertThat(skimmed).isBetween(2_000, 18_000);
    }

    @Test
    void readsTheTextsOfTheSampleBlog() throws IOException {
        int read = 0;
        try (Stream<Path> articles = Files.list(Path.of("examples/sample-blog/articles"))) {
            for (Path article : (Iterable<Path>) articles::iterator) {
                String html = new ObjectMapper()
                        .readTree(article.toFile())
                        .path("content")
                        .asText();
                read += OrdinaryHtml.parse(html).isPresent() ? 1 : 0;
                assertSame(html, HtmlFragment.parse(html));
            }
        }

        assertThat(read).isGreaterThan(40);
    }

    /** @param odd how often something unusual is written */
    private static void write(StringBuilder html, Random random, int depth, double odd) {
        for (int i = random.nextInt(4); i > 0; i--) {
            if (depth == 0 || random.nextInt(3) == 0) {
                html.append(pick(random.nextDouble() < odd ? TEXTS : TEXTS.subList(0, 7), random));
            } else if (random.nextInt(8) == 0) {
                html.append(pick(VOID, random));
            } else {
                element(html, random, depth, odd);
            }
        }
    }

    private static void element(StringBuilder html, Random random, int depth, double odd) {
        if (random.nextInt(9) == 0) {
            table(html, random, depth, odd);
            return;
        }
        String name = pick(random.nextDouble() < odd ? NAMES : NAMES.subList(0, 26), random);
        html.append('<').append(name);
        if (random.nextInt(3) == 0) {
            html.append(pick(random.nextDouble() < odd ? ATTRIBUTES : ATTRIBUTES.subList(0, 2), random));
        }
        html.append(random.nextDouble() < odd ? "" : ">");
        write(html, random, depth - 1, odd);
        html.append(random.nextDouble() < odd ? "" : "</" + name + ">");
    }

    private static void table(StringBuilder html, Random random, int depth, double odd) {
        String group = random.nextBoolean() ? "thead" : "tbody";
        html.append("<table>\n").append(random.nextDouble() < odd ? "" : "<" + group + ">");
        for (int i = random.nextInt(3); i > 0; i--) {
            html.append("<tr>").append(random.nextDouble() < odd ? pick(TEXTS, random) : " ");
            html.append("<td>");
            write(html, random, depth - 1, odd);
            html.append(random.nextDouble() < odd ? "" : "</td>").append("</tr>\n");
        }
        html.append(random.nextDouble() < odd ? "" : "</" + group + ">").append("</table>");
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static void assertSame(String html, Element read) {
        assertThat(lines(read)).as(html).isEqualTo(lines(HtmlFragment.parseAny(HtmlFragment.mended(html))));
    }

    private static List<String> lines(Element body) {
        List<String> lines = new ArrayList<>();
        body.traverse((node, depth) -> lines.add(depth + line(node)));
        return lines;
    }

    private static String line(Node node) {
        String attributes = node instanceof Element element
                ? element.tag().hashCode() + element.attributes().html()
                : "";
        return node.getClass()
                + node.nodeName()
                + node.siblingIndex()
                + attributes
                + (node instanceof TextNode text ? text.getWholeText() : "");
    }
}
