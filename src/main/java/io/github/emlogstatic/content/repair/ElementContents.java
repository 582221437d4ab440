package io.github.emlogstatic.content.repair;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Knows for each element of a text whether it contains blocks, controls, text or anything visible. All elements are
 * looked up in one pass.
 */
public final class ElementContents {

    /** Elements that HTML forbids inside inline elements. */
    static final Set<String> BLOCKS = Set.of("""
            address article aside blockquote details div dl dd dt figcaption figure footer h1 h2 h3 h4 h5 h6 header
            hgroup hr li main nav ol p pre section summary table ul caption tbody thead tfoot tr td th col colgroup""".split("\\s+"));

    /** Elements that HTML forbids inside links. */
    private static final Set<String> CONTROLS =
            Set.of("a", "audio", "details", "embed", "iframe", "input", "object", "video");

    private static final Set<String> SHOWN = Set.of("audio", "embed", "iframe", "img", "math", "object", "video");

    private static final int BLOCK = 1;
    private static final int CONTROL = 2;
    private static final int SOMETHING = 4;
    private static final int TEXT = 8;

    /** What each element is to the elements around it. */
    private static final Map<String, Integer> KINDS = new HashMap<>();

    static {
        BLOCKS.forEach(name -> KINDS.merge(name, BLOCK, Integer::sum));
        CONTROLS.forEach(name -> KINDS.merge(name, CONTROL, Integer::sum));
        SHOWN.forEach(name -> KINDS.merge(name, SOMETHING, Integer::sum));
    }

    private final IdentityHashMap<Element, Integer> contents = new IdentityHashMap<>();
    private boolean mainHeading;

    private ElementContents() {}

    public static ElementContents of(Element body) {
        ElementContents structure = new ElementContents();
        structure.look(body);
        return structure;
    }

    private int look(Element element) {
        int held = 0;
        for (int i = 0; i < element.childNodeSize(); i++) {
            Node child = element.childNode(i);
            if (child instanceof Element inner) {
                held |= KINDS.getOrDefault(ObsoleteElements.modern(inner.normalName()), 0) | look(inner);
            } else if (child instanceof TextNode text && !text.isBlank()) {
                held |= SOMETHING | TEXT;
            }
        }
        mainHeading |= element.nameIs("h1");
        if (held != 0) {
            contents.put(element, held);
        }
        return held;
    }

    private boolean holds(Element element, int kind) {
        return (contents.getOrDefault(element, 0) & kind) != 0;
    }

    /** Whether there is a heading of the first level. */
    public boolean hasMainHeading() {
        return mainHeading;
    }

    boolean holdsBlock(Element element) {
        return holds(element, BLOCK);
    }

    /** Whether it contains something that can be pressed or played. */
    boolean holdsControl(Element element) {
        return holds(element, CONTROL);
    }

    /** Whether it contains anything to see or to hear. */
    public boolean holdsSomething(Element element) {
        return holds(element, SOMETHING);
    }

    public boolean holdsText(Element element) {
        return holds(element, TEXT);
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
}
