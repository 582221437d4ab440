package io.github.emlogstatic.cli;

import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.config.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** What all commands have in common: their environment, and the options {@code --help} and {@code --version}. */
@Command(mixinStandardHelpOptions = true, versionProvider = ProgramCommand.OwnVersion.class)
abstract class ProgramCommand implements Callable<Integer> {

    final CliEnvironment environment;

    ProgramCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    static final class OwnVersion implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"emlog-static " + Version.number()};
        }
    }
}
