package io.github.emlogstatic.check;

import java.util.List;
import java.util.Set;

/**
 * The links and anchors of a file.
 *
 * @param links its links, in the order of the file
 * @param anchors the ids and names that a fragment may refer to
 */
record FileLinks(List<SiteLink> links, Set<String> anchors) {

    static final FileLinks NONE = new FileLinks(List.of(), Set.of());

    static FileLinks of(List<SiteLink> links) {
        return new FileLinks(links, Set.of());
    }
}
