package io.github.emlogstatic.crawl.blog;

import io.github.emlogstatic.crawl.plan.Difference;
import io.github.emlogstatic.model.Link;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Adds to the links of a page what a backup or an earlier theme told about them: whether a link opens in a new tab, and
 * its icon. Many themes show neither, so a page without any such mark proves nothing. A page that shows some of them
 * shows all.
 */
final class KnownMarks {

    private final Set<String> newTabs;
    private final Map<String, String> icons; // by the link's address, as far as known

    private KnownMarks(List<Link> known, List<Link> shown) {
        boolean tellsTabs = shown.stream().anyMatch(Link::newTab);
        boolean tellsIcons = shown.stream().anyMatch(link -> !link.icon().isEmpty());
        this.newTabs = known.stream()
                .filter(link -> link.newTab() && !tellsTabs)
                .map(Link::url)
                .collect(Collectors.toSet());
        this.icons = known.stream()
                .filter(link -> !link.icon().isEmpty() && !tellsIcons)
                .collect(Collectors.toMap(Link::url, Link::icon, (one, other) -> one));
    }

    /** Returns the links of a page, with the known marks where it shows none. */
    static List<Link> on(List<Link> shown, List<Link> known) {
        Difference<Link> all = Difference.ofLinks(known, shown);
        return new KnownMarks(all.before(), all.now()).on(shown);
    }

    private List<Link> on(List<Link> shown) {
        return shown.stream()
                .map(link -> new Link(
                        link.title(),
                        link.url(),
                        link.description(),
                        on(link.children()),
                        link.newTab() || newTabs.contains(link.url()),
                        icons.getOrDefault(link.url(), link.icon())))
                .toList();
    }
}
