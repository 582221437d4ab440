package io.github.emlogstatic.content;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Reading and writing HTML. */
final class Html {

    private Html() {}

    /** The tree of a fragment. jsoup bounds its depth, so that hostile nesting is flattened. */
    static Element parse(String html) {
        String unix = html.indexOf('\r') < 0 ? html : html.replace("\r\n", "\n");
        return Jsoup.parseBodyFragment(CleanText.of(unix)).body();
    }

    static void escapeText(String text, StringBuilder to) {
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

    static void escapeAttribute(String value, StringBuilder to) {
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
