package io.github.emlogstatic.content.repair;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** A paragraph of blanks and line breaks alone: how editors write an empty line between paragraphs. */
public final class BlankParagraph {

    private static final Set<String> UNSEEN = Set.of("br", "span", "font", "o:p", "strong", "b", "em", "i", "u");

    private BlankParagraph() {}

    public static boolean is(Element element) {
        return element.normalName().equals("p") && holdsNothing(element);
    }

    private static boolean holdsNothing(Element element) {
        for (int i = 0; i < element.childNodeSize(); i++) {
            if (!isNothing(element.childNode(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNothing(Node node) {
        if (node instanceof TextNode text) {
            return text.getWholeText().chars().allMatch(BlankParagraph::isBlank);
        }
        return node instanceof Element inner
                && UNSEEN.contains(inner.normalName())
                && inner.id().isEmpty()
                && holdsNothing(inner);
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == '\u200B'
                || character == '\uFEFF';
    }
}
