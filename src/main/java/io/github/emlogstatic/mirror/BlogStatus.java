package io.github.emlogstatic.mirror;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.emlogstatic.build.report.BuildReport.Told;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.Reminder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The failures of one blog that go on, and the messages that were not delivered yet.
 *
 * @param address the address of the blog that its configuration had last; empty if that is not known
 * @param failing the failures that go on, by step
 * @param waiting lines that could not be sent yet, in the order of time
 * @param lines what the next message says: the waiting lines, and what is new
 */
record BlogStatus(
        String address,
        Map<String, Failing> failing,
        List<String> waiting,
        @JsonIgnore List<String> lines) {

    static final BlogStatus NONE = new BlogStatus("", Map.of(), List.of(), List.of());

    private static final int MOST_PROBLEMS = 5;

    /** If no message ever arrives, for instance because the chat group was deleted, the list must not grow for ever. */
    private static final int MOST_WAITING = 12;

    private static final String PROBLEM = "new problem: ";

    private static final String REMINDER = "still a problem: ";

    /** Times, sizes, counts, the names of temporary files, and the file that a full disk refuses may differ every night. */
    private static final Pattern CHANGING =
            Pattern.compile("(?<=cannot write ).+?(?=: (?:No space left on device|Disk quota exceeded))"
                    + "|\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|\\d+");

    /**
     * A failure that goes on.
     *
     * @param what its code and message, without what may differ every night
     * @param since the day of the first failure
     * @param told the day of the last message about it; earlier versions wrote none
     */
    record Failing(String what, String since, String told) {

        Failing {
            told = Objects.requireNonNullElse(told, Objects.requireNonNullElse(since, ""));
        }

        private static String what(StepResult step) {
            return step.code() + " " + CHANGING.matcher(step.message()).replaceAll("#");
        }
    }

    BlogStatus {
        address = Objects.requireNonNullElse(address, "");
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
        List<String> all = new ArrayList<>(waiting);
        if (result.isStarted()) {
            endedFailure(Step.START, now).ifPresent(all::add);
        }
        if (result.isStarted() && !result.isMisconfigured()) {
            endedFailure(Step.CONFIGURATION, now).ifPresent(all::add);
        }
        for (StepResult step : result.steps()) {
            if (step.isFailed()) {
                failure(step, now, day)
                        .filter(line -> !line.equals(lastWaiting(step.step())))
                        .ifPresent(all::add);
            } else if (step.isTaken()) {
                endedFailure(step.step(), now).ifPresent(all::add);
            }
        }
        lines(result.told()).stream().filter(line -> !all.contains(line)).forEach(all::add);
        return new BlogStatus(result.address().isEmpty() ? address : result.address(), now, waiting, all);
    }

    /** The last line about a step among those that nobody could be told yet; empty if there is none. */
    private String lastWaiting(Step step) {
        return waiting.stream()
                .filter(line -> line.startsWith(step.word() + " "))
                .reduce("", (before, last) -> last);
    }

    /** What to say about a failure if it is new, another one than before, or was last told a week ago; else empty. */
    private static Optional<String> failure(StepResult step, Map<String, Failing> now, String day) {
        String word = step.step().word();
        String what = Failing.what(step);
        Failing before = now.get(word);
        if (before == null || !what.equals(before.what())) {
            now.put(word, new Failing(what, before == null ? day : before.since(), day));
            return Optional.of(word + " failed: " + step.message() + " (exit code " + step.code() + ")");
        }
        if (Reminder.isDue(before.told(), day)) {
            now.put(word, new Failing(what, before.since(), day));
            return Optional.of(word + " still fails, since " + before.since() + ": " + step.message() + " (exit code "
                    + step.code() + ")");
        }
        return Optional.empty();
    }

    private static Optional<String> endedFailure(Step step, Map<String, Failing> now) {
        return Optional.ofNullable(now.remove(step.word()))
                .map(before -> step.word() + " works again; it had failed since " + before.since());
    }

    private static List<String> lines(Told told) {
        List<String> lines = new ArrayList<>();
        Problem.grouped(told.news()).forEach(problem -> lines.add(PROBLEM + problem));
        Problem.grouped(told.reminders()).forEach(problem -> lines.add(REMINDER + problem));
        if (lines.size() <= MOST_PROBLEMS) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, MOST_PROBLEMS));
        first.add("and " + (lines.size() - MOST_PROBLEMS) + " more lines about problems; the log has them");
        return first;
    }

    /** This status with what was noted elsewhere. */
    BlogStatus and(BlogStatus other) {
        Map<String, Failing> all = new TreeMap<>(failing);
        all.putAll(other.failing);
        List<String> both = new ArrayList<>(waiting);
        both.addAll(other.waiting);
        return new BlogStatus(address.isEmpty() ? other.address : address, all, both, List.of());
    }

    /** The status to store after so many lines, from the first on, were told: the others wait for the next message. */
    BlogStatus told(int count) {
        List<String> kept = new ArrayList<>(lines.subList(count, lines.size()));
        while (kept.size() > MOST_WAITING) {
            kept.remove(kept.stream()
                    .filter(line -> line.startsWith(PROBLEM) || line.startsWith(REMINDER))
                    .findFirst()
                    .orElse(kept.get(0)));
        }
        return new BlogStatus(address, failing, kept, List.of());
    }
}
