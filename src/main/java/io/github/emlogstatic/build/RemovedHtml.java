package io.github.emlogstatic.build;

import io.github.emlogstatic.output.SiteReads;
import io.github.emlogstatic.render.SiteRenderer;
import java.util.Map;
import java.util.TreeMap;

/** The unsafe HTML that was removed from each page, read from the manifest. */
final class RemovedHtml {

    private RemovedHtml() {}

    /**
     * Counts by page and by kind ({@code script}, {@code onclick}, {@code javascript:}).
     *
     * @param reads the inputs that the pages read while they were rendered
     */
    static Map<String, Map<String, Integer>> of(SiteReads reads) {
        Map<String, Map<String, Integer>> removed = new TreeMap<>();
        reads.byFile(SiteRenderer.REMOVED).forEach((page, names) -> removed.put(page, SiteRenderer.removed(names)));
        return removed;
    }
}
