package io.github.emlogstatic.cli.option;

import io.github.emlogstatic.cli.console.ErrorMessages;
import picocli.CommandLine.Option;

/**
 * The option {@code -v}, after which {@link ErrorMessages} prints a stack trace. {@code build}, {@code publish} and
 * {@code restore} say more with theirs; {@code mirror} has its own, because a usual night loads no mixins.
 */
public final class VerboseOption {

    @Option(
            names = {"-v", "--verbose"},
            description = "Print the stack trace of an error.")
    private boolean given;

    public boolean isGiven() {
        return given;
    }
}
