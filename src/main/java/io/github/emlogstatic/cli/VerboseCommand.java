package io.github.emlogstatic.cli;

import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.console.ErrorMessages;
import picocli.CommandLine.Option;

/**
 * A command with the option {@code -v}, after which {@link ErrorMessages} prints a stack trace. {@code build} and {@code
 * publish} say something else of theirs.
 */
abstract class VerboseCommand extends ProgramCommand {

    @Option(
            names = {"-v", "--verbose"},
            description = "Print the stack trace of an error.")
    boolean verbose;

    VerboseCommand(CliEnvironment environment) {
        super(environment);
    }
}
