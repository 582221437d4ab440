package io.github.emlogstatic.mirror;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.emlogstatic.model.run.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The failures of one blog that were reported, and what is new since then.
 *
 * @param failing the failures that go on, by step
 * @param waiting problems that could not be reported yet
 * @param lines what is new, for people
 */
record BlogStatus(
        Map<String, Failing> failing,
        List<String> waiting,
        @JsonIgnore List<String> lines) {

    static final BlogStatus NONE = new BlogStatus(Map.of(), List.of(), List.of());

    private static final int MOST_PROBLEMS = 5;

    /** If no message ever arrives, for instance because the chat group was deleted, the list must not grow for ever. */
    private static final int MOST_WAITING = 12;

    /** Times, sizes and counts may differ every night. */
    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    /**
     * A failure that goes on.
     *
     * @param what its code and message, without numbers
     * @param since the day of the first failure
     */
    record Failing(String what, String since) {

        private static Failing of(StepResult step, String day) {
            return new Failing(
                    step.code() + " " + NUMBERS.matcher(step.message()).replaceAll("#"), day);
        }
    }

    BlogStatus {
        failing = failing == null ? Map.of() : new TreeMap<>(failing);
        waiting = waiting == null ? List.of() : List.copyOf(waiting);
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /**
     * Returns the status after a run, with what is new.
     *
     * @param day the day of the run
     */
    BlogStatus after(BlogResult result, String day) {
        Map<String, Failing> now = new TreeMap<>(failing);
        List<String> fresh = new ArrayList<>();
        if (!result.isMisconfigured()) {
            endedFailure(Step.CONFIGURATION, now).ifPresent(fresh::add);
        }
        for (StepResult step : result.steps()) {
            if (step.isFailed()) {
                newFailure(step, now, day).ifPresent(fresh::add);
            } else if (step.isTaken()) {
                endedFailure(step.step(), now).ifPresent(fresh::add);
            }
        }
        List<String> problems = new ArrayList<>(waiting);
        problems.addAll(lines(result.news()));
        problems.subList(0, Math.max(0, problems.size() - MOST_WAITING)).clear();
        fresh.addAll(problems);
        return new BlogStatus(now, problems, fresh);
    }

    private static Optional<String> newFailure(StepResult step, Map<String, Failing> now, String day) {
        Failing before = now.get(step.step().word());
        Failing failing = Failing.of(step, before == null ? day : before.since());
        now.put(step.step().word(), failing);
        return failing.equals(before)
                ? Optional.empty()
                : Optional.of(step.step().word() + " failed: " + step.message() + " (exit code " + step.code() + ")");
    }

    private static Optional<String> endedFailure(Step step, Map<String, Failing> now) {
        return Optional.ofNullable(now.remove(step.word()))
                .map(before -> step.word() + " works again; it had failed since " + before.since());
    }

    private static List<String> lines(List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        problems.stream().limit(MOST_PROBLEMS).forEach(problem -> lines.add("new problem: " + problem));
        if (problems.size() > MOST_PROBLEMS) {
            lines.add("and " + (problems.size() - MOST_PROBLEMS) + " more new problems; the log names them");
        }
        return lines;
    }

    /** The status to store if the message was delivered. */
    BlogStatus delivered() {
        return new BlogStatus(failing, List.of(), List.of());
    }

    /** The status to store if the message was not delivered: the next run reports the failures as new. */
    BlogStatus undelivered(BlogStatus before) {
        return new BlogStatus(before.failing(), waiting, List.of());
    }
}
