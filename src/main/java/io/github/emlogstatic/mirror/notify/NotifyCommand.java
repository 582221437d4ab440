package io.github.emlogstatic.mirror.notify;

import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.config.settings.SecretVariables;
import io.github.emlogstatic.threads.NewThreads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;

/** A command that gets the message as its input. */
record NotifyCommand(List<String> command, Map<String, String> variables, Path directory) {

    private static final long PATIENCE_SECONDS = 60;

    /**
     * The bytes that are reserved for the output. They are written in advance, because a full disk still creates empty
     * files.
     */
    private static final int ROOM = 8192;

    /** The most bytes of an output that are read, from its end. */
    private static final int READ = 1 << 20;

    /** The most characters of an output that are told, from its end. */
    private static final int TOLD = 300;

    /** A command that does not read its input must not make the run wait for ever. */
    private static final Executor THREADS = new NewThreads("message");

    /**
     * Runs the command with the message as its input. Its output goes to a file, because a program that it leaves
     * running would keep a pipe open. Its input is a pipe, because a full disk would take no file.
     */
    String send(String message) throws IOException {
        Optional<Path> output = file();
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            output.map(file -> Redirect.to(file.toFile())).orElse(Redirect.DISCARD));
            builder.environment().clear();
            builder.environment().putAll(variables);
            Process process = start(builder);
            THREADS.execute(() -> give(message + "\n", process.getOutputStream()));
            wait(process, output);
            return "the command of onProblem";
        } finally {
            if (output.isPresent()) {
                Files.deleteIfExists(output.get());
            }
        }
    }

    /**
     * A file for the output; empty if none can be created and written, because the message may be about a full disk.
     */
    private static Optional<Path> file() {
        Path file;
        try {
            file = Files.createTempFile("emlog-static-answer", ".txt");
        } catch (IOException e) {
            return Optional.empty();
        }
        try {
            Files.write(file, new byte[ROOM]);
            return Optional.of(file);
        } catch (IOException e) {
            FileUtils.deleteQuietly(file.toFile()); // a disk that fails may refuse this, too
            return Optional.empty();
        }
    }

    private static void give(String text, OutputStream input) {
        try (input) {
            input.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // A command need not read all of it. Its exit code tells whether it failed.
        }
    }

    private static Process start(ProcessBuilder builder) throws NotifyException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new NotifyException("onProblem.command cannot be started; check that "
                    + builder.command().get(0) + " is installed and in the PATH of this run");
        }
    }

    private void wait(Process process, Optional<Path> output) throws IOException {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new NotifyException("onProblem.command was stopped after " + PATIENCE_SECONDS
                        + " seconds; let it end sooner, or send in the background");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotifyException("onProblem.command was interrupted");
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        if (process.exitValue() != 0) {
            throw new NotifyException("onProblem.command ended with " + process.exitValue()
                    + (output.isPresent() ? said(output.get()) : ""));
        }
    }

    private String said(Path output) throws IOException {
        String text = new String(end(output), StandardCharsets.UTF_8);
        String last = text.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
        return last.isEmpty() ? " and said nothing" : ": " + shortened(withoutSecrets(last.strip()));
    }

    private static byte[] end(Path output) throws IOException {
        try (InputStream in = Files.newInputStream(output)) {
            in.skipNBytes(Math.max(0, Files.size(output) - READ));
            return in.readNBytes(READ);
        }
    }

    private static String shortened(String line) {
        return line.length() <= TOLD ? line : "…" + line.substring(line.length() - TOLD);
    }

    /** A command may print a key that it was given. */
    private String withoutSecrets(String text) {
        String clean = text;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            if (SecretVariables.mayBeSecret(variable.getKey())) {
                clean = new Secret(variable.getValue()).hiddenIn(clean);
            }
        }
        return clean;
    }
}
