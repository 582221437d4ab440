package io.github.emlogstatic.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of a program.
 *
 * @param seconds wall time, the start of the process included
 * @param processor seconds of processor time, of user and kernel; 0 where the system does not tell
 * @param megabytes the most memory that the process has had resident; 0 where the system does not tell
 */
record Run(double seconds, double processor, double megabytes) {

    private static final Path OWN_TIMES = Path.of("/proc/self/stat");
    private static final Pattern RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    /** Linux tells times in hundredths of a second, whatever its clock. */
    private static final double TICKS = 100;

    /** Runs a command. No other child process of this JVM may end meanwhile. Throws if the command fails. */
    static Run of(Path directory, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        double before = childrenTime();
        long start = System.nanoTime();
        Process process = builder.start();
        long kilobytes = watch(process);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException(command + ": exit code " + process.exitValue() + ": " + Files.readString(output));
        }
        return new Run(seconds, childrenTime() - before, kilobytes / 1024.0);
    }

    /** This run, without memory: a shell that waits for Java has little of its own, and Java's is not seen. */
    Run ofAWaitingShell() {
        return new Run(seconds, processor, 0);
    }

    /** The medians of several runs. */
    static Run middle(List<Run> runs) {
        return new Run(middle(runs, Run::seconds), middle(runs, Run::processor), middle(runs, Run::megabytes));
    }

    /** The value in the middle; of an even number of runs, the mean of the two in the middle. */
    private static double middle(List<Run> runs, ToDoubleFunction<Run> value) {
        int half = (runs.size() - 1) / 2;
        return runs.stream()
                .mapToDouble(value)
                .sorted()
                .skip(half)
                .limit(runs.size() - 2L * half)
                .average()
                .orElse(0);
    }

    /** The processor time of all child processes that have ended: exact, while a look at a process misses its end. */
    private static double childrenTime() throws IOException {
        if (!Files.exists(OWN_TIMES)) {
            return 0;
        }
        String line = Files.readString(OWN_TIMES);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" "); // from the third field on
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS;
    }

    private static long watch(Process process) throws InterruptedException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        long most = 0;
        do {
            most = Math.max(most, resident(status).orElse(0L));
        } while (!process.waitFor(10, TimeUnit.MILLISECONDS));
        return most;
    }

    private static Optional<Long> resident(Path status) {
        try {
            Matcher resident = RESIDENT.matcher(Files.readString(status));
            return resident.find() ? Optional.of(Long.parseLong(resident.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // it has just ended, or this is no Linux
        }
    }
}
