package io.github.emlogstatic.cli;

import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.model.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code export}: says for which tools there is an export. */
@Command(name = "export", description = "Writes the archive for other tools.")
final class ExportCommand extends ProgramCommand {

    @Spec
    private CommandSpec spec;

    ExportCommand(CliEnvironment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(environment.err());
        environment
                .err()
                .println("emlog-static: export to what? As in: emlog-static export markdown --for hugo -o DIR, or:"
                        + " emlog-static export wxr -o FILE");
        return ExitCode.USAGE;
    }
}
