package io.github.emlogstatic.cli;

import picocli.CommandLine.Option;

/** {@code -v}, of every command; {@link Failures} looks for it. */
final class VerboseOption {

    @Option(
            names = {"-v", "--verbose"},
            description = "Print the stack of an error.")
    @SuppressWarnings("UnusedVariable") // Failures asks picocli for it
    private boolean given;
}
