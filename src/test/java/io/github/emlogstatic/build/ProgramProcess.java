package io.github.emlogstatic.build;

import io.github.emlogstatic.MadeOnce;
import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.cli.Start;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/** The program in a JVM of its own, as people run it: from a jar, with the class archive of an earlier run. */
public final class ProgramProcess {

    private static final ProgramProcess PROGRAM = create();

    private final String classPath;
    private final Path classes;
    private final Map<String, String> environment;

    private ProgramProcess(String classPath, Path classes, Map<String, String> environment) {
        this.classPath = classPath;
        this.classes = classes;
        this.environment = Map.copyOf(environment);
    }

    /**
     * How a run ended.
     *
     * @param code -1 if it was killed
     * @param output what it printed, on both streams
     * @param took how long it ran, from its start or from the line that was waited for
     */
    public record Ended(int code, String output, Duration took) {}

    /** The same for all tests, because making the class archive takes seconds. */
    public static ProgramProcess program() {
        return PROGRAM;
    }

    /** @param variables in addition to those of this JVM */
    public ProgramProcess with(Map<String, String> variables) {
        return new ProgramProcess(classPath, classes, variables);
    }

    private static ProgramProcess create() {
        Path folder = MadeOnce.folder("program", made -> in(made).archiveClasses(made));
        return in(folder);
    }

    /** The program whose jar is in that folder, or will be. */
    private static ProgramProcess in(Path folder) {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isRegularFile(path)) {
                jars.add(entry);
            } else if (Files.exists(path.resolve("io/github/emlogstatic/cli/Main.class"))) {
                jars.add(0, jar(path, folder.resolve("program.jar")));
            }
        }
        return new ProgramProcess(String.join(File.pathSeparator, jars), folder.resolve("classes.jsa"), Map.of());
    }

    /** The classes of a build that reads a blog: most runs are one. */
    private void archiveClasses(Path directory) throws IOException {
        MemoryBlog blog = MemoryBlog.empty().upload("content/uploadfile/1/a.png", TestPng.saying("a"));
        int id = blog.publish(post -> post.title("t")
                .html(
                        "<h2>a</h2><img src=/content/uploadfile/1/a.png><pre><code class=language-java>int a;</code></pre>")
                .tags("b"));
        blog.comment(id, "c", "d");
        try (EmlogServer emlog = EmlogServer.serving(blog)) {
            Ended ended = run(directory, List.of(), "build", emlog.address(), "--theme", QuickTheme.FOLDER);
            if (ended.code() != 0) {
                throw new IllegalStateException(ended.output());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Java's class archive takes classes of jars only. */
    private static String jar(Path folder, Path jar) {
        if (Files.exists(jar)) {
            return jar.toString();
        }
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        int code = tool.run(
                System.out,
                System.err,
                "--create",
                "--no-compress",
                "--file",
                jar.toString(),
                "-C",
                folder.toString(),
                ".");
        if (code != 0) {
            throw new IllegalStateException("jar ended with " + code);
        }
        return jar.toString();
    }

    /** Runs the program to its end. */
    public Ended run(Path directory, List<String> flags, String... arguments) throws IOException, InterruptedException {
        return run(directory, Duration.ofMinutes(8), flags, arguments);
    }

    /** Kills the program without warning when its time is up. */
    public Ended run(Path directory, Duration time, List<String> flags, String... arguments)
            throws IOException, InterruptedException {
        return run(directory, "", time, flags, arguments);
    }

    /**
     * Kills the program without warning when its time is up.
     *
     * @param line the time begins with a line of the output that starts so; if empty, with the start of the program
     */
    public Ended run(Path directory, String line, Duration time, List<String> flags, String... arguments)
            throws IOException, InterruptedException {
        Process process = command(directory, flags, arguments).start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            StringBuilder output = new StringBuilder(line.isEmpty() ? "" : readUntil(line, lines));
            long start = System.nanoTime();
            boolean ended = process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.toHandle().destroyForcibly(); // that of the process closes what it has said
                process.waitFor();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            lines.lines().forEach(rest -> output.append(rest).append('\n'));
            return new Ended(ended ? process.exitValue() : -1, output.toString(), took);
        }
    }

    /** How the program is started, with both of its streams in one. */
    public ProcessBuilder command(Path directory, List<String> flags, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xlog:disable"));
        command.add((Files.exists(classes) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + classes);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, Start.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    private static String readUntil(String start, BufferedReader lines) throws IOException {
        StringBuilder output = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.append(line).append('\n');
            if (line.startsWith(start)) {
                break;
            }
        }
        return output.toString();
    }
}
