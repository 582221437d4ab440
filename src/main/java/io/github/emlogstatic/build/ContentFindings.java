package io.github.emlogstatic.build;

import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.output.SiteReads;
import io.github.emlogstatic.render.SiteRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What pages cannot show as their authors wrote it, read from the manifest. */
final class ContentFindings {

    /** Pages show the source of such a formula. */
    static final String REFUSED_FORMULA = "formula cannot be typeset";

    private ContentFindings() {}

    /** One problem for each page, with its first formula. */
    static List<Problem> refusedFormulas(SiteReads reads) {
        List<Problem> problems = new ArrayList<>();
        reads.byFile(SiteRenderer.REFUSED).forEach((page, names) -> {
            String first = names.stream().sorted().findFirst().orElseThrow().substring(SiteRenderer.REFUSED.length());
            String more = names.size() > 1 ? "; and " + (names.size() - 1) + " more" : "";
            problems.add(new Problem(REFUSED_FORMULA, page, first + more));
        });
        return problems;
    }

    /**
     * The unsafe HTML that was removed: counts by page and by kind ({@code script}, {@code onclick}, {@code javascript:}).
     *
     * @param reads the inputs that the pages read while they were rendered
     */
    static Map<String, Map<String, Integer>> removedHtml(SiteReads reads) {
        Map<String, Map<String, Integer>> removed = new TreeMap<>();
        reads.byFile(SiteRenderer.REMOVED).forEach((page, names) -> removed.put(page, SiteRenderer.removed(names)));
        return removed;
    }
}
