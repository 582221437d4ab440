package io.github.emlogstatic.build.report;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.store.StateFolder;
import io.github.emlogstatic.build.report.BuildReport.Told;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.Reminder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The problems of the last run. A problem counts as new only once. If it continues, it is reported again after a week,
 * because a mirror may stand still. All continuing problems are then reported on the same day, so that the other days
 * are quiet. A problem that may stay, such as an image that has been missing for years, is reported once.
 */
record KnownProblems(StateFolder state, String day, Map<String, String> known) {

    private static final String FILE = "problems.json";

    /** Beginnings of the problems that only a run that plans the site can find. */
    private static final List<String> OF_PAGES = List.of(
            ContentFindings.REFUSED_FORMULA,
            ContentFindings.LACKING_CHARACTERS,
            Reconciliation.MISSING_FROM,
            Reconciliation.SHOWN_WITHOUT_FILE);

    /**
     * The file.
     *
     * @param problems {@code what: where} of each
     * @param told the day on which each was last told, in the same order; empty if an earlier version noted it
     */
    private record Noted(List<String> problems, List<String> told) {}

    /** @param day the day of this run */
    static KnownProblems of(Archive archive, String day) {
        Map<String, List<String>> notes = archive.state().notes(FILE).orElse(Map.of());
        List<String> problems = notes.getOrDefault("problems", List.of());
        List<String> told = notes.getOrDefault("told", List.of());
        Map<String, String> known = new TreeMap<>();
        for (int i = 0; i < problems.size(); i++) {
            known.put(problems.get(i), i < told.size() ? told.get(i) : "");
        }
        return new KnownProblems(archive.state(), day, known);
    }

    Told told(Collection<Problem> problems) {
        List<Problem> news = new ArrayList<>();
        List<Problem> reminders = new ArrayList<>();
        boolean due = problems.stream().anyMatch(this::isDue);
        for (Problem problem : problems) {
            if (!known.containsKey(key(problem))) {
                news.add(problem);
            } else if (due && !problem.lasting()) {
                reminders.add(problem);
            }
        }
        return new Told(news, reminders);
    }

    /**
     * Stores the problems of a run as known. A run that was refused stores none, because its problems are not told.
     *
     * @param told those that are told today
     * @param whole whether the run checked the whole blog; if not, the problems of the last run stay known
     * @param planned whether the run planned the site; if not, the problems of its pages stay known
     */
    void save(Collection<Problem> problems, Told told, boolean whole, boolean planned) throws IOException {
        Map<String, String> now = new TreeMap<>();
        known.forEach((key, before) -> {
            if (!whole || !planned && OF_PAGES.stream().anyMatch(key::startsWith)) {
                now.put(key, before);
            }
        });
        problems.forEach(problem -> now.put(key(problem), known.getOrDefault(key(problem), day)));
        told.all().forEach(problem -> now.put(key(problem), day)); // after those of the same key with another reason
        if (!now.equals(known) || !state.has(FILE)) {
            state.write(FILE, new Noted(List.copyOf(now.keySet()), List.copyOf(now.values())));
        }
    }

    private boolean isDue(Problem problem) {
        String told = known.get(key(problem));
        return told != null && !problem.lasting() && Reminder.isDue(told, day);
    }

    private static String key(Problem problem) {
        return problem.what() + ": " + problem.where();
    }
}
