package io.github.emlogstatic.cli;

import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.console.ErrorMessages;
import picocli.CommandLine.Option;

/**
 * A command with the option {@code -v}, which only makes {@link ErrorMessages} print a stack trace. {@code build} and
 * {@code publish} have a {@code -v} of their own, which prints more.
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
