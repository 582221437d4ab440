package io.github.emlogstatic.cli;

import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.console.ErrorMessages;
import io.github.emlogstatic.cli.console.FileNameEncoding;
import io.github.emlogstatic.cli.console.TranslatedHelp;
import io.github.emlogstatic.cli.console.TrustStore;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The commands, for picocli to read. It is no part of {@link Main}, because a usual night does without picocli. */
final class Commands {

    private Commands() {}

    static CommandLine all(CliEnvironment environment) {
        return ready(whole(environment), environment);
    }

    /** Leaves out other commands, because loading them would cost every night a tenth of a second. */
    static CommandLine named(String command, CliEnvironment environment) {
        return ready(part(command, environment), environment);
    }

    private static CommandLine part(String command, CliEnvironment environment) {
        return switch (command) {
            case "build" -> root(environment).addSubcommand(new BuildCommand(environment));
            case "mirror" -> root(environment).addSubcommand(new MirrorCommand(environment));
            case "publish" -> root(environment).addSubcommand(new PublishCommand(environment));
            default -> whole(environment);
        };
    }

    private static CommandLine whole(CliEnvironment environment) {
        return root(environment)
                .addSubcommand(new InitCommand(environment))
                .addSubcommand(new BuildCommand(environment))
                .addSubcommand(new ServeCommand(environment))
                .addSubcommand(new PublishCommand(environment))
                .addSubcommand(new MirrorCommand(environment))
                .addSubcommand(new CheckCommand(environment))
                .addSubcommand(new VerifyCommand(environment))
                .addSubcommand(new CommandLine(new ExportCommand(environment))
                        .addSubcommand(new ExportMarkdownCommand(environment))
                        .addSubcommand(new ExportWxrCommand(environment)))
                .addSubcommand(new RestoreCommand(environment))
                .addSubcommand(new ApiCommand(environment))
                .addSubcommand(new GenerateCommand(environment));
    }

    private static CommandLine root(CliEnvironment environment) {
        return new CommandLine(new RootCommand(environment));
    }

    private static CommandLine ready(CommandLine commandLine, CliEnvironment environment) {
        PrintStream err = environment.err();
        return commandLine
                .setHelpFactory(new TranslatedHelp(environment.translator()))
                .setOut(writer(environment.out()))
                .setErr(writer(err))
                .setAbbreviatedOptionsAllowed(false)
                .setUsageHelpAutoWidth(environment.terminal())
                .setExecutionStrategy(Commands::execute)
                .setParameterExceptionHandler((e, args) -> {
                    err.println("emlog-static: " + WrongUsage.message(e, args));
                    return ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, command, parsed) ->
                        ErrorMessages.failed(e, command.getParseResult().hasMatchedOption("-v"), err));
    }

    /** Runs the command, or shows help, which works in every locale. */
    private static int execute(ParseResult parsed) {
        boolean helps = parsed.asCommandLineList().stream()
                .anyMatch(command -> command.isUsageHelpRequested() || command.isVersionHelpRequested());
        if (parsed.hasSubcommand() && !helps) {
            try {
                FileNameEncoding.mustBeUtf8();
                TrustStore.mustBeReadable();
            } catch (ConfigException e) {
                throw new ExecutionException(parsed.commandSpec().commandLine(), e.getMessage(), e);
            }
        }
        return new RunLast().execute(parsed);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
