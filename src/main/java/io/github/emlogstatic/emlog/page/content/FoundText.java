package io.github.emlogstatic.emlog.page.content;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * The text of an article as it was found on a page.
 *
 * @param html the HTML of the text
 * @param nodes the nodes of the page that hold the text
 * @param open whether these also hold what the theme shows below the text, because the text leaves a tag open
 * @param doubt why this may not be the text; empty if that is proven
 * @param excerpt whether the list shows something other than the text
 * @param lesson the region of the text on similar pages, if this page proves it
 * @param tags what the theme shows as tags in the block of a text that leaves a tag open
 */
public record FoundText(
        String html,
        List<Node> nodes,
        boolean open,
        String doubt,
        boolean excerpt,
        Optional<ContentRegion> lesson,
        List<Element> tags) {

    /** @param why why there is none, and what to do */
    static FoundText none(String why) {
        return new FoundText("", List.of(), false, why, false, Optional.empty(), List.of());
    }

    /** With the region that the page proves. An open text hides what stands below that region. */
    FoundText proving(Optional<ContentRegion> region, Document page) {
        Optional<ContentRegion> proven = open ? region : region.map(found -> found.asOn(page));
        return new FoundText(html, nodes, open, doubt, excerpt, proven, tags);
    }

    /** Whether an element of the page is certainly part of the text. */
    @SuppressWarnings("ReferenceEquality") // nodes of one tree
    public boolean holds(Element element) {
        if (open || !doubt.isEmpty() || nodes.isEmpty()) {
            return false;
        }
        Node first = nodes.get(0); // the others follow it in the same block
        for (Node step = element; step != null; step = step.parent()) {
            if (step.parent() == first.parent()) {
                int place = step.siblingIndex() - first.siblingIndex();
                return place >= 0 && place < nodes.size();
            }
        }
        return false;
    }
}
