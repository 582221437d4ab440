package io.github.emlogstatic.mirror;

import io.github.emlogstatic.model.run.Progress;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a run gets from outside.
 *
 * @param clock tells when a run began
 * @param stop tells when to end, and waits for the next run
 * @param variables the variables of the environment, for git and for commands
 * @param progress is told how far the build is
 * @param out receives results; takes nothing if the run is quiet
 * @param err receives failures and problems
 * @param words puts a message to people into the language of this run
 * @param failures turns an exception or an error into a code and a line
 */
public record RunEnvironment(
        Clock clock,
        Stop stop,
        Map<String, String> variables,
        Progress progress,
        PrintStream out,
        PrintStream err,
        UnaryOperator<String> words,
        Function<Throwable, Failure> failures) {

    Instant now() {
        return clock.instant();
    }
}
