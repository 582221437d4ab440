package io.github.emlogstatic.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command knows of the process it runs in.
 *
 * @param out for what was asked for
 * @param err for errors and problems
 * @param environment variables
 * @param workingDirectory what paths in options are relative to
 * @param terminal whether a person is watching
 */
record Surroundings(
        PrintStream out, PrintStream err, Map<String, String> environment, Path workingDirectory, boolean terminal) {}
