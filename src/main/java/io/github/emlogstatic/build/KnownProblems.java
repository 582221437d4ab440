package io.github.emlogstatic.build;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The problems of the last run. A problem counts as new only the first time, so that an image that has been missing for
 * years does not make every nightly run fail.
 *
 * @param problems {@code what: where} of each
 */
record KnownProblems(List<String> problems) {

    private static final String FILE = "problems.json";

    /** How the problems begin that only a run sees that plans the site. */
    private static final List<String> OF_PAGES = List.of(
            ContentFindings.REFUSED_FORMULA,
            ContentFindings.LACKING_CHARACTERS,
            Reconciliation.MISSING_FROM,
            Reconciliation.SHOWN_WITHOUT_FILE);

    /**
     * Returns the new problems and stores all as known.
     *
     * @param whole whether the run checked the whole blog; if not, the problems of the last run stay known
     * @param planned whether the run planned the site; if not, the problems of its pages stay known
     */
    static List<Problem> news(Archive archive, Collection<Problem> problems, boolean whole, boolean planned)
            throws IOException {
        Optional<List<String>> noted =
                archive.state().notes(FILE).map(notes -> notes.getOrDefault("problems", List.of()));
        List<String> known = noted.orElse(List.of());
        Set<String> remembered = new TreeSet<>();
        problems.forEach(problem -> remembered.add(key(problem)));
        known.stream().filter(key -> !whole || !planned && isOfPages(key)).forEach(remembered::add);
        List<String> now = List.copyOf(remembered);
        if (noted.filter(now::equals).isEmpty()) {
            archive.state().write(FILE, new KnownProblems(now));
        }
        Set<String> before = Set.copyOf(known);
        return problems.stream()
                .filter(problem -> !before.contains(key(problem)))
                .toList();
    }

    private static boolean isOfPages(String key) {
        return OF_PAGES.stream().anyMatch(key::startsWith);
    }

    private static String key(Problem problem) {
        return problem.what() + ": " + problem.where();
    }
}
