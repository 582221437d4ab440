package io.github.emlogstatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.InMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs the program as a shell does, in a folder and an environment of its own, and keeps what the last run printed. A test
 * declares one as {@code @RegisterExtension private final ProgramRunner program = ProgramRunner.inNewFolder();}. With the
 * property {@code program} it runs that file, for instance a native executable, and not the classes.
 */
public final class ProgramRunner implements AfterEachCallback {

    private static final @Nullable String FILE = System.getProperty("program");

    private final Path directory = InMemory.folder();
    private final Map<String, String> environment = new TreeMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private ProgramRunner() {}

    /** The folder is deleted after the test. The environment is empty. */
    public static ProgramRunner inNewFolder() {
        return new ProgramRunner();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        FileUtils.deleteDirectory(directory.toFile());
    }

    /** Not an executable. */
    public boolean runsTheClasses() {
        return FILE == null;
    }

    public Path directory() {
        return directory;
    }

    public ProgramRunner set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs the program to its end and returns its exit code. */
    public int run(String... arguments) {
        return runIn(directory, arguments);
    }

    /** The same with options after a command line. */
    public int run(List<String> line, String... options) {
        return runIn(directory, line, options);
    }

    public int runIn(Path other, List<String> line, String... options) {
        return runIn(other, Stream.concat(line.stream(), Stream.of(options)).toArray(String[]::new));
    }

    public int runIn(Path other, String... arguments) {
        out.reset();
        err.reset();
        return FILE == null
                ? Main.run(arguments, stream(out), stream(err), environment, other)
                : runFile(FILE, other, arguments);
    }

    private int runFile(String file, Path other, String... arguments) {
        try {
            Path printed = Files.createTempFile("out", ".txt");
            Path told = Files.createTempFile("err", ".txt");
            List<String> command = new ArrayList<>(List.of(arguments));
            command.add(0, file);
            ProcessBuilder process = new ProcessBuilder(command)
                    .directory(other.toFile())
                    .redirectOutput(printed.toFile())
                    .redirectError(told.toFile());
            Map<String, String> variables = process.environment();
            variables.keySet().retainAll(Set.of("PATH"));
            variables.put("LC_ALL", "C.UTF-8");
            variables.putAll(environment);
            Process running = process.start();
            if (!running.waitFor(10, TimeUnit.MINUTES)) {
                running.destroyForcibly();
                throw new IllegalStateException("does not end: " + command);
            }
            out.write(Files.readAllBytes(printed));
            err.write(Files.readAllBytes(told));
            Files.delete(printed);
            Files.delete(told);
            return running.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** What it printed as its error, which must be a single line. */
    public String complaint() {
        assertThat(err()).hasLineCount(1);
        return err();
    }
}
