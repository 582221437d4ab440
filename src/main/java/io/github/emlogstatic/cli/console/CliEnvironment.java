package io.github.emlogstatic.cli.console;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Value;
import io.github.emlogstatic.language.Language;
import io.github.emlogstatic.language.Translator;
import io.github.emlogstatic.model.run.OneLine;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.Progress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The environment of the process that runs a command.
 *
 * @param out receives results
 * @param err receives errors and problems
 * @param variables the variables of the environment
 * @param workingDirectory paths in options are relative to it
 * @param terminal whether output goes to a terminal
 * @param translator translates texts that do not go through {@code out} or {@code err}
 */
public record CliEnvironment(
        PrintStream out,
        PrintStream err,
        Map<String, String> variables,
        Path workingDirectory,
        boolean terminal,
        Translator translator) {

    private static final Pattern LINE_ENDS = Pattern.compile("[\\r\\n]+\\z");

    /** Takes line ends off the variables: a file of them that was saved on Windows, or a pasted secret, may bring them along. */
    public CliEnvironment {
        variables = variables.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        variable -> LINE_ENDS.matcher(variable.getValue()).replaceFirst("")));
    }

    /** An environment whose messages are English. */
    public CliEnvironment(
            PrintStream out, PrintStream err, Map<String, String> variables, Path workingDirectory, boolean terminal) {
        this(out, err, variables, workingDirectory, terminal, Translator.ENGLISH);
    }

    /**
     * Returns this environment with messages in another language.
     *
     * @param typed texts of the user, which stay as they are in messages
     */
    public CliEnvironment in(Language language, List<String> typed) {
        if (language == Language.ENGLISH) {
            return this;
        }
        Translator words = Translator.to(language).keeping(typed);
        return new CliEnvironment(
                new TranslatedStream(out, words),
                new TranslatedStream(err, words),
                variables,
                workingDirectory,
                terminal,
                words);
    }

    /** Shows a bar for each step on a terminal, and prints a line elsewhere; neither if it is to be silent. */
    public Progress progress(boolean silent) {
        if (silent) {
            return Progress.SILENT;
        }
        if (!terminal) {
            return new PlainProgress(out);
        }
        String kind = variables.getOrDefault("TERM", "dumb");
        return new TerminalProgress(err, translator, !kind.equals("dumb"), System::nanoTime);
    }

    /** Prints a problem as one line on the stream for errors. */
    public void print(Problem problem) {
        err.println("problem: " + OneLine.of(problem.toString()));
    }

    /** Prints a line that is no message, and so is not translated. */
    public void printData(String line) {
        out.print(line + System.lineSeparator());
    }

    public Path path(Path option) {
        return workingDirectory.resolve(option).toAbsolutePath().normalize();
    }

    /** The address that an option gives; empty without one. */
    public Optional<String> address(String option, @Nullable String value) throws ConfigException {
        return value == null
                ? Optional.empty()
                : Optional.of(Value.typed(option, value, workingDirectory).address());
    }

    /** The directory that an argument names; empty without one. */
    public Optional<Path> directory(String argument, @Nullable String value) throws ConfigException {
        return value == null
                ? Optional.empty()
                : Optional.of(
                        path(Value.typed(argument, value, workingDirectory).directory()));
    }

    /** A path as a person types it: relative to the working directory if it is inside. */
    public Path relative(Path path) {
        Path here = workingDirectory.toAbsolutePath().normalize();
        Path there = path.toAbsolutePath().normalize();
        return there.startsWith(here) ? here.relativize(there) : there;
    }
}
