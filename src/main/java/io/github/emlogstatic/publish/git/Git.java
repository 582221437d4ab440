package io.github.emlogstatic.publish.git;

import io.github.emlogstatic.address.UserInfo;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.publish.target.PublishException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The system's git, run in one directory with one environment. It never asks for input, and is ended if it prints nothing
 * for too long: a hook or a remote may hang.
 */
public final class Git {

    /** What Java says where a program is there, and the system starts no more of them for this user. */
    private static final Pattern NO_MORE = Pattern.compile("error(?:=|: )(?:11|35)\\b");

    /** Used where git knows no name and address of the user. */
    private static final Map<String, String> IDENTITY = Map.of(
            "GIT_AUTHOR_NAME", "emlog-static",
            "GIT_AUTHOR_EMAIL", "emlog-static@localhost",
            "GIT_COMMITTER_NAME", "emlog-static",
            "GIT_COMMITTER_EMAIL", "emlog-static@localhost");

    /** The exit code of a program that a system has ended for lack of memory. */
    private static final int KILLED = 128 + 9;

    /** For many gigabytes on a slow disk. */
    private static final Duration LOCAL_PATIENCE = Duration.ofHours(6);

    private final Path directory;
    private final Map<String, String> environment;
    private final Duration patience;

    private Git(Path directory, Map<String, String> environment, Duration patience) {
        this.directory = directory;
        this.environment = environment;
        this.patience = patience;
    }

    /**
     * Git as a person would run it in that directory.
     *
     * @param patience how long it may print nothing
     */
    public static Git in(Path directory, Map<String, String> environment, Duration patience) {
        Map<String, String> own = new LinkedHashMap<>(environment);
        // Git sets these for its hooks. If this program runs in a hook, they would redirect every command.
        List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
                .forEach(own::remove);
        own.put("GIT_TERMINAL_PROMPT", "0");
        own.put("LC_ALL", "C");
        return new Git(directory, own, patience);
    }

    /** Returns this git with more variables. */
    Git with(Map<String, String> variables) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(variables);
        return new Git(directory, all, patience);
    }

    /** Returns this git with somebody who commits: the user, or else this program. */
    public Git identified() throws IOException, ConfigException {
        boolean known = local().run("var", "GIT_COMMITTER_IDENT").isGood()
                && local().run("var", "GIT_AUTHOR_IDENT").isGood();
        return known ? this : with(IDENTITY);
    }

    /**
     * Returns this git for commands that ask no remote and run no hook that could hang. They may print nothing for hours
     * while they read and write files.
     */
    public Git local() {
        return new Git(directory, environment, patience.compareTo(LOCAL_PATIENCE) < 0 ? LOCAL_PATIENCE : patience);
    }

    /** Returns this git, run in another directory. */
    Git at(Path otherDirectory) {
        return new Git(otherDirectory, environment, patience);
    }

    Path directory() {
        return directory;
    }

    /**
     * The result of a command.
     *
     * @param out may contain secrets
     * @param err is free of secrets and fit to be printed
     */
    public record Output(int code, String out, String err) {

        public boolean isGood() {
            return code == 0;
        }

        /** {@code update-index} leaves out the paths that git refuses, and still ends well. */
        boolean hasPassedOverAPath() {
            return err.lines().anyMatch(line -> line.startsWith("Ignoring path"));
        }

        /** The error in one line. */
        public String complaint() {
            return code == KILLED
                    ? "git was killed"
                    : Complaint.of(err).orElse("git said nothing (exit code " + code + ")");
        }
    }

    /** Runs a command that must succeed and returns its output without the last line break. */
    String must(String... arguments) throws IOException, ConfigException {
        return must(new byte[0], arguments);
    }

    String must(byte[] input, String... arguments) throws IOException, ConfigException {
        Output answer = run(input, arguments);
        if (!answer.isGood() || answer.hasPassedOverAPath()) {
            String where = environment.getOrDefault("GIT_DIR", directory.toString());
            throw new IOException("git " + command(arguments) + " in " + where + " failed: " + answer.complaint());
        }
        return answer.out().stripTrailing();
    }

    /** Runs git and returns what it says, whatever its exit code. */
    public Output run(String... arguments) throws IOException, ConfigException {
        return run(new byte[0], arguments);
    }

    Output run(byte[] input, String... arguments) throws IOException, ConfigException {
        Process process = start(arguments);
        try {
            GitProcess conversation = GitProcess.with(process, input);
            if (!conversation.ends(patience)) {
                throw PublishException.unreachable("git " + command(arguments) + " printed nothing for " + seconds()
                        + " and was stopped; a hook or the"
                        + " remote hangs: look there, or allow more time with publish.timeout");
            }
            String err = new String(conversation.err(), StandardCharsets.UTF_8);
            return new Output(
                    process.exitValue(), new String(conversation.out(), StandardCharsets.UTF_8), redacted(err));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git was running", e);
        } finally {
            process.destroy();
        }
    }

    /** The command, before which settings may stand: {@code -c key=value}. */
    private static String command(String... arguments) {
        int at = 0;
        while (arguments[at].equals("-c")) {
            at += 2;
        }
        return arguments[at];
    }

    private String seconds() {
        return patience.toSeconds() % 60 == 0
                ? Plural.of(patience.toMinutes(), "minute", "minutes")
                : Plural.of(patience.toSeconds(), "second", "seconds");
    }

    private Process start(String... arguments) throws IOException, ConfigException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            if (NO_MORE.matcher(String.valueOf(e.getMessage())).find()) {
                throw e;
            }
            throw new ConfigException(
                    "git cannot be started (" + e.getMessage() + "); publish needs git 2.32 or later");
        }
    }

    /** The text without users and passwords in its addresses. */
    static String redacted(String text) {
        return UserInfo.replaced(text, "");
    }
}
