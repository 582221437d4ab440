package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.text.TextBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Replaces the parts of forms that hold an author's text, because a form does nothing on a static page. A {@code
 * textarea} is code, as old highlighters and boxes to try code have it, or a field with words; a {@code fieldset} is a
 * box, and its {@code legend} a title. A paragraph ends before such a block and goes on after it, as browsers do with all
 * blocks that they know to be one.
 */
final class FormParts {

    private static final Pattern NAMES = Pattern.compile("(?i)<(?:textarea|fieldset|legend)\\b");
    private static final Set<String> BLOCKS = Set.of("pre", "p", "div");
    private static final Pattern MARKED = Pattern.compile("(?i)code|brush|lang|prettyprint");
    private static final Pattern CODE = Pattern.compile("[<{;=]");

    private FormParts() {}

    /** Whether there may be any in the HTML. */
    static boolean areIn(String html) {
        return NAMES.matcher(html).find();
    }

    static void replace(Element body) {
        replaced(body, false, false);
    }

    /** What takes the place of an element. */
    private static List<Node> replaced(Element element, boolean inForm, boolean inParagraph) {
        if (TextBox.isUnseen(element)) {
            return List.of();
        }
        String name = element.normalName();
        boolean paragraph = name.equals("p") || inParagraph && !element.isBlock();
        boolean form = inForm || name.equals("form") || name.equals("label");
        List<Node> parts = parts(element, form, paragraph);
        switch (name) {
            case "textarea" -> element.tagName(isCode(element, form) ? "pre" : "p");
            case "fieldset" -> element.tagName("div");
            case "legend" -> element.tagName(element.children().stream().anyMatch(Element::isBlock) ? "div" : "p");
            default -> {
                // It stays.
            }
        }
        return parts;
    }

    private static boolean isCode(Element box, boolean inForm) {
        String marks = box.attr("name") + ' ' + box.id() + ' ' + box.className();
        boolean field = inForm || box.hasAttr("placeholder");
        return !field
                || MARKED.matcher(marks).find()
                || CODE.matcher(box.wholeText()).find();
    }

    /** The element, or if blocks have to leave its paragraph, these and its parts before, between and after them. */
    private static List<Node> parts(Element element, boolean inForm, boolean inParagraph) {
        List<Node> parts = new ArrayList<>(List.of(element));
        Element part = element;
        List<Node> children = new ArrayList<>(element.childNodes());
        element.empty();
        for (Node child : children) {
            for (Node node : child instanceof Element inner ? replaced(inner, inForm, inParagraph) : List.of(child)) {
                if (inParagraph && isBlock(node)) {
                    parts.add(node);
                    part = null;
                } else if (part != null) {
                    part.appendChild(node);
                } else if (!isLineEnd(node)) {
                    part = element.shallowClone();
                    part.appendChild(node);
                    parts.add(part);
                }
            }
        }
        if (parts.size() > 1 && element.childNodes().stream().allMatch(FormParts::isLineEnd)) {
            parts.remove(0);
        }
        return parts;
    }

    private static boolean isBlock(Node node) {
        return node instanceof Element element && BLOCKS.contains(element.normalName());
    }

    private static boolean isLineEnd(Node node) {
        return node instanceof TextNode text && text.isBlank()
                || node instanceof Element element && element.nameIs("br");
    }
}
