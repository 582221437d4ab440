package io.github.emlogstatic.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/** The program's entry. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        boolean terminal = System.console() != null;
        int code = run(args, new Surroundings(out, err, System.getenv(), Path.of(""), terminal));
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
        return commandLine(surroundings).execute(args);
    }

    static CommandLine commandLine(Surroundings surroundings) {
        CommandLine commandLine = new CommandLine(new RootCommand(surroundings))
                .addSubcommand(new BuildCommand(surroundings))
                .addSubcommand(new ServeCommand(surroundings))
                .addSubcommand(new VerifyCommand(surroundings));
        Failures failures = new Failures(surroundings.err());
        return commandLine
                .setOut(new PrintWriter(surroundings.out(), true))
                .setErr(new PrintWriter(surroundings.err(), true))
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler(failures::wrongUsage)
                .setExecutionExceptionHandler(failures::failed);
    }

    /** Chinese titles are printed in UTF-8 even where the locale says ASCII, as in most cron jobs and containers. */
    private static PrintStream stream(FileDescriptor descriptor) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        Charset charset = windows ? Charset.defaultCharset() : StandardCharsets.UTF_8;
        OutputStream raw = new FileOutputStream(descriptor);
        return new PrintStream(raw, true, charset);
    }
}
