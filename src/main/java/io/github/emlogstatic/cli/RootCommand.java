package io.github.emlogstatic.cli;

import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.console.LanguageOption;
import io.github.emlogstatic.language.Language;
import io.github.emlogstatic.model.run.ExitCode;
import java.util.Iterator;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line without a command: prints the usage. */
@Command(
        name = "emlog-static",
        description = "Exports a blog from emlog into an archive and a static site, and keeps both up to date.",
        subcommands = HelpCommand.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:done, with problems that are new, or go on after a week",
            "2:a mistake in the command line or the configuration, or a full disk",
            "3:the blog cannot be reached or does not answer as emlog, or the publish target cannot be reached",
            "4:refused by a guard; nothing was removed or published",
            "5:verify or check found damage, or the archive is too damaged to build from or to export"
        },
        footer = {"", "To begin: emlog-static build https://blog.example.com"})
final class RootCommand extends ProgramCommand {

    @Spec
    private CommandSpec spec;

    @Option(
            names = LanguageOption.NAME,
            scope = ScopeType.INHERIT,
            paramLabel = "en|zh-CN",
            completionCandidates = Languages.class,
            description = "The language of messages. Default: EMLOG_STATIC_LANG, or that of the system.")
    @SuppressWarnings("UnusedVariable") // LanguageOption reads it before the command line is parsed
    private String language;

    RootCommand(CliEnvironment environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(environment.err());
        return ExitCode.USAGE;
    }

    /** The languages that a shell completes. */
    static final class Languages implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Stream.of(Language.values()).map(Language::tag).iterator();
        }
    }
}
