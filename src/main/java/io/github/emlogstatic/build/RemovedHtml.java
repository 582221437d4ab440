package io.github.emlogstatic.build;

import io.github.emlogstatic.render.SiteRenderer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What safety has cut from the texts, as the manifest remembers it of each page. */
final class RemovedHtml {

    private RemovedHtml() {}

    /**
     * By page, and then by what it was ({@code script}, {@code onclick}, {@code javascript:}).
     *
     * @param reads what each page has read while it was made
     */
    static Map<String, Map<String, Integer>> of(Map<String, Set<String>> reads) {
        Map<String, Map<String, Integer>> removed = new TreeMap<>();
        reads.forEach((page, names) -> {
            Map<String, Integer> ofPage = SiteRenderer.removed(names);
            if (!ofPage.isEmpty()) {
                removed.put(page, ofPage);
            }
        });
        return removed;
    }
}
