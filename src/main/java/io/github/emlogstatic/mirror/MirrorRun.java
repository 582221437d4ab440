package io.github.emlogstatic.mirror;

import io.github.emlogstatic.config.Blogs;
import io.github.emlogstatic.config.Directories;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.mirror.notify.Notifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.io.function.IORunnable;

/** One run for all blogs of a file: mirrors each, tells what is new, and describes the run in the health file. */
final class MirrorRun {

    private static final DateTimeFormatter NEXT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm '(UTC'xxx)", Locale.ROOT);

    private final Blogs blogs;
    private final RunEnvironment environment;
    private final Instant began;
    private final RunLog log;
    private final Path state;

    MirrorRun(Blogs blogs, RunEnvironment environment, Instant began) {
        this.blogs = blogs;
        this.environment = environment;
        this.began = began;
        this.log = new RunLog(environment, blogs.mirror().log());
        this.state = Directories.ownFolder(blogs.directory());
    }

    /** Reports a run that cannot begin, because another one hangs or the disk cannot be written. */
    int notStarted(Failure failure) {
        log.warn("emlog-static: " + failure.message());
        List<BlogResult> results = blogs.entries().stream()
                .map(entry ->
                        BlogResult.failed(entry.name(), StepResult.failed(Step.START, failure), entry.onProblem()))
                .toList();
        // A supervisor starts a process with --every again as soon as it ends. If nothing can be noted, each start
        // would tell the same.
        if (blogs.mirror().every().isEmpty() || Files.isWritable(state)) {
            orReport(() -> notifier().sendNotStarted(results));
        }
        return failure.code();
    }

    /**
     * The result of one run.
     *
     * @param next when the next run begins; empty if this was the last
     */
    record Ended(int code, Optional<Instant> next) {}

    List<BlogResult> mirror() {
        blogs.notes().forEach(log::say);
        return blogs.entries().stream().map(this::mirror).toList();
    }

    /**
     * Sends messages about the results, and writes the health file.
     *
     * @param every empty if no run follows
     */
    Ended end(List<BlogResult> mirrored, Optional<Duration> every) {
        RunNotifier notifier = notifier();
        int told = orReport(() -> notifier.send(mirrored));
        List<BlogResult> results = notifier.withStep(mirrored);
        Optional<Instant> next =
                every.filter(any -> !environment.stop().isRequested()).map(this::next);
        int written = orReport(() -> health(results, next));
        int code = results.stream().mapToInt(BlogResult::code).max().orElse(0);
        return new Ended(Math.max(code, Math.max(told, written)), next);
    }

    /**
     * When the next run begins: now if this one took longer than the interval. A run that began in the future did so by a
     * clock that somebody has moved back since.
     */
    private Instant next(Duration interval) {
        Instant now = environment.now();
        Instant next = (began.isAfter(now) ? now : began).plus(interval);
        return next.isBefore(now) ? now : next;
    }

    private BlogResult mirror(Blogs.Entry entry) {
        String prefix = blogs.entries().size() == 1 ? "" : entry.name() + ": ";
        try {
            return new BlogRun(entry.config(), environment, log, prefix).run(entry.name());
        } catch (ConfigException e) {
            StepResult wrong =
                    StepResult.failed(Step.CONFIGURATION, environment.failures().apply(e));
            log.warn("emlog-static: " + prefix + wrong.message());
            return BlogResult.failed(entry.name(), wrong, entry.onProblem());
        }
    }

    private RunNotifier notifier() {
        Notifier notifier =
                new Notifier(environment.clock(), environment.variables(), blogs.directory(), environment.words());
        String day = LocalDate.ofInstant(began, environment.clock().getZone()).toString();
        return new RunNotifier(notifier, blogs, log, environment.clock(), day);
    }

    private void health(List<BlogResult> results, Optional<Instant> next) throws IOException {
        Path file = blogs.mirror().health();
        Health.of(results, blogs.names(), began, environment.now(), next, file).write(file);
    }

    /**
     * Sends messages or writes a file about the run. A failure is reported, and must not end the later runs.
     *
     * @return the exit code
     */
    private int orReport(IORunnable telling) {
        try {
            telling.run();
            return 0;
        } catch (IOException | RuntimeException | Error e) {
            Failure failure = environment.failures().apply(e);
            log.warn("emlog-static: " + failure.message());
            return failure.code();
        }
    }

    /**
     * Waits for the time of the next run.
     *
     * @return false if the mirror is to stop
     */
    boolean waitFor(Instant time) {
        if (environment.stop().isRequested()) {
            return false;
        }
        log.say("the next run begins at "
                + NEXT.format(time.atZone(environment.clock().getZone())));
        try {
            environment.stop().waitUntil(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !environment.stop().isRequested();
    }
}
