package io.github.emlogstatic.mirror;

import io.github.emlogstatic.model.run.OneLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.commons.io.function.IORunnable;

/**
 * Prints what a run does, and adds it to the log file, where there is one, with the time before each line. At the start of
 * a run a file above a megabyte becomes {@code FILE.1}, the former {@code FILE.1} becomes {@code FILE.2}, and so on; five
 * old files are kept.
 */
final class RunLog {

    private static final long LARGEST = 1 << 20;
    private static final int KEPT = 5;

    private final RunEnvironment environment;
    private final Optional<Path> file;
    private boolean broken;

    RunLog(RunEnvironment environment, Optional<Path> file) {
        this.environment = environment;
        this.file = file;
        file.ifPresent(path -> keeping(() -> rotate(path)));
    }

    void say(String line) {
        environment.out().println(OneLine.of(line));
        add(line);
    }

    void warn(String line) {
        environment.err().println(OneLine.of(line));
        add(line);
    }

    private void add(String line) {
        file.ifPresent(path -> keeping(() -> {
            Files.createDirectories(path.toAbsolutePath().getParent());
            String dated = environment.now().truncatedTo(ChronoUnit.SECONDS) + " "
                    + environment.words().apply(OneLine.of(line)) + "\n";
            Files.write(
                    path, dated.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }));
    }

    /** A log that cannot be written stops no mirror. It is told once a run. */
    private void keeping(IORunnable writing) {
        try {
            writing.run();
        } catch (IOException e) {
            if (!broken) {
                environment
                        .err()
                        .println("warning: the log " + file.map(Path::toString).orElse("") + " cannot be written: "
                                + environment.failures().apply(e).message());
            }
            broken = true;
        }
    }

    private static void rotate(Path path) throws IOException {
        if (!Files.exists(path) || Files.size(path) < LARGEST) {
            return;
        }
        for (int number = KEPT - 1; number > 0; number--) {
            if (Files.exists(old(path, number))) {
                Files.move(old(path, number), old(path, number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(path, old(path, 1), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path old(Path path, int number) {
        return path.resolveSibling(path.getFileName() + "." + number);
    }
}
