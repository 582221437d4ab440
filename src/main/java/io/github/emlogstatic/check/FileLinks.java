package io.github.emlogstatic.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The links and anchors of a file.
 *
 * @param links its links, in the order of the file
 * @param anchors the ids and names that a fragment may refer to
 * @param damage why not all of it could be read
 */
record FileLinks(List<SiteLink> links, Set<String> anchors, Optional<BrokenLink> damage) {

    static final FileLinks NONE = of(List.of());

    static FileLinks of(List<SiteLink> links) {
        return new FileLinks(links, Set.of(), Optional.empty());
    }
}
