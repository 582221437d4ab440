package io.github.emlogstatic.cli;

import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.model.run.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code export}: says for which tools there is an export. */
@Command(
        name = "export",
        description = "Writes the archive for other tools.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.OwnVersion.class)
final class ExportCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Spec
    private CommandSpec spec;

    ExportCommand(CliEnvironment environment) {
        this.environment = environment;
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
