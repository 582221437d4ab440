package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.target.OutputKind;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Writes the checkbox of a task list. It is the only input that stays. */
final class TaskBox {

    private static final int LONGEST_LABEL = 80;

    private TaskBox() {}

    static boolean is(Element element, OutputKind mode) {
        return mode != OutputKind.COMMENT
                && element.normalName().equals("input")
                && element.attr("type").equalsIgnoreCase("checkbox");
    }

    static StartTag of(Element element, OutputKind mode) {
        StartTag box = new StartTag("input").set("type", "checkbox").set("disabled", "");
        if (mode == OutputKind.PAGE) {
            box.set("aria-label", label(element.nextSibling()));
        }
        return element.hasAttr("checked") ? box.set("checked", "") : box;
    }

    private static String label(@Nullable Node after) {
        String text = after instanceof TextNode words ? words.text().strip() : "";
        int length = Math.min(LONGEST_LABEL, text.codePointCount(0, text.length()));
        return text.isEmpty() ? "☐" : text.substring(0, text.offsetByCodePoints(0, length));
    }
}
