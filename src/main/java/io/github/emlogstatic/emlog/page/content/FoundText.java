package io.github.emlogstatic.emlog.page.content;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * The text of an article as it was found on a page.
 *
 * @param html the HTML of the text
 * @param nodes the nodes of the page that hold the text
 * @param doubt why this may not be the text; empty if that is proven
 * @param excerpt whether the list shows something other than the text
 * @param lesson the region of the text on similar pages, if this page proves it
 * @param tags what the theme shows as tags in the block of a text that leaves a tag open
 */
public record FoundText(
        String html,
        List<Node> nodes,
        String doubt,
        boolean excerpt,
        Optional<ContentRegion> lesson,
        List<Element> tags) {

    /** @param why why there is none, and what to do */
    static FoundText none(String why) {
        return new FoundText("", List.of(), why, false, Optional.empty(), List.of());
    }

    FoundText proving(Optional<ContentRegion> region) {
        return new FoundText(html, nodes, doubt, excerpt, region, tags);
    }
}
