package io.github.emlogstatic.build;

import io.github.emlogstatic.model.Problem;
import io.github.emlogstatic.output.Written;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run made of the site.
 *
 * @param written what became of its files
 * @param looked whether anything was to be made, so that it is known what is left out
 * @param absent paths of uploads that pages show and the archive does not hold
 * @param leftOut articles and pages that are not where they should be, by where
 */
record Rendered(Written written, boolean looked, Set<String> absent, Map<String, List<String>> leftOut) {

    Rendered with(Problem problem) {
        return new Rendered(written.with(problem), looked, absent, leftOut);
    }

    static Rendered nothing(Written written) {
        return new Rendered(written, false, Set.of(), Map.of());
    }
}
