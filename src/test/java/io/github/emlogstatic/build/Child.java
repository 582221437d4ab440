package io.github.emlogstatic.build;

import io.github.emlogstatic.cli.Main;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/** The program in a JVM of its own, as people run it: from a jar, with the class archive of an earlier run. */
public final class Child {

    private final String classPath;
    private final Path classes;

    private Child(String classPath, Path classes) {
        this.classPath = classPath;
        this.classes = classes;
    }

    /**
     * How a run ended.
     *
     * @param code -1 where it was killed
     * @param output what it said, on both streams
     * @param took how long it ran
     */
    public record Ended(int code, String output, Duration took) {}

    /** @param directory for the jar and the kept classes */
    public static Child in(Path directory) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isRegularFile(path)) {
                jars.add(entry);
            } else if (Files.exists(path.resolve("io/github/emlogstatic/cli/Main.class"))) {
                jars.add(0, jar(path, directory.resolve("program.jar")));
            }
        }
        return new Child(String.join(File.pathSeparator, jars), directory.resolve("classes.jsa"));
    }

    /** Java's class archive takes classes of jars only. */
    private static String jar(Path folder, Path jar) {
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        int code = tool.run(System.out, System.err, "--create", "--file", jar.toString(), "-C", folder.toString(), ".");
        if (code != 0) {
            throw new IllegalStateException("jar ended with " + code);
        }
        return jar.toString();
    }

    /** Runs the program to its end. The first run writes the class archive for the next ones. */
    public Ended run(Path directory, List<String> flags, String... arguments) throws IOException, InterruptedException {
        return run(directory, Duration.ofMinutes(2), flags, arguments);
    }

    /** Kills the program without warning when its time is up. */
    public Ended run(Path directory, Duration time, List<String> flags, String... arguments)
            throws IOException, InterruptedException {
        return run(directory, "", time, flags, arguments);
    }

    /** Kills the program that long after it has printed a line that starts so (empty: after its start). */
    public Ended run(Path directory, String said, Duration time, List<String> flags, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xlog:disable"));
        command.add((Files.exists(classes) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + classes);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, Main.class.getName()));
        command.addAll(List.of(arguments));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            StringBuilder output = new StringBuilder(said.isEmpty() ? "" : readUntil(said, lines));
            boolean ended = process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.toHandle().destroyForcibly(); // that of the process closes what it has said
                process.waitFor();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            lines.lines().forEach(line -> output.append(line).append('\n'));
            return new Ended(ended ? process.exitValue() : -1, output.toString(), took);
        }
    }

    private static String readUntil(String said, BufferedReader lines) throws IOException {
        StringBuilder output = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.append(line).append('\n');
            if (line.startsWith(said)) {
                break;
            }
        }
        return output.toString();
    }
}
