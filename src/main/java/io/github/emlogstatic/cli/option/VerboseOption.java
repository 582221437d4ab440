package io.github.emlogstatic.cli.option;

import io.github.emlogstatic.cli.console.ErrorMessages;
import picocli.CommandLine.Option;

/** The option {@code -v} of every command; {@link ErrorMessages} reads it. */
public final class VerboseOption {

    @Option(
            names = {"-v", "--verbose"},
            description = "Print the stack trace of an error.")
    private boolean given;

    public boolean isGiven() {
        return given;
    }
}
