package io.github.emlogstatic.emlog.page.content;

import io.github.emlogstatic.emlog.text.PlainText;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The parts of a page that are not the article: menus, side bars, comments, forms. */
final class Boilerplate {

    private static final Set<String> TAGS =
            Set.of("nav", "aside", "footer", "form", "script", "style", "noscript", "template", "head", "select");

    private static final Pattern WORDS = Pattern.compile(
            "(?i)(?:^|[\\s_-])(?:side-?bar\\d?|side|widgets?|comments?|commentlist|comment-list|respond|breadcrumbs?"
                    + "|related|recommend|footer|nav|navbar|navbar-.*|menu|excerpt|summary|abstract|intro|lead|description"
                    + "|subtitle|toc|share|copyright|pagination|pagenavi|neighbor-log|nextlog|meta|tags?)(?:$|\\s)");

    private Boilerplate() {}

    static boolean is(Element element) {
        return TAGS.contains(element.normalName())
                || WORDS.matcher(element.id()).find()
                || WORDS.matcher(element.className()).find()
                        && !element.normalName().equals("body");
    }

    /** Whether the element is in such a part. */
    static boolean holds(Element element) {
        for (Element step = element; step != null; step = step.parent()) {
            if (is(step)) {
                return true;
            }
        }
        return false;
    }

    /** The text of the element without such parts, as {@link PlainText}. */
    static String textBeside(Element element) {
        StringBuilder text = new StringBuilder();
        append(element, text);
        return PlainText.plain(text.toString());
    }

    private static void append(Element element, StringBuilder text) {
        for (Node child : element.childNodes()) {
            if (child instanceof TextNode part) {
                text.append(part.getWholeText());
            } else if (child instanceof Element inner && !is(inner)) {
                append(inner, text);
            }
        }
    }
}
