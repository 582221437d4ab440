package io.github.emlogstatic.check;

import java.util.List;
import java.util.Set;

/**
 * What a file holds.
 *
 * @param links in the order of the file
 * @param anchors what a fragment may name
 */
record FoundLinks(List<Link> links, Set<String> anchors) {

    static final FoundLinks NONE = new FoundLinks(List.of(), Set.of());

    static FoundLinks of(List<Link> links) {
        return new FoundLinks(links, Set.of());
    }
}
