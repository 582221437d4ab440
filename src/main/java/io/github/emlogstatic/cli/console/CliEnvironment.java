package io.github.emlogstatic.cli.console;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * The environment of the process that runs a command.
 *
 * @param out for results
 * @param err for errors and problems
 * @param variables of the environment
 * @param workingDirectory paths in options are relative to it
 * @param terminal whether output goes to a terminal
 */
public record CliEnvironment(
        PrintStream out, PrintStream err, Map<String, String> variables, Path workingDirectory, boolean terminal) {

    /** A path as a person types it: relative to the working directory if it is inside. */
    public Path relative(Path path) {
        Path here = workingDirectory.toAbsolutePath().normalize();
        Path there = path.toAbsolutePath().normalize();
        return there.startsWith(here) ? here.relativize(there) : there;
    }
}
