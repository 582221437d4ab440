package io.github.emlogstatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the programs of others in an environment of its own, in which {@code java -jar emlog-static.jar} and
 * {@code emlog-static} are this build of the program. It runs in this process, because a JVM for each run would take
 * most of the time.
 */
public final class Shell {

    private final Map<String, String> environment;

    private Shell(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @param home the user's home, in which a folder for programs is made */
    public static Shell in(Path home) throws IOException {
        return in(home, InProcess.caller());
    }

    /** The same, with a JVM for each run of the program. */
    public static Shell withJava(Path home) throws IOException {
        return withJava(home, Start.class);
    }

    /** The same, where another class starts the program. */
    public static Shell withJava(Path home, Class<?> main) throws IOException {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return in(
                home,
                "exec '" + System.getProperty("java.home") + "/bin/java' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '"
                        + classPath + "' '" + main.getName() + "' \"$@\"");
    }

    private static Shell in(Path home, String program) throws IOException {
        Path programs = Files.createDirectories(home.resolve(".programs"));
        program(programs.resolve("java"), "shift 2\n" + program);
        program(programs.resolve("emlog-static"), program);
        return new Shell(
                Map.of("PATH", programs + ":" + System.getenv("PATH"), "HOME", home.toString(), "LC_ALL", "C.UTF-8"));
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/bash\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    public static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** The output and the exit code of a program. */
    public record Answer(int code, String all) {}

    public Shell with(Map<String, String> variables) {
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(variables);
        return new Shell(all);
    }

    public Answer run(Path directory, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), all);
    }

    /** The output of a program that must succeed. */
    public String said(Path directory, String... command) throws Exception {
        Answer answer = run(directory, command);
        assertThat(answer.code()).as(List.of(command) + ": " + answer.all()).isZero();
        return answer.all();
    }
}
