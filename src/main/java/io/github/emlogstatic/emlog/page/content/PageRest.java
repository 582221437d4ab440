package io.github.emlogstatic.emlog.page.content;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** The rest of a page below a text. If the text leaves a tag open, its element holds this rest. */
public final class PageRest {

    private PageRest() {}

    /** Removes that part and all that follows it in the block. */
    @SuppressWarnings("ReferenceEquality") // nodes of one tree
    public static void cut(Element part, Element block) {
        for (Node step = part; step != null && step != block; step = step.parent()) {
            for (Node next = step.nextSibling(); next != null; next = step.nextSibling()) {
                next.remove();
            }
        }
        part.remove();
    }
}
