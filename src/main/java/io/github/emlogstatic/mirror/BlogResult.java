package io.github.emlogstatic.mirror;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.build.report.BuildReport.Told;
import io.github.emlogstatic.config.OnProblemConfig;
import io.github.emlogstatic.crawl.state.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of one blog in one run.
 *
 * @param name the name of the blog in the file
 * @param address the address of the blog, without secrets; empty if the configuration names none
 * @param steps the results of the steps, in their order
 * @param counts the numbers of the build; empty if it did not end
 * @param told the problems that somebody is told of
 * @param onProblem whom to tell
 */
record BlogResult(
        String name,
        String address,
        List<StepResult> steps,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Counts> counts,
        @JsonIgnore Told told,
        @JsonIgnore OnProblemConfig onProblem) {

    BlogResult {
        steps = List.copyOf(steps);
    }

    /** A blog whose run ended before its first step. */
    static BlogResult failed(String name, StepResult why, OnProblemConfig onProblem) {
        return new BlogResult(name, "", List.of(why), Optional.empty(), Told.NOTHING, onProblem);
    }

    /** The highest code of the steps. */
    int code() {
        return steps.stream().mapToInt(StepResult::code).max().orElse(0);
    }

    /** Whether no step failed and none was left out because the run was stopped. */
    boolean isGood() {
        return steps.stream().noneMatch(step -> step.isFailed() || step.isStopped());
    }

    /** Whether not even the configuration of the blog could be read. */
    boolean isMisconfigured() {
        return ended(Step.CONFIGURATION);
    }

    /** Whether the run could begin. */
    boolean isStarted() {
        return !ended(Step.START);
    }

    private boolean ended(Step first) {
        return steps.stream().anyMatch(step -> step.step() == first);
    }

    BlogResult with(StepResult step) {
        List<StepResult> more = new ArrayList<>(steps);
        more.add(step);
        return new BlogResult(name, address, more, counts, told, onProblem);
    }

    /** The numbers of a build, all on one level of the JSON file. */
    record Counts(
            @JsonUnwrapped Totals totals,
            @JsonUnwrapped Changes changes,
            @JsonUnwrapped ProblemCounts problems) {

        /**
         * How many there are.
         *
         * @param articles the number of published articles
         * @param pages the number of standalone pages
         * @param comments the number of comments on both
         * @param notes the number of notes of the blog
         * @param uploads the number of uploads of the blog
         * @param files the number of files of the site
         */
        record Totals(int articles, int pages, int comments, int notes, int uploads, int files) {}

        /**
         * How many articles, pages, comments and notes changed.
         *
         * @param changed those with another content than before
         * @param removed those that the blog no longer shows
         */
        record Changes(int added, int changed, int removed) {}

        /**
         * How many problems there are.
         *
         * @param problems all of them, known ones too
         * @param newProblems those that the last run did not have
         * @param reminders known ones that were told again
         */
        record ProblemCounts(int problems, int newProblems, int reminders) {}

        static Counts of(BuildReport report) {
            return new Counts(
                    new Totals(
                            report.counts().articles().total(),
                            report.counts().pages().total(),
                            report.counts().comments().total(),
                            report.counts().notes().total(),
                            report.counts().media().total(),
                            report.output().planned()),
                    new Changes(
                            texts(report).mapToInt(Count::added).sum(),
                            texts(report).mapToInt(Count::changed).sum(),
                            texts(report).mapToInt(Count::removed).sum()),
                    new ProblemCounts(
                            report.problems().size(),
                            report.outcome().newProblems(),
                            report.outcome().reminders()));
        }

        private static Stream<Count> texts(BuildReport report) {
            return Stream.of(
                    report.counts().articles(),
                    report.counts().pages(),
                    report.counts().comments(),
                    report.counts().notes());
        }
    }
}
