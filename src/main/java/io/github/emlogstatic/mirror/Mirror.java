package io.github.emlogstatic.mirror;

import io.github.emlogstatic.config.Blogs;
import io.github.emlogstatic.config.Directories;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.files.DirectoryLock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Mirrors the blogs of a file, once or again and again. Each run reads the file anew.
 *
 * <p>A second process that mirrors the same directory is refused by a lock, and somebody is told.
 */
public final class Mirror {

    /** Reads the file. */
    @FunctionalInterface
    public interface BlogsReader {
        Blogs blogs() throws ConfigException;
    }

    private final BlogsReader reader;
    private final RunEnvironment environment;

    /**
     * @param reader called before each run, so that a run knows what the owner has changed since the last
     * @param environment what a run needs of the machine, and how it tells somebody
     */
    public Mirror(BlogsReader reader, RunEnvironment environment) {
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
            lock = DirectoryLock.on(
                    blogs.directory(), Directories.ownFolder(blogs.directory()).resolve("mirror.lock"));
        } catch (IOException e) {
            return new MirrorRun(blogs, environment, environment.now())
                    .notStarted(environment.failures().apply(e));
        }
        try (lock) {
            return run(blogs);
        }
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
        MirrorRun run = new MirrorRun(first, environment, environment.now());
        List<BlogResult> results = run.mirror();
        boolean isMisconfigured = results.stream().allMatch(BlogResult::isMisconfigured);
        Optional<Duration> every = first.mirror().every().filter(any -> !isMisconfigured);
        MirrorRun.Ended ended = run.end(results, every);
        Blogs blogs = first;
        while (ended.next().isPresent() && run.waitFor(ended.next().get())) {
            Instant began = environment.now();
            blogs = readAgain(blogs);
            Optional<Duration> before = every;
            every = blogs.mirror().every().or(() -> before);
            run = new MirrorRun(blogs, environment, began);
            ended = run.end(run.mirror(), every);
        }
        return ended.code();
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
            return new Blogs(last.mirror(), last.directory(), last.file(), last.names(), broken, List.of());
        }
    }
}
