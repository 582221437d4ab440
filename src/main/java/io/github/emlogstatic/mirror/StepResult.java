package io.github.emlogstatic.mirror;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.emlogstatic.model.run.ExitCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The result of one step.
 *
 * @param code the exit code of the program, had it run this step alone
 * @param message one line for people, without secrets; may be empty
 * @param seconds the step took
 */
record StepResult(Step step, Outcome result, int code, String message, double seconds) {

    /** How a step ended. */
    enum Outcome {
        DONE,
        /** There was nothing to do, or an earlier step failed. */
        SKIPPED,
        /** The run was told to end before the step. */
        STOPPED,
        FAILED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static StepResult done(Step step, int code, String message) {
        return new StepResult(step, Outcome.DONE, code, message, 0);
    }

    static StepResult skipped(Step step, String why) {
        return new StepResult(step, Outcome.SKIPPED, ExitCode.DONE, why, 0);
    }

    static StepResult failed(Step step, Failure failure) {
        return new StepResult(step, Outcome.FAILED, failure.code(), failure.message(), 0);
    }

    static StepResult stopped(Step step) {
        return new StepResult(step, Outcome.STOPPED, ExitCode.DONE, "the run was told to end before this step", 0);
    }

    /** The same with the time since the step began. */
    StepResult since(Instant began, Clock clock) {
        long milliseconds = Duration.between(began, clock.instant()).toMillis();
        return new StepResult(step, result, code, message, milliseconds / 1000.0);
    }

    boolean isFailed() {
        return result == Outcome.FAILED;
    }

    boolean isTaken() {
        return result == Outcome.DONE || result == Outcome.FAILED;
    }

    boolean isStopped() {
        return result == Outcome.STOPPED;
    }
}
