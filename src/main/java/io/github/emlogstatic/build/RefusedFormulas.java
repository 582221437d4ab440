package io.github.emlogstatic.build;

import io.github.emlogstatic.model.Problem;
import io.github.emlogstatic.output.SiteReads;
import io.github.emlogstatic.render.SiteRenderer;
import java.util.ArrayList;
import java.util.List;

/** The formulas that could not be typeset, read from the manifest. Pages show their source. */
final class RefusedFormulas {

    static final String WHAT = "formula cannot be typeset";

    private RefusedFormulas() {}

    /** One problem for each page, with its first formula. */
    static List<Problem> of(SiteReads reads) {
        List<Problem> problems = new ArrayList<>();
        reads.byFile(SiteRenderer.REFUSED).forEach((page, names) -> {
            String first = names.stream().sorted().findFirst().orElseThrow().substring(SiteRenderer.REFUSED.length());
            String more = names.size() > 1 ? "; and " + (names.size() - 1) + " more" : "";
            problems.add(new Problem(WHAT, page, first + more));
        });
        return problems;
    }
}
