package io.github.emlogstatic.content.repair;

import io.github.emlogstatic.content.text.TextBox;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Replaces the parts of forms that hold an author's text, because a form does nothing on a static page. A {@code
 * textarea} is code, as old highlighters and boxes to try code have it, or a field with a line of words; a {@code
 * fieldset} is a box, and its {@code legend} a title. A paragraph ends before such a block and goes on after it, as
 * browsers do with all blocks that they know to be one.
 */
public final class FormParts {

    /** How many blocks end a paragraph. Authors have fewer, and each piece of a paragraph repeats what is around it. */
    private static final int MOST_BLOCKS = 100;

    /** How many elements may be between a block and its paragraph. */
    private static final int MOST_BETWEEN = 5;

    /** How long an attribute may be that is repeated. */
    private static final int LONGEST = 1_000;

    private static final List<String> REPEATED = List.of("class", "style", "href");
    private static final String[] NAMES = {"textarea", "fieldset", "legend"};
    private static final Pattern MARKED = Pattern.compile("(?i)code|brush|lang|prettyprint");

    private FormParts() {}

    /** Whether the HTML may have such parts. Looks only at the beginnings of tags, because each text of a blog is searched. */
    public static boolean areIn(String html) {
        for (int tag = html.indexOf('<'); tag >= 0; tag = html.indexOf('<', tag + 1)) {
            for (String name : NAMES) {
                if (html.regionMatches(true, tag + 1, name, 0, name.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Begins with the last part, so that no piece of a paragraph is moved twice. */
    public static void replace(Element body) {
        List<Element> parts = body.select(String.join(",", NAMES));
        for (int i = parts.size() - 1; i >= 0; i--) {
            Element part = parts.get(i);
            if (TextBox.isUnseen(part)) {
                part.remove();
                continue;
            }
            part.tagName(block(part));
            if (i < MOST_BLOCKS && isInParagraph(part)) {
                leaveParagraph(part);
            }
        }
    }

    private static String block(Element part) {
        return switch (part.normalName()) {
            case "textarea" -> isCode(part) ? "pre" : "p";
            case "legend" -> part.children().stream().anyMatch(Element::isBlock) ? "div" : "p";
            default -> "div";
        };
    }

    /** Poems and addresses keep their lines as code does. */
    private static boolean isCode(Element box) {
        String marks = box.attr("name") + ' ' + box.id() + ' ' + box.className();
        return box.wholeText().strip().indexOf('\n') >= 0
                || MARKED.matcher(marks).find()
                || !box.hasAttr("placeholder") && box.closest("form, label") == null;
    }

    private static boolean isInParagraph(Element block) {
        Element around = block.parent();
        for (int i = 0; i < MOST_BETWEEN && around != null && isInline(around); i++) {
            around = around.parent();
        }
        return around != null && around.nameIs("p");
    }

    private static boolean isInline(Element element) {
        return !element.isBlock() && !element.nameIs("legend");
    }

    private static void leaveParagraph(Element block) {
        boolean left = false;
        for (Element around = block.parent(); !left && around != null; around = block.parent()) {
            left = around.nameIs("p");
            leave(around, block);
        }
    }

    /** Moves a block behind the element around it, and what follows the block to another such element. */
    private static void leave(Element around, Element block) {
        List<Node> all = List.copyOf(around.childNodes());
        int at = block.siblingIndex();
        around.empty(); // taken out one by one, each is searched for among all
        all.subList(0, at).forEach(around::appendChild);
        Deque<Node> rest = new ArrayDeque<>(all.subList(at + 1, all.size()));
        while (!rest.isEmpty() && isLineEnd(rest.peek())) {
            rest.pop();
        }
        boolean begins = around.childNodes().stream().allMatch(FormParts::isLineEnd);
        if (!rest.isEmpty()) {
            Element piece = begins ? around.shallowClone() : piece(around);
            rest.forEach(piece::appendChild);
            around.after(piece);
        }
        around.after(block);
        if (begins) {
            around.remove();
        }
    }

    private static Element piece(Element around) {
        Element piece = new Element(around.tagName());
        REPEATED.stream()
                .filter(name -> around.hasAttr(name) && around.attr(name).length() <= LONGEST)
                .forEach(name -> piece.attr(name, around.attr(name)));
        return piece;
    }

    private static boolean isLineEnd(Node node) {
        return node instanceof TextNode text && text.isBlank()
                || node instanceof Element element && element.nameIs("br");
    }
}
