package io.github.emlogstatic.emlog.text;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Text in a form that can be compared between the list and a page: without white space, invisible characters, and text
 * in square brackets. emlog since 2.6 removes text in square brackets from the descriptions in its list.
 */
public final class PlainText {

    private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\p{C}]+");
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]*\\]");

    private PlainText() {}

    /** The comparable text of HTML. */
    public static String ofHtml(String html) {
        return of(Jsoup.parseBodyFragment(html).body());
    }

    /** The comparable text of a node and all below it. */
    public static String of(Node node) {
        return of(List.of(node));
    }

    /** The comparable text of nodes and all below them, without that of scripts and styles. */
    public static String of(List<? extends Node> nodes) {
        StringBuilder text = new StringBuilder();
        for (Node node : nodes) {
            node.traverse((found, depth) -> {
                if (found instanceof TextNode part) {
                    text.append(part.getWholeText());
                }
            });
        }
        return plain(text.toString());
    }

    /** The comparable form of a text without tags. */
    public static String plain(String text) {
        String visible = INVISIBLE.matcher(text).replaceAll("");
        int end = visible.lastIndexOf(']') + 1; // no bracket closes after this, however many open
        return BRACKETS.matcher(visible.substring(0, end)).replaceAll("") + visible.substring(end);
    }

    /** Whether a text contains another, apart from white space. */
    public static boolean holds(String text, String part) {
        return INVISIBLE
                .matcher(text)
                .replaceAll("")
                .contains(INVISIBLE.matcher(part).replaceAll(""));
    }

    /** Whether two texts are equal apart from white space and from how often their characters are escaped. */
    public static boolean same(String one, String other) {
        return one.equals(other) || bare(one).equals(bare(other));
    }

    private static String bare(String text) {
        return INVISIBLE.matcher(Unescape.once(Unescape.once(text))).replaceAll("");
    }
}
