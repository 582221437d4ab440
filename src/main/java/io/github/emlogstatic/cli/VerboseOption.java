package io.github.emlogstatic.cli;

import io.github.emlogstatic.cli.console.ErrorMessages;
import picocli.CommandLine.Option;

/** The option {@code -v} of every command; {@link ErrorMessages} reads it. */
final class VerboseOption {

    @Option(
            names = {"-v", "--verbose"},
            description = "Print the stack trace of an error.")
    @SuppressWarnings("UnusedVariable") // ErrorMessages asks picocli for it
    private boolean given;

    boolean isGiven() {
        return given;
    }
}
