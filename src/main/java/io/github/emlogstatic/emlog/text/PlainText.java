package io.github.emlogstatic.emlog.text;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Text reduced to what can be compared between the list and a page: no white space, nothing invisible, and nothing in
 * square brackets, which emlog since 2.6 removes from the descriptions in its list.
 */
public final class PlainText {

    private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\p{C}]+");
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]*\\]");

    private PlainText() {}

    public static String ofHtml(String html) {
        return of(Jsoup.parseBodyFragment(html).body());
    }

    public static String of(Node node) {
        StringBuilder text = new StringBuilder();
        append(node, text);
        return plain(text.toString());
    }

    public static String plain(String text) {
        String visible = INVISIBLE.matcher(text).replaceAll("");
        int end = visible.lastIndexOf(']') + 1; // behind it nothing closes what a thousand brackets may open
        return BRACKETS.matcher(visible.substring(0, end)).replaceAll("") + visible.substring(end);
    }

    /** Whether a text holds another, whatever white space is in either. */
    public static boolean holds(String text, String part) {
        return INVISIBLE
                .matcher(text)
                .replaceAll("")
                .contains(INVISIBLE.matcher(part).replaceAll(""));
    }

    /** Whether two texts differ in nothing but white space and in how often their characters were escaped. */
    public static boolean same(String one, String other) {
        return one.equals(other) || bare(one).equals(bare(other));
    }

    private static String bare(String text) {
        return INVISIBLE.matcher(Unescape.once(Unescape.once(text))).replaceAll("");
    }

    /** Text as {@link Element#wholeText()} has it; of scripts and styles, nothing. */
    private static void append(Node node, StringBuilder text) {
        node.traverse((found, depth) -> {
            if (found instanceof TextNode part) {
                text.append(part.getWholeText());
            }
        });
    }
}
