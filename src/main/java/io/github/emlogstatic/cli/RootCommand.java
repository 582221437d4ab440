package io.github.emlogstatic.cli;

import io.github.emlogstatic.config.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Without a command: says which there are. */
@Command(
        name = "emlog-static",
        description = "Takes a blog out of emlog and keeps it: an archive, a static site, a nightly mirror.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.OwnVersion.class,
        subcommands = HelpCommand.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:done, with problems that the last run did not have",
            "2:a mistake in the command line or the configuration, or a full disk",
            "3:the blog cannot be reached or does not answer as emlog; the remote cannot be reached",
            "4:refused by a guard, nothing was removed or published",
            "5:verify or check found damage"
        })
final class RootCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    RootCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(surroundings.err());
        return ExitCode.USAGE;
    }

    /** The number that the build wrote. */
    static final class OwnVersion implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"emlog-static " + Version.number()};
        }
    }
}
