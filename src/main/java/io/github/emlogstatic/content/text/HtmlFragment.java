package io.github.emlogstatic.content.text;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;

/** Reading and writing HTML. */
public final class HtmlFragment {

    // far deeper than any text; what is below becomes siblings, so that hostile nesting costs no stack and no time
    private static final int MAX_DEPTH = 256;
    private static final Pattern TOC_ALONE = Pattern.compile("(?i)<p(?: [^<>]*)?>\\s*\\[toc]\\s*</p>\\s*");
    private static final Pattern TOC_BEFORE_TEXT =
            Pattern.compile("(?i)(^|<p(?: [^<>]*)?>)\\s*\\[toc]\\s*(?:<br\\s*/?>\\s*)*");

    private HtmlFragment() {}

    /** The tree of a fragment, its depth bounded. */
    public static Element parse(String html) {
        String unix = html.indexOf('\r') < 0 ? html : html.replace("\r\n", "\n");
        Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        Element body = new Element("body");
        List<Node> nodes = parser.parseFragmentInput(CleanText.of(withoutTocMark(unix)), body, "");
        Element parent = nodes.isEmpty() ? null : nodes.get(0).parentElement();
        return parent == null ? body : parent; // moving them one by one would be slow
    }

    /** emlog's own theme puts a table of contents where the author wrote {@code [toc]}, and takes the mark away. */
    private static String withoutTocMark(String html) {
        if (!html.contains("[toc]") && !html.contains("[TOC]")) {
            return html;
        }
        return TOC_BEFORE_TEXT.matcher(TOC_ALONE.matcher(html).replaceFirst("")).replaceFirst("$1");
    }

    public static void escapeText(String text, StringBuilder to) {
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            String escape = textEscape(text.charAt(i));
            if (!escape.isEmpty()) {
                to.append(text, done, i).append(escape);
                done = i + 1;
            }
        }
        to.append(text, done, text.length());
    }

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

    // the numeric form of a no-break space is known in HTML and in XML, and survives editors that trim
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
