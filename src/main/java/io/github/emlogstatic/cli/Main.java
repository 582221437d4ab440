package io.github.emlogstatic.cli;

import io.github.emlogstatic.build.Preparation;
import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.console.ErrorMessages;
import io.github.emlogstatic.cli.console.FileNameEncoding;
import io.github.emlogstatic.cli.console.LanguageOption;
import io.github.emlogstatic.cli.console.StandardOutput;
import io.github.emlogstatic.cli.console.TrustStore;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.language.Language;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.Console;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The entry point of the program. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        StandardOutput printed = new StandardOutput();
        PrintStream out = utf8(printed, System.out);
        PrintStream err = utf8(new FileOutputStream(FileDescriptor.err), System.err);
        System.setProperty("java.awt.headless", "true"); // Libraries for code and images need no display.
        List<String> words = List.of(args);
        Language usual = LanguageOption.usual(System.getenv(), Locale.getDefault(Locale.Category.DISPLAY));
        CliEnvironment outside = new CliEnvironment(out, err, System.getenv(), Path.of(""), hasTerminal());
        if (!isInADirectory()) {
            outside.in(usual, words)
                    .err()
                    .println("emlog-static: the working directory no longer exists; change to another, then run again");
            System.exit(ExitCode.USAGE);
        }
        if (List.of("build", "mirror").contains(command(args))) {
            // Loads classes in the background while the command line is parsed.
            Preparation.start(!words.contains("--offline"));
        }
        int code = run(args, outside, usual, printed::failure);
        out.flush();
        System.exit(code);
    }

    /**
     * Runs one command line without ending the process, and without a terminal. Messages are English unless an option
     * or the environment names another language.
     *
     * @return the exit code
     */
    public static int run(
            String[] args, PrintStream out, PrintStream err, Map<String, String> environment, Path workingDirectory) {
        CliEnvironment outside = new CliEnvironment(out, err, environment, workingDirectory, false);
        return run(args, outside, Language.ENGLISH, Optional::empty);
    }

    /** @param unwritten why some of the output is missing, once the command has ended */
    private static int run(
            String[] args, CliEnvironment outside, Language usual, Supplier<Optional<IOException>> unwritten) {
        silenceLibraries();
        CliEnvironment environment;
        try {
            environment = outside.in(LanguageOption.of(args, outside.variables(), usual), typed(args, outside));
        } catch (ConfigException e) {
            outside.in(LanguageOption.withoutOption(outside.variables(), usual), typed(args, outside))
                    .err()
                    .println("emlog-static: " + e.getMessage());
            return ExitCode.USAGE;
        }
        int code = run(args, environment);
        if (unwritten.get().isEmpty()) {
            return code;
        }
        int failed = ErrorMessages.failed(unwritten.get().get(), false, environment.err());
        return code == ExitCode.DONE ? failed : code;
    }

    private static int run(String[] args, CliEnvironment environment) {
        try {
            Optional<? extends Callable<Integer>> night = usualNight(args, environment);
            if (night.isPresent()) {
                return execute(night.get(), environment);
            }
            return Commands.named(command(args), environment).execute(args);
        } catch (Error e) { // picocli handles exceptions only
            boolean verbose = List.of(args).contains("-v") || List.of(args).contains("--verbose");
            return ErrorMessages.failed(e, verbose, environment.err());
        }
    }

    @SuppressWarnings("SystemConsoleNull") // from Java 22 on, isTerminal is asked by reflection
    private static boolean hasTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // before Java 22 there is no such method, and a console means a terminal
        }
    }

    /** A native executable starts in a directory that was deleted, and fails where a path is resolved. Java does not start. */
    private static boolean isInADirectory() {
        try {
            return Path.of("").toAbsolutePath().isAbsolute();
        } catch (Error e) {
            return false;
        }
    }

    /** The command if a usual night was asked for, so that picocli need not be loaded. */
    private static Optional<? extends Callable<Integer>> usualNight(String[] args, CliEnvironment environment) {
        String command = args.length == 0 ? "" : args[0];
        List<String> words = List.of(args).subList(Math.min(1, args.length), args.length);
        return switch (command) {
            case "build" -> BuildCommand.usual(words, environment);
            case "mirror" -> MirrorCommand.usual(words, environment);
            default -> Optional.empty();
        };
    }

    /** What the user has named: the arguments, and the directory, with which paths in messages begin. */
    private static List<String> typed(String[] args, CliEnvironment outside) {
        Path directory = outside.workingDirectory().toAbsolutePath();
        return Stream.concat(Stream.of(args), Stream.of(directory.toString())).toList();
    }

    /** Lets libraries log errors only. Must run before the first logger is created, because slf4j-simple reads it then. */
    private static void silenceLibraries() {
        if (System.getProperty("org.slf4j.simpleLogger.defaultLogLevel") == null) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        }
    }

    /** The name of the command; empty if something else stands where it should be. */
    private static String command(String[] args) {
        int first = args.length > 0 && args[0].equals(LanguageOption.NAME) ? 2 : 0;
        return args.length > first ? args[first] : "";
    }

    private static int execute(Callable<Integer> command, CliEnvironment environment) {
        try {
            FileNameEncoding.mustBeUtf8();
            TrustStore.mustBeReadable();
            return command.call();
        } catch (Exception e) {
            return ErrorMessages.failed(e, false, environment.err());
        }
    }

    /**
     * Prints Chinese titles in UTF-8 even if the locale says ASCII, as in most cron jobs and containers. The console of
     * Windows has its own encoding, which the JVM knows.
     */
    private static PrintStream utf8(OutputStream stream, PrintStream usual) {
        boolean windows = File.separatorChar == '\\';
        return windows ? usual : new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
