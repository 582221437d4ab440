package io.github.emlogstatic.emlog.page.content;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The text of an article as it was found on a page.
 *
 * @param html the HTML of the text
 * @param nodes the nodes of the page that hold the text
 * @param open whether these also hold what the theme shows below the text, because the text leaves a tag open
 * @param doubt why this may not be the text; empty if that is proven
 * @param excerpt whether the list shows something other than the text
 * @param whole whether it is nothing but the text that proves it
 * @param lesson the region of the text on similar pages, if this page proves it
 * @param tags what the theme shows as tags in the block of a text that leaves a tag open
 */
public record FoundText(
        String html,
        Set<Node> nodes,
        boolean open,
        String doubt,
        boolean excerpt,
        boolean whole,
        Optional<ContentRegion> lesson,
        List<Element> tags) {

    /** @param why why there is none, and what to do */
    public static FoundText none(String why) {
        return new FoundText("", Set.of(), false, why, false, false, Optional.empty(), List.of());
    }

    FoundText proving(Optional<ContentRegion> region) {
        return new FoundText(html, nodes, open, doubt, excerpt, whole, region, tags);
    }

    /** The same where the block of the text also holds the comments. */
    public FoundText amongComments() {
        return new FoundText(html, nodes, true, doubt, excerpt, whole, lesson, tags);
    }

    /** Whether an element of the page has all of the text's nodes. */
    public boolean isInside(Element element) {
        List<Node> telling = nodes.stream()
                .filter(node -> !(node instanceof TextNode text && text.isBlank()))
                .toList();
        return !telling.isEmpty()
                && element.nodeStream().collect(Collectors.toSet()).containsAll(telling);
    }

    /** Whether an element of the page is certainly part of the text. */
    public boolean holds(Element element) {
        if (open || !doubt.isEmpty()) {
            return false;
        }
        for (Node step = element; step != null; step = step.parent()) {
            if (nodes.contains(step)) {
                return true;
            }
        }
        return false;
    }
}
