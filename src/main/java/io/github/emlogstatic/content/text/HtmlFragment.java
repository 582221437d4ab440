package io.github.emlogstatic.content.text;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** Parses HTML fragments and escapes text for them. */
public final class HtmlFragment {

    // Authors never nest this deep. Deeper elements become siblings, so hostile nesting costs neither stack nor time.
    private static final int MAX_DEPTH = 256;
    private static final Pattern TOC_ALONE = Pattern.compile("(?i)<p(?: [^<>]*)?>\\s*\\[toc]\\s*</p>\\s*");
    private static final Pattern TOC_BEFORE_TEXT =
            Pattern.compile("(?i)(^|<p(?: [^<>]*)?>)\\s*\\[toc]\\s*(?:<br\\s*/?>\\s*)*+");

    private static final LongAdder PARSED = new LongAdder();

    private HtmlFragment() {}

    /** Parses a fragment into a tree of limited depth, without illegal characters. */
    public static Element parse(String html) {
        PARSED.increment();
        return OrdinaryHtml.parse(html).orElseGet(() -> parseMended(mended(html)));
    }

    /** Whether a listener has heard of all nodes of a fragment. If not, it needs a tree. */
    static boolean isRead(String html, OrdinaryHtml.Listener listener) {
        PARSED.increment();
        return OrdinaryHtml.isRead(html.replace("\r\n", "\n"), listener);
    }

    /** How often a fragment was read since the program started. Tests count the work of a run with it. */
    public static long parsed() {
        return PARSED.sum();
    }

    private static Element parseMended(String html) {
        return OrdinaryHtml.parse(html).orElseGet(() -> parseAny(html));
    }

    /** Removes what no tree should hold: the mark of a table of contents, illegal characters, the first half of CR LF. */
    static String mended(String html) {
        return CleanText.of(withoutTocMark(html.replace("\r\n", "\n")));
    }

    /** Parses with jsoup, which takes any HTML. */
    static Element parseAny(String html) {
        Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        Element body = new Element("body");
        List<Node> nodes = parser.parseFragmentInput(html, body, "");
        Element parent = nodes.isEmpty() ? null : nodes.get(0).parentElement();
        // The parser's own parent is returned, because moving its children one by one would be slow.
        Element tree = parent == null ? body : parent;
        if (html.contains("&#")) {
            tree.traverse((node, depth) -> removeIllegal(node));
        }
        return tree;
    }

    /** A character reference may stand for an illegal character. */
    private static void removeIllegal(Node node) {
        if (node instanceof TextNode text) {
            text.text(CleanText.of(text.getWholeText()));
        } else if (node instanceof Element element && element.attributesSize() > 0) {
            element.attributes().forEach(attribute -> attribute.setValue(CleanText.of(attribute.getValue())));
        }
    }

    /** Removes the mark {@code [toc]}. emlog's own theme replaces it by a table of contents. */
    private static String withoutTocMark(String html) {
        if (!html.contains("[toc]") && !html.contains("[TOC]")) {
            return html;
        }
        return TOC_BEFORE_TEXT.matcher(TOC_ALONE.matcher(html).replaceFirst("")).replaceFirst("$1");
    }

    /** The HTML that shows a text. */
    public static String ofText(String text) {
        StringBuilder html = new StringBuilder();
        escapeText(text, html);
        return html.toString();
    }

    /** Appends a text between tags. */
    public static void escapeText(String text, StringBuilder to) {
        escape(text, '&', to);
    }

    /** Appends a part of a text between tags. */
    public static void escapeText(char[] text, int from, int end, StringBuilder to) {
        int done = escaped(text, from, end, '&', to);
        to.append(text, done, end - done);
    }

    /** Appends a value between double quotes. */
    public static void escapeAttribute(String value, StringBuilder to) {
        escape(value, '"', to);
    }

    private static void escape(String text, char another, StringBuilder to) {
        char[] chars = text.toCharArray(); // the first compiler makes slow code of charAt
        int done = escaped(chars, 0, chars.length, another, to);
        if (done == 0) {
            to.append(text);
        } else {
            to.append(chars, done, chars.length - done);
        }
    }

    /**
     * Appends a text up to the last character that has to be escaped.
     *
     * @param another a character to escape beside those that are escaped everywhere
     * @return where the rest begins
     */
    private static int escaped(char[] text, int from, int end, char another, StringBuilder to) {
        int done = from;
        for (int i = from; i < end; i++) {
            char c = text[i];
            if (c > '>' ? c == 0xA0 : c == '&' || c == '<' || c == '>' || c == '\r' || c == another) {
                to.append(text, done, i - done).append(escaped(c));
                done = i + 1;
            }
        }
        return done;
    }

    // A no-break space is written as a number, because HTML and XML both know that form and editors do not trim it.
    private static String escaped(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r' -> "\n";
            case 0xA0 -> "&#160;";
            case '"' -> "&quot;";
            default -> String.valueOf(c);
        };
    }
}
