package io.github.emlogstatic.cli;

import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.config.ConfigException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The program's entry. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        PrintStream out = utf8(FileDescriptor.out, System.out);
        PrintStream err = utf8(FileDescriptor.err, System.err);
        if (isBuild(args)) {
            // While the command line is read.
            SiteBuild.prepare(Stream.of(args).noneMatch(argument -> argument.startsWith("http://")));
        }
        int code = run(args, new Surroundings(out, err, System.getenv(), Path.of(""), Terminal.isThere()));
        out.flush();
        System.exit(code);
    }

    /**
     * Runs one command line without ending the process, and without a terminal.
     *
     * @return the exit code
     */
    public static int run(
            String[] args, PrintStream out, PrintStream err, Map<String, String> environment, Path workingDirectory) {
        return run(args, new Surroundings(out, err, environment, workingDirectory, false));
    }

    private static int run(String[] args, Surroundings surroundings) {
        Logging.toErrorsOnly();
        try {
            return (isBuild(args) ? ready(onlyBuild(surroundings), surroundings) : commandLine(surroundings))
                    .execute(args);
        } catch (OutOfMemoryError e) {
            return new Failures(surroundings.err()).outOfMemory();
        }
    }

    private static boolean isBuild(String[] args) {
        return args.length > 0 && args[0].equals("build");
    }

    static CommandLine commandLine(Surroundings surroundings) {
        CommandLine all = onlyBuild(surroundings)
                .addSubcommand(new ServeCommand(surroundings))
                .addSubcommand(new PublishCommand(surroundings))
                .addSubcommand(new CheckCommand(surroundings))
                .addSubcommand(new VerifyCommand(surroundings))
                .addSubcommand(new InitCommand(surroundings));
        return ready(all, surroundings);
    }

    /** To look at the other commands too would take a tenth of a second of every night. */
    private static CommandLine onlyBuild(Surroundings surroundings) {
        return new CommandLine(new RootCommand(surroundings)).addSubcommand(new BuildCommand(surroundings));
    }

    private static CommandLine ready(CommandLine commandLine, Surroundings surroundings) {
        Failures failures = new Failures(surroundings.err());
        return commandLine
                .setOut(writer(surroundings.out()))
                .setErr(writer(surroundings.err()))
                .setAbbreviatedOptionsAllowed(false)
                .setExecutionStrategy(Main::execute)
                .setParameterExceptionHandler(failures::wrongUsage)
                .setExecutionExceptionHandler(failures::failed);
    }

    /** Help is shown in every locale. */
    private static int execute(ParseResult parsed) {
        boolean helps = parsed.asCommandLineList().stream()
                .anyMatch(command -> command.isUsageHelpRequested() || command.isVersionHelpRequested());
        if (parsed.hasSubcommand() && !helps) {
            try {
                FileNames.mustBeUtf8();
            } catch (ConfigException e) {
                throw new ExecutionException(parsed.commandSpec().commandLine(), e.getMessage(), e);
            }
        }
        return new RunLast().execute(parsed);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /**
     * Chinese titles are printed in UTF-8 even where the locale says ASCII, as in most cron jobs and containers. Windows'
     * console has an encoding of its own, which the JVM knows.
     */
    private static PrintStream utf8(FileDescriptor descriptor, PrintStream usual) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return windows ? usual : new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
