package io.github.emlogstatic.build;

import io.github.emlogstatic.output.SiteReads;
import io.github.emlogstatic.render.SiteRenderer;
import java.util.Map;
import java.util.TreeMap;

/** What safety has cut from the texts, as the manifest remembers it of each page. */
final class RemovedHtml {

    private RemovedHtml() {}

    /**
     * By page, and then by what it was ({@code script}, {@code onclick}, {@code javascript:}).
     *
     * @param reads what the pages have read while they were made
     */
    static Map<String, Map<String, Integer>> of(SiteReads reads) {
        Map<String, Map<String, Integer>> removed = new TreeMap<>();
        reads.byFile(SiteRenderer.REMOVED).forEach((page, names) -> removed.put(page, SiteRenderer.removed(names)));
        return removed;
    }
}
