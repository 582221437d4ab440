package io.github.emlogstatic.content.repair;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Knows for each element of a text whether it contains blocks, controls, text or anything visible. All elements are
 * looked up in one pass: a mark climbs to the ancestors until it meets one that is marked already.
 */
public final class ElementContents implements NodeVisitor {

    /** Elements that HTML forbids inside inline elements. */
    static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "details",
            "div",
            "dl",
            "dd",
            "dt",
            "figcaption",
            "figure",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "ul",
            "caption",
            "tbody",
            "thead",
            "tfoot",
            "tr",
            "td",
            "th",
            "col",
            "colgroup");

    /** Elements that HTML forbids inside links. */
    private static final Set<String> CONTROLS =
            Set.of("a", "audio", "details", "embed", "iframe", "input", "object", "video");

    private static final Set<String> SHOWN = Set.of("audio", "embed", "iframe", "img", "math", "object", "video");

    private final Set<Node> holdBlocks = marks();
    private final Set<Node> holdControls = marks();
    private final Set<Node> holdSomething = marks();
    private final Set<Node> holdText = marks();

    private ElementContents() {}

    public static ElementContents of(Element body) {
        ElementContents structure = new ElementContents();
        body.traverse(structure);
        return structure;
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text && !text.isBlank()) {
            mark(node, holdSomething);
            mark(node, holdText);
        } else if (node instanceof Element element) {
            String name = ObsoleteElements.modern(element.normalName());
            mark(element, name, BLOCKS, holdBlocks);
            mark(element, name, CONTROLS, holdControls);
            mark(element, name, SHOWN, holdSomething);
        }
    }

    private static void mark(Element element, String name, Set<String> kinds, Set<Node> marked) {
        if (kinds.contains(name)) {
            mark(element, marked);
        }
    }

    private static void mark(Node node, Set<Node> marked) {
        for (Node above = node.parent(); above != null && marked.add(above); above = above.parent()) {
            // The condition does the work.
        }
    }

    boolean holdsBlock(Element element) {
        return holdBlocks.contains(element);
    }

    /** Whether it contains something that can be pressed or played. */
    boolean holdsControl(Element element) {
        return holdControls.contains(element);
    }

    /** Whether it contains anything to see or to hear. */
    public boolean holdsSomething(Element element) {
        return holdSomething.contains(element);
    }

    public boolean holdsText(Element element) {
        return holdText.contains(element);
    }

    static boolean hasChild(Element element, Set<String> names) {
        return element.childNodes().stream()
                .anyMatch(child -> child instanceof Element inner && names.contains(inner.normalName()));
    }

    /** Whether the list contains only terms, each followed by its descriptions. */
    static boolean isDescriptionList(Element list) {
        String before = "";
        for (Node child : list.childNodes()) {
            if (child instanceof TextNode text && !text.isBlank()) {
                return false;
            }
            if (child instanceof Element element) {
                String name = element.normalName();
                if (!name.equals("dt") && !(name.equals("dd") && !before.isEmpty())) {
                    return false;
                }
                before = name;
            }
        }
        return before.equals("dd");
    }

    /** Whether only white space comes before the element in its parent. */
    static boolean isFirst(Element element) {
        for (Node before = element.previousSibling(); before != null; before = before.previousSibling()) {
            if (before instanceof Element || before instanceof TextNode text && !text.isBlank()) {
                return false;
            }
        }
        return true;
    }

    static boolean isLast(Element element) {
        for (Node after = element.nextSibling(); after != null; after = after.nextSibling()) {
            if (after instanceof Element || after instanceof TextNode text && !text.isBlank()) {
                return false;
            }
        }
        return true;
    }

    private static Set<Node> marks() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
