package io.github.emlogstatic.emlog.page.content;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** The rest of a page below a text. If the text leaves a tag open, its element holds this rest. */
public final class PageRest {

    private PageRest() {}

    /** Removes that part and all that follows it in the block. */
    @SuppressWarnings("ReferenceEquality") // nodes of one tree
    public static void cut(Element part, Element block) {
        Element parent = part.parent();
        for (Node step = part; step != block && parent != null; step = parent, parent = parent.parent()) {
            removeAfter(step, parent);
        }
        part.remove();
    }

    /** All in one go: jsoup looks for each node that it removes from the first child on. */
    private static void removeAfter(Node step, Element parent) {
        keepFirst(step.siblingIndex() + 1, parent);
    }

    /** Removes all child nodes but that many. */
    static void keepFirst(int count, Element parent) {
        if (count == parent.childNodeSize()) {
            return;
        }
        List<Node> kept = List.copyOf(parent.childNodes().subList(0, count));
        parent.empty();
        parent.appendChildren(kept);
    }
}
