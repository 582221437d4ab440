package io.github.emlogstatic.content.rewrite;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.content.media.Uploads;
import io.github.emlogstatic.content.target.NewAddresses;
import io.github.emlogstatic.content.text.CleanText;
import io.github.emlogstatic.content.text.Excerpts;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import nu.validator.htmlparser.common.XmlViolationPolicy;
import nu.validator.htmlparser.dom.HtmlDocumentBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

@Tag("slow")
class HostileHtmlTest {

    private static final int LENGTH = 1 << 18;
    private static final Set<String> NEVER =
            Set.of("script", "style", "svg", "object", "embed", "form", "base", "meta", "link", "textarea");
    /** How addresses begin that run something. */
    private static final List<String> RUNNING = List.of("javascript:", "vbscript:", "data:text/html");

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]");
    private static final List<String> PIECES = List.of(
            "<p>",
            "</p>",
            "<div ",
            "<b>",
            "</b>",
            "<a href='",
            "javascript:",
            "jav\tascript:",
            "vbscript:",
            "data:text/html,",
            "'>",
            "\">",
            "<script>",
            "</script>",
            "<style>",
            "</style>",
            "<svg>",
            "</svg>",
            "<math>",
            "<mtext>",
            "<table>",
            "<td>",
            "</table>",
            "<iframe src=",
            "<img src=x onerror=alert(1) ",
            "<noscript>",
            "<title>",
            "<textarea>",
            "<xmp>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "&lt;",
            "&#0;",
            "&#1;",
            "&#x0A;",
            "&colon;",
            "\u0000",
            "\u0008",
            "\uFFFE",
            "\uD800",
            "中",
            "😀",
            "=",
            "onclick=x ",
            "style='",
            "url(",
            "expression(",
            "<h1>",
            "<pre>\n",
            "<plaintext>",
            "<select>",
            "<option>",
            "<template>",
            "<annotation-xml encoding=text/html>",
            "<foreignObject>",
            "<form>",
            "<input ",
            "<object data=",
            "<mglyph>",
            "<desc>",
            "<frameset>",
            "<body onload=x>",
            "<html>",
            "<br/>",
            "\"",
            "'",
            ">",
            "<",
            "/",
            "content/uploadfile/1/a.png",
            "srcset='",
            " 2x,",
            "id=x ",
            "<source src=x>",
            "<image src=x>");

    private final HtmlRewriter rewriter =
            HtmlRewriter.of(BlogAddresses.of("https://blog.example.com/", List.of()), AllowListTest.POLICY);

    @Test
    void everyInputGivesHarmlessHtml() {
        Random random = new Random(20261125);
        for (int i = 0; i < 4_000; i++) {
            String html = soup(random);
            assertHarmless(rewriter.page(html, NewAddresses.NONE).html(), html);
            assertHarmless(rewriter.comment(html, NewAddresses.NONE), html);
        }
    }

    @Test
    void everyInputGivesWellFormedFeeds() throws Exception {
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        Random random = new Random(11);
        for (int i = 0; i < 3_000; i++) {
            String html = soup(random);
            String feed = rewriter.feed(html, NewAddresses.NONE);
            assertThatCode(() -> parseXml(parser, feed))
                    .as("%s -> %s", html, feed)
                    .doesNotThrowAnyException();
        }
    }

    /** But for code and tables, which get a frame each time. */
    @Test
    void rewritingTwiceChangesNothing() {
        String html = "<h2>a</h2><p align=center>b <a href='x y'>c</a><img src='https://x.example/a.png'>"
                + "<blockquote><ul><li>e</ul></blockquote>&amp;amp;";
        String once = rewriter.page(html, NewAddresses.NONE).html();

        assertThat(rewriter.page(once, NewAddresses.NONE).html()).isEqualTo(once);
    }

    static Stream<Arguments> monsters() {
        return Stream.of(
                Arguments.of("nested divs", "<div>".repeat(10_000) + "x"),
                Arguments.of("more nested divs", "<div>".repeat(LENGTH / 5)),
                Arguments.of("nested bold", "<b>".repeat(LENGTH / 3)),
                Arguments.of("nested links", "<a href=x>".repeat(LENGTH / 10)),
                Arguments.of("paragraphs in bold", "<b><p>".repeat(LENGTH / 6)),
                Arguments.of("nested tables", "<table><td>".repeat(LENGTH / 11)),
                Arguments.of("nested lists", "<ul><li>".repeat(LENGTH / 8)),
                Arguments.of("nested quotes", "<blockquote><p>".repeat(LENGTH / 15)),
                Arguments.of("nested unknown", "<x>".repeat(LENGTH / 3)),
                Arguments.of("unknown in a row", "<x></x>".repeat(LENGTH / 7)),
                Arguments.of("scripts in a row", "<script></script>".repeat(LENGTH / 17)),
                Arguments.of("equal headings", "<h2>a</h2>".repeat(LENGTH / 10)),
                Arguments.of("nested headings", "<h2><div>".repeat(LENGTH / 9)),
                Arguments.of("headings in headings", "<h2>a".repeat(LENGTH / 5)),
                Arguments.of("blocks in bold", "<b><div>".repeat(LENGTH / 8)),
                Arguments.of("spans around a block", "<span>".repeat(LENGTH / 6) + "<div>"),
                Arguments.of("wide cells", "<table><tr>" + "<td colspan=99>".repeat(LENGTH / 15)),
                Arguments.of("tall cells", "<table>" + "<tr><td rowspan=99>".repeat(LENGTH / 19)),
                Arguments.of("nested details", "<details>".repeat(LENGTH / 9)),
                Arguments.of("summaries in a row", "<details>" + "<summary>".repeat(LENGTH / 9)),
                Arguments.of("terms in a row", "<dl>" + "<dt>".repeat(LENGTH / 4)),
                Arguments.of(
                        "text boxes in a paragraph with a long title",
                        "<p title='" + "a".repeat(LENGTH) + "'>" + "<textarea>x=</textarea>y".repeat(LENGTH / 24)),
                Arguments.of(
                        "text boxes deep in a paragraph",
                        "<p>" + "<b><i>".repeat(100) + "<textarea>x=</textarea>y".repeat(40_000)),
                Arguments.of(
                        "breaks before text boxes",
                        "<p>" + "<br>".repeat(LENGTH / 2) + "<textarea>x</textarea>".repeat(LENGTH / 11)),
                Arguments.of("hidden text boxes", "<textarea hidden>x</textarea>y".repeat(LENGTH / 30)),
                Arguments.of("boxes in a row", "<input type=checkbox>a".repeat(LENGTH / 22)),
                Arguments.of("open tags", "<a ".repeat(LENGTH / 3)),
                Arguments.of("angles", "<".repeat(LENGTH)),
                Arguments.of("end tags", "</p>".repeat(LENGTH / 4)),
                Arguments.of("ampersands", "&".repeat(LENGTH)),
                Arguments.of("dollars", "$a ".repeat(LENGTH / 3)),
                Arguments.of("open parentheses of formulas", "\\(a ".repeat(LENGTH / 4)),
                Arguments.of("one end of many formulas", "\\(a<br>".repeat(LENGTH / 8) + "\\)"),
                Arguments.of("lines behind a dollar", "$x<br>" + "a line<br>".repeat(LENGTH / 10)),
                Arguments.of("lines in a long formula", "$$" + "x<br>".repeat(LENGTH / 5) + "$$"),
                Arguments.of("formulas before lines", "$5$".repeat(LENGTH / 6) + "<br>a".repeat(LENGTH / 10) + "$x$"),
                Arguments.of("comments", "<!--".repeat(LENGTH / 4)),
                Arguments.of("spaces in candidates", "<img src=x srcset='" + " ".repeat(LENGTH) + "'>"),
                Arguments.of("commas in candidates", "<img src=x srcset='" + "a 1x,".repeat(LENGTH / 5) + "'>"),
                Arguments.of("a long style", "<p style='" + "a:url(".repeat(LENGTH / 6) + "'>"),
                Arguments.of("many declarations", "<p style='" + "color:red;".repeat(LENGTH / 10) + "'>"),
                Arguments.of("spaces in url()", "<p style='color:url(" + " ".repeat(LENGTH) + "'>"),
                Arguments.of(
                        "spaces in url() beside an upload",
                        "<p style='a:url(content/uploadfile/1/a.png);b:url(" + " ".repeat(LENGTH) + "'>"),
                Arguments.of(
                        "open url( beside an upload",
                        "<p style='a:url(content/uploadfile/1/a.png);b:" + "url(".repeat(LENGTH / 4) + "'>"),
                Arguments.of(
                        "spaces behind an upload among candidates",
                        "<img srcset='content/uploadfile/1/a.png" + " ".repeat(LENGTH) + "x'>"),
                Arguments.of("a long lazy name", "<img data-src=y src='/lazy" + "a".repeat(LENGTH) + "'>"),
                Arguments.of("a wide width", "<p style='width:" + "1".repeat(LENGTH) + "%'>"),
                Arguments.of("spaces in a width attribute", "<img src=x width='5" + " ".repeat(LENGTH) + "x'>"),
                Arguments.of("a long language", "<p lang='en" + "-aa".repeat(LENGTH / 3) + "'>"),
                Arguments.of("many attributes", "<p " + attributes() + ">"),
                Arguments.of("a long address", "<a href='" + "../".repeat(LENGTH / 3) + "'>x</a>"),
                Arguments.of("breaks behind a mark", "[toc]" + "<br>".repeat(LENGTH / 4)),
                Arguments.of("a long host", "<img src='https://" + "a".repeat(LENGTH) + "/a.png'>"),
                Arguments.of("a long alternative text", ("<img src=a alt='" + "1".repeat(LENGTH) + "!'>").repeat(2)),
                Arguments.of("environments without an end", "\\begin{align}".repeat(LENGTH / 3)),
                Arguments.of("environments with one end", "\\begin{align}".repeat(LENGTH / 3) + "\\end{align}"),
                Arguments.of("environments of words", "\\begin{align}和\\end{align}".repeat(LENGTH / 6)),
                Arguments.of(
                        "long pictures in nested containers",
                        "<div>".repeat(200) + (picture(400) + picture(4000)).repeat(LENGTH / 96)),
                Arguments.of(
                        "pictures before a word in nested containers",
                        "<div>".repeat(200) + picture(400).repeat(LENGTH / 48) + "x"),
                Arguments.of("accents", "e" + "\u0301".repeat(LENGTH)),
                Arguments.of("flags", "\uD83C\uDDE8".repeat(LENGTH / 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("monsters")
    void hugeAndDeepInputIsRewrittenInTime(String name, String html) {
        inLinearTime(() -> {
            rewriter.page(html, NewAddresses.NONE);
            Uploads.in(
                    html + "<img src=content/uploadfile/1/a.png>",
                    BlogAddresses.of("https://blog.example.com/", List.of()));
            ExternalImages.in(html, BlogAddresses.of("https://blog.example.com/", List.of()));
            Excerpts.of(html).summary(200);
        });
    }

    /** The threads of the tests have more room than those of the program: half a megabyte is what the smallest have. */
    @ParameterizedTest
    @ValueSource(strings = {"<div>", "<b>", "<blockquote><p>", "<ul><li>", "<table><td>", "<h2><div>", "<details>"})
    void deepInputFitsASmallStack(String nested) throws Exception {
        FutureTask<String> rewriting = new FutureTask<>(() ->
                rewriter.page(nested.repeat(10_000) + "x", NewAddresses.NONE).html());
        new Thread(null, rewriting, "small stack", 1 << 19).start();

        assertThat(rewriting.get()).contains("x");
    }

    private static String picture(int height) {
        return "<img src=http://a/b.jpg width=600 height=" + height + ">";
    }

    private static String attributes() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; attributes.length() < LENGTH; i++) {
            attributes.append('a').append(i).append("=1 ");
        }
        return attributes.toString();
    }

    private static String soup(Random random) {
        StringBuilder html = new StringBuilder();
        for (int n = 1 + random.nextInt(25); n > 0; n--) {
            html.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return html.toString();
    }

    /** Parses the result with another parser, as a browser would, and searches for anything that runs. */
    private static void assertHarmless(String safe, String source) {
        List<String> harm = new ArrayList<>();
        if (!CleanText.of(safe).equals(safe)) {
            harm.add("characters that no HTML may hold");
        }
        NodeList elements = parsed(safe).getElementsByTagNameNS("*", "*");
        for (int i = 0; i < elements.getLength(); i++) {
            Node element = elements.item(i);
            if (NEVER.contains(element.getLocalName())) {
                harm.add(element.getLocalName());
            }
            NamedNodeMap attributes = element.getAttributes();
            for (int j = 0; j < attributes.getLength(); j++) {
                harm((Attr) attributes.item(j)).ifPresent(harm::add);
            }
        }
        assertThat(harm).as("%s -> %s", source.replaceAll("[^ -~]", "?"), safe).isEmpty();
    }

    private static Element parsed(String html) {
        try {
            HtmlDocumentBuilder browser = new HtmlDocumentBuilder(XmlViolationPolicy.ALLOW);
            Document document = browser.parse(new InputSource(new StringReader("<!DOCTYPE html><body>" + html)));
            return (Element) document.getElementsByTagName("body").item(0);
        } catch (IOException | SAXException e) {
            throw new IllegalStateException(html, e);
        }
    }

    private static Optional<String> harm(Attr attribute) {
        String value = SPACE.matcher(attribute.getValue()).replaceAll("").toLowerCase(Locale.ROOT);
        boolean runs = attribute.getName().startsWith("on")
                || RUNNING.stream().anyMatch(value::startsWith)
                || attribute.getName().equals("style")
                        && (value.contains("expression") || value.contains("javascript"));
        return runs ? Optional.of(attribute.getName() + "=" + attribute.getValue()) : Optional.empty();
    }

    private static void parseXml(DocumentBuilder parser, String feed) throws Exception {
        parser.parse(new InputSource(new StringReader("<div>" + feed + "</div>")));
    }
}
