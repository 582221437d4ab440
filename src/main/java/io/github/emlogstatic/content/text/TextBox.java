package io.github.emlogstatic.content.text;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** A {@code textarea}. Authors showed code in it, editors keep their source in a hidden one, and forms have empty ones. */
public final class TextBox {

    private static final Pattern HIDDEN = Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden");

    private TextBox() {}

    /** Whether the element is a text box whose text no reader of the blog sees. */
    public static boolean isUnseen(Element element) {
        return element.nameIs("textarea")
                && (element.hasAttr("hidden")
                        || HIDDEN.matcher(element.attr("style")).find()
                        || isBlank(element.wholeText()));
    }

    private static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }
}
