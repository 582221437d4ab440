package io.github.emlogstatic.content.text;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;

/** Parses HTML fragments and escapes text for them. */
public final class HtmlFragment {

    // Authors never nest this deep. Deeper elements become siblings, so hostile nesting costs neither stack nor time.
    private static final int MAX_DEPTH = 256;
    private static final Pattern TOC_ALONE = Pattern.compile("(?i)<p(?: [^<>]*)?>\\s*\\[toc]\\s*</p>\\s*");
    private static final Pattern TOC_BEFORE_TEXT =
            Pattern.compile("(?i)(^|<p(?: [^<>]*)?>)\\s*\\[toc]\\s*(?:<br\\s*/?>\\s*)*");

    private HtmlFragment() {}

    /** Parses a fragment into a tree of limited depth. */
    public static Element parse(String html) {
        String unix = html.indexOf('\r') < 0 ? html : html.replace("\r\n", "\n");
        String clean = CleanText.of(withoutTocMark(unix));
        return OrdinaryHtml.parse(clean).orElseGet(() -> parseAny(clean));
    }

    /** Parses with jsoup, which takes any HTML. */
    static Element parseAny(String html) {
        Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        Element body = new Element("body");
        List<Node> nodes = parser.parseFragmentInput(html, body, "");
        Element parent = nodes.isEmpty() ? null : nodes.get(0).parentElement();
        return parent == null
                ? body
                : parent; // The parser's own parent is returned, because moving its children one by one would be slow.
    }

    /** Removes the mark {@code [toc]}. emlog's own theme replaces it by a table of contents. */
    private static String withoutTocMark(String html) {
        if (!html.contains("[toc]") && !html.contains("[TOC]")) {
            return html;
        }
        return TOC_BEFORE_TEXT.matcher(TOC_ALONE.matcher(html).replaceFirst("")).replaceFirst("$1");
    }

    /** Appends a text between tags. */
    public static void escapeText(String text, StringBuilder to) {
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String escape = c > '>' && c != 0xA0 ? "" : textEscape(c);
            if (!escape.isEmpty()) {
                to.append(text, done, i).append(escape);
                done = i + 1;
            }
        }
        to.append(text, done, text.length());
    }

    /** Appends a value between double quotes. */
    public static void escapeAttribute(String value, StringBuilder to) {
        int done = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            String escape = c == '"' ? "&quot;" : textEscape(c);
            if (!escape.isEmpty()) {
                to.append(value, done, i).append(escape);
                done = i + 1;
            }
        }
        to.append(value, done, value.length());
    }

    // A no-break space is written as a number, because HTML and XML both know that form and editors do not trim it.
    private static String textEscape(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r' -> "\n";
            case 0xA0 -> "&#160;";
            default -> "";
        };
    }
}
