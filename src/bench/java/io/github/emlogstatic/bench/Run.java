package io.github.emlogstatic.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of the program in a JVM of its own.
 *
 * @param seconds wall time, the JVM's start included
 * @param heapMegabytes the fullest that the garbage collector has seen the heap
 * @param residentMegabytes the most memory that the process has had; 0 where the system does not tell
 */
record Run(double seconds, long heapMegabytes, long residentMegabytes) {

    private static final Path JAR = Path.of("target/emlog-static.jar");
    private static final Pattern COLLECTED = Pattern.compile("(\\d+)M->\\d+M\\(\\d+M\\)");
    private static final Pattern AT_EXIT = Pattern.compile("(?:[Gg]en(?:eration)?|heap)\\s+total \\d+K, used (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    /**
     * Like the launcher: flags for a quick start, and classes kept from an earlier run.
     *
     * @param megabytes the largest heap that it may have
     */
    static Run of(Path directory, int megabytes, List<String> arguments) throws IOException, InterruptedException {
        Path classes = directory.resolve("classes.jsa");
        Path collections = directory.resolve("gc.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Xlog:gc*:file=" + collections,
                Files.exists(classes) ? "-XX:SharedArchiveFile=" + classes : "-XX:ArchiveClassesAtExit=" + classes,
                "-jar",
                JAR.toAbsolutePath().toString()));
        command.addAll(arguments);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile())
                .start();
        long resident = watch(process);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() > 1) {
            throw new IOException(
                    "exit code " + process.exitValue() + ": " + Files.readString(directory.resolve("output.txt")));
        }
        return new Run(seconds, heap(Files.readString(collections)), resident);
    }

    private static long watch(Process process) throws IOException, InterruptedException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        long most = 0;
        while (process.isAlive()) {
            most = Math.max(most, resident(status).orElse(0L));
            process.waitFor(5, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        return most;
    }

    private static Optional<Long> resident(Path status) {
        try {
            Matcher resident = RESIDENT.matcher(Files.readString(status));
            return resident.find() ? Optional.of(Long.parseLong(resident.group(1)) / 1024) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // it has just ended, or this is no Linux
        }
    }

    private static long heap(String log) {
        long most = 0;
        for (Matcher collected = COLLECTED.matcher(log); collected.find(); ) {
            most = Math.max(most, Long.parseLong(collected.group(1)));
        }
        long atExit = 0;
        for (Matcher used = AT_EXIT.matcher(log); used.find(); ) {
            atExit += Long.parseLong(used.group(1)) / 1024;
        }
        return Math.max(most, atExit);
    }
}
