package io.github.emlogstatic.publish;

import io.github.emlogstatic.config.ConfigException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The system's git, as one directory and one environment see it. It never asks a question.
 */
final class Git {

    private final Path directory;
    private final Map<String, String> environment;

    private Git(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** The git that a person would have who stands in that directory. */
    static Git in(Path directory, Map<String, String> environment) {
        Map<String, String> own = new LinkedHashMap<>(environment);
        // Set where the program runs from a hook of git's; they would lead every command to that repository.
        List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
                .forEach(own::remove);
        own.put("GIT_TERMINAL_PROMPT", "0");
        own.put("LC_ALL", "C");
        return new Git(directory, own);
    }

    /** The same git with more variables. */
    Git with(Map<String, String> variables) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(variables);
        return new Git(directory, all);
    }

    /** The same git, standing elsewhere. */
    Git at(Path otherDirectory) {
        return new Git(otherDirectory, environment);
    }

    Path directory() {
        return directory;
    }

    /** What a command said. What it complained about is fit to be printed; what it answered may hold secrets. */
    record Answer(int code, String out, String err) {

        boolean isGood() {
            return code == 0;
        }

        /** Its last complaint, in a line. */
        String complaint() {
            return err.lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("fatal:") || line.startsWith("error:"))
                    .findFirst()
                    .or(() -> err.lines().reduce((first, second) -> second))
                    .orElse("git said nothing (exit code " + code + ")");
        }
    }

    /** Runs a command that must succeed; its output without the last end of line. */
    String must(String... arguments) throws IOException, ConfigException {
        return must(new byte[0], arguments);
    }

    String must(byte[] input, String... arguments) throws IOException, ConfigException {
        Answer answer = run(input, arguments);
        if (!answer.isGood()) {
            throw new IOException("git " + arguments[0] + " failed: " + answer.complaint());
        }
        return answer.out().stripTrailing();
    }

    Answer run(String... arguments) throws IOException, ConfigException {
        return run(new byte[0], arguments);
    }

    Answer run(byte[] input, String... arguments) throws IOException, ConfigException {
        Process process = start(arguments);
        try {
            CompletableFuture<byte[]> err = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
            CompletableFuture<Void> in = CompletableFuture.runAsync(() -> give(input, process.getOutputStream()));
            String out = new String(all(process.getInputStream()), StandardCharsets.UTF_8);
            in.join();
            return new Answer(process.waitFor(), out, redacted(new String(err.join(), StandardCharsets.UTF_8)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git was at work", e);
        } finally {
            process.destroy();
        }
    }

    private Process start(String... arguments) throws ConfigException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ConfigException(
                    "git cannot be started (" + e.getMessage() + "); publish needs git 2.32 or later");
        }
    }

    private static byte[] all(InputStream stream) {
        try (stream) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            stream.transferTo(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void give(byte[] input, OutputStream stream) {
        try (stream) {
            stream.write(input);
        } catch (IOException e) {
            // A command that ends early does not read on; its exit code tells why.
        }
    }

    /** Without user and password in addresses. */
    static String redacted(String text) {
        return text.replaceAll("(?<=://)[^/@\\s]+@", "");
    }
}
