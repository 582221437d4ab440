package io.github.emlogstatic.emlog.page.content;

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

    /** From the end, because each removal moves all that follows. */
    @SuppressWarnings("ReferenceEquality") // nodes of one tree
    private static void removeAfter(Node step, Element parent) {
        for (Node last = parent.lastChild(); last != null && last != step; last = parent.lastChild()) {
            last.remove();
        }
    }
}
