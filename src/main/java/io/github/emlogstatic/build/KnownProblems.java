package io.github.emlogstatic.build;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.model.Problem;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The problems of the last run. One that it had too is no news: an image that has been dead for years does not make a
 * nightly run fail every night.
 *
 * @param problems {@code what: where} of each
 */
record KnownProblems(List<String> problems) {

    private static final String FILE = "problems.json";

    /**
     * How many of these are new; from now on they are known.
     *
     * @param whole whether the run looked everywhere; else those of the last run are still known
     */
    static int news(Archive archive, Collection<Problem> problems, boolean whole) throws IOException {
        List<String> known = archive.state(FILE, KnownProblems.class)
                .map(KnownProblems::problems)
                .orElse(List.of());
        Set<String> now = new TreeSet<>();
        problems.forEach(problem -> now.add(problem.what() + ": " + problem.where()));
        Set<String> remembered = new TreeSet<>(now);
        if (!whole) {
            remembered.addAll(known);
        }
        archive.writeState(FILE, new KnownProblems(List.copyOf(remembered)));
        now.removeAll(Set.copyOf(known));
        return now.size();
    }
}
