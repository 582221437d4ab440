package io.github.emlogstatic.build;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.model.Problem;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The problems of the last run. One that it had too is no news: an image that has been dead for years does not make a
 * nightly run fail every night.
 *
 * @param problems {@code what: where} of each
 */
record KnownProblems(List<String> problems) {

    private static final String FILE = "problems.json";

    /** How many of these are new; from now on they are known. */
    static int news(Archive archive, Collection<Problem> problems) throws IOException {
        Set<String> known = new HashSet<>(archive.state(FILE, KnownProblems.class)
                .map(KnownProblems::problems)
                .orElse(List.of()));
        List<String> now = problems.stream()
                .map(problem -> problem.what() + ": " + problem.where())
                .toList();
        archive.writeState(FILE, new KnownProblems(now));
        return (int) now.stream().filter(problem -> !known.contains(problem)).count();
    }
}
