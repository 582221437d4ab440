package io.github.emlogstatic.mirror;

import io.github.emlogstatic.config.Blogs;
import io.github.emlogstatic.config.Directories;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.files.DirectoryLock;
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

/**
 * Mirrors the blogs of a file, once or again and again. Each run reads the file anew.
 *
 * <p>A second process that mirrors the same directory is refused by a lock, and somebody is told.
 */
public final class MirrorRun {

    /** Reads the file. */
    @FunctionalInterface
    public interface BlogsReader {
        Blogs blogs() throws ConfigException;
    }

    private static final DateTimeFormatter NEXT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm '(UTC'xxx)", Locale.ROOT);

    private final BlogsReader reader;
    private final RunEnvironment environment;

    /**
     * @param reader called before each run, so that a run knows what the owner has changed since the last
     * @param environment what a run needs of the machine, and how it tells somebody
     */
    public MirrorRun(BlogsReader reader, RunEnvironment environment) {
        this.reader = reader;
        this.environment = environment;
    }

    /**
     * Runs until there is nothing more to do, or until it is told to stop.
     *
     * @return the exit code of the last run: the highest of all its steps
     * @throws ConfigException if the file cannot be read at the start, or the command line has a mistake
     */
    public int run() throws IOException, ConfigException {
        try {
            Blogs blogs = reader.blogs();
            rejectMistakesOfTheCommandLine(blogs);
            return lockAndRun(blogs);
        } finally {
            environment.stop().ended();
        }
    }

    private int lockAndRun(Blogs blogs) throws IOException {
        DirectoryLock lock;
        try {
            lock = DirectoryLock.on(blogs.directory(), state(blogs, "mirror.lock"));
        } catch (IOException e) {
            return notStarted(blogs, environment.failures().apply(e));
        }
        try (lock) {
            return run(blogs);
        }
    }

    /** Tells of a run that cannot begin, since another one hangs or the disk cannot be written. */
    private int notStarted(Blogs blogs, Failure failure) {
        RunLog log = log(blogs);
        log.warn("emlog-static: " + failure.message());
        List<BlogResult> results = blogs.entries().stream()
                .map(entry ->
                        BlogResult.failed(entry.name(), StepResult.failed(Step.START, failure), entry.onProblem()))
                .toList();
        // A supervisor starts a process with --every again as soon as it ends. If nothing can be noted, each start
        // would tell the same.
        if (blogs.mirror().every().isEmpty() || Files.isWritable(state(blogs, ""))) {
            orReport(log, () -> notifier(blogs, log, now()).sendNotStarted(results));
        }
        return failure.code();
    }

    /** Fails for a mistake of the command line before any run: whoever typed it sees it, so no message is sent. */
    private static void rejectMistakesOfTheCommandLine(Blogs blogs) throws ConfigException {
        for (Blogs.Entry entry : blogs.entries()) {
            try {
                entry.config();
            } catch (ConfigException e) {
                if (e.isTyped()) {
                    throw e;
                }
            }
        }
    }

    private int run(Blogs first) {
        Instant began = now();
        RunLog log = log(first);
        List<BlogResult> results = mirror(first, log);
        boolean isMisconfigured = results.stream().allMatch(BlogResult::isMisconfigured);
        Optional<Duration> every = first.mirror().every().filter(any -> !isMisconfigured);
        Ended ended = end(results, first, began, every, log);
        Blogs blogs = first;
        while (ended.next().isPresent() && waitFor(ended.next().get(), log)) {
            began = now();
            blogs = readAgain(blogs);
            Optional<Duration> before = every;
            every = blogs.mirror().every().or(() -> before);
            log = log(blogs);
            ended = end(mirror(blogs, log), blogs, began, every, log);
        }
        return ended.code();
    }

    private RunLog log(Blogs blogs) {
        return new RunLog(environment, blogs.mirror().log());
    }

    private boolean waitFor(Instant time, RunLog log) {
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

    /** Reads the configuration again. A mistake in it is reported like any failure, and the next run tries again. */
    private Blogs readAgain(Blogs last) {
        try {
            return reader.blogs();
        } catch (ConfigException e) {
            List<Blogs.Entry> broken = last.entries().stream()
                    .map(entry -> new Blogs.Entry(entry.name(), entry.onProblem(), () -> {
                        throw e;
                    }))
                    .toList();
            return new Blogs(last.mirror(), last.directory(), last.names(), broken, List.of());
        }
    }

    /**
     * The result of one run.
     *
     * @param next when the next run begins; empty if this was the last
     */
    private record Ended(int code, Optional<Instant> next) {}

    private List<BlogResult> mirror(Blogs blogs, RunLog log) {
        blogs.notes().forEach(log::say);
        return blogs.entries().stream().map(entry -> mirror(entry, blogs, log)).toList();
    }

    /** @param every empty if no run follows */
    private Ended end(List<BlogResult> mirrored, Blogs blogs, Instant began, Optional<Duration> every, RunLog log) {
        RunNotifier notifier = notifier(blogs, log, began);
        int told = orReport(log, () -> notifier.send(mirrored));
        List<BlogResult> results = notifier.withStep(mirrored);
        Optional<Instant> next =
                every.filter(any -> !environment.stop().isRequested()).map(interval -> next(began, interval));
        int written = orReport(log, () -> health(results, blogs, began, next));
        int code = results.stream().mapToInt(BlogResult::code).max().orElse(0);
        return new Ended(Math.max(code, Math.max(told, written)), next);
    }

    /**
     * When the next run begins: now if this one took longer than the interval. A run that began in the future did so by a
     * clock that somebody has moved back since.
     */
    private Instant next(Instant began, Duration interval) {
        Instant now = now();
        Instant next = (began.isAfter(now) ? now : began).plus(interval);
        return next.isBefore(now) ? now : next;
    }

    private BlogResult mirror(Blogs.Entry entry, Blogs blogs, RunLog log) {
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

    private RunNotifier notifier(Blogs blogs, RunLog log, Instant began) {
        Notifier notifier =
                new Notifier(environment.clock(), environment.variables(), blogs.directory(), environment.words());
        String day = LocalDate.ofInstant(began, environment.clock().getZone()).toString();
        return new RunNotifier(notifier, blogs.directory(), state(blogs, ""), log, day);
    }

    private void health(List<BlogResult> results, Blogs blogs, Instant began, Optional<Instant> next)
            throws IOException {
        Path file = blogs.mirror().health();
        Health.of(results, blogs.names(), began, now(), next, file).write(file);
    }

    /**
     * Sends messages or writes a file about the run. A failure is reported, and must not end the later runs.
     *
     * @return the exit code
     */
    private int orReport(RunLog log, IORunnable telling) {
        try {
            telling.run();
            return 0;
        } catch (IOException | RuntimeException | Error e) {
            Failure failure = environment.failures().apply(e);
            log.warn("emlog-static: " + failure.message());
            return failure.code();
        }
    }

    private Instant now() {
        return environment.clock().instant();
    }

    private static Path state(Blogs blogs, String name) {
        return Directories.ownFolder(blogs.directory()).resolve(name);
    }
}
