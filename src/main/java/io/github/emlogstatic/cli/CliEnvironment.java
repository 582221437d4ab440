package io.github.emlogstatic.cli;

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
record CliEnvironment(
        PrintStream out, PrintStream err, Map<String, String> variables, Path workingDirectory, boolean terminal) {}
