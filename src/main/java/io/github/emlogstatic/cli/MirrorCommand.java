package io.github.emlogstatic.cli;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.console.ErrorMessages;
import io.github.emlogstatic.cli.option.ProjectOptions;
import io.github.emlogstatic.cli.option.SiteOptions;
import io.github.emlogstatic.config.Blogs;
import io.github.emlogstatic.config.OnProblemConfig;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.mirror.Failure;
import io.github.emlogstatic.mirror.Mirror;
import io.github.emlogstatic.mirror.RunEnvironment;
import io.github.emlogstatic.mirror.Stop;
import io.github.emlogstatic.mirror.notify.Notifier;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mirror}: builds, verifies, commits the archive and publishes, once or again and again. */
@Command(
        name = "mirror",
        description = "Mirrors a blog unattended: builds the site, verifies the archive, commits it if it is in a git"
                + " repository, and publishes the site if a target is configured. Tells somebody if a step fails.")
final class MirrorCommand extends VerboseCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "BLOG",
            description = "The blog's address. Default: blog.url of the configuration.")
    private @Nullable String blog;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Mixin
    private SiteOptions look = new SiteOptions();

    @Option(
            names = "--every",
            paramLabel = "TIME",
            description = "Run again and again, as in 1d or 12h, until the process is ended. Default: run once.")
    private @Nullable String every;

    @Option(
            names = "--to",
            paramLabel = "PLACE",
            description = {"Where the site goes: git (default), or", "s3://BUCKET/PREFIX or sftp://USER@HOST/DIRECTORY."
            })
    private @Nullable String to;

    @Option(names = "--remote", paramLabel = "NAME|URL", description = "Publish to this git remote.")
    private @Nullable String remote;

    @Option(names = "--branch", paramLabel = "NAME", description = "The branch of the remote. Default: gh-pages.")
    private @Nullable String branch;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description =
                    "Add every line to this file, with the time. Above 1 MB it is renamed; five old ones are kept.")
    private @Nullable String log;

    @Option(
            names = "--health",
            paramLabel = "FILE",
            description = {"Describe the last run in this file, as JSON.", "Default: .emlog-static/health.json."})
    private @Nullable String health;

    @Option(names = "--test-notify", description = "Send a test message to onProblem, and do nothing else.")
    private boolean testNotify;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print only failures and new problems.")
    private boolean quiet;

    MirrorCommand(CliEnvironment environment) {
        super(environment);
    }

    /**
     * The command if all words are those of a usual night: the blog's address, {@code --quiet}, {@code --log FILE}. All
     * others are read by picocli, as those of {@link BuildCommand#usual} are.
     */
    static Optional<MirrorCommand> usual(List<String> words, CliEnvironment environment) {
        if (BuildCommand.anyTwice(words)) {
            return Optional.empty();
        }
        MirrorCommand command = new MirrorCommand(environment);
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            switch (word) {
                case "-q", "--quiet" -> command.quiet = true;
                case "--log" -> {
                    String file = rest.hasNext() ? rest.next() : "";
                    if (file.isEmpty() || file.startsWith("-") || file.startsWith("@")) {
                        return Optional.empty(); // to picocli, @FILE means the words in that file
                    }
                    command.log = file;
                }
                default -> {
                    if (!BlogAddress.isWeb(word) || command.blog != null) {
                        return Optional.empty();
                    }
                    command.blog = word;
                }
            }
        }
        return Optional.of(command);
    }

    @Override
    public Integer call() throws IOException, ConfigException {
        return testNotify ? sendTest() : mirror();
    }

    private int mirror() throws IOException, ConfigException {
        Clock clock = Clock.systemDefaultZone();
        Stop stop = Stop.by(clock);
        RunEnvironment runEnvironment = new RunEnvironment(
                clock,
                stop,
                environment.variables(),
                environment.progress(quiet),
                out(),
                environment.err(),
                environment.translator()::translated,
                this::failure);
        Thread hook = new Thread(() -> endAfterStep(stop), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return new Mirror(this::blogs, runEnvironment).run();
        } finally {
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook runs.
        }
    }

    /** The process ends when this method returns. */
    private static void endAfterStep(Stop stop) {
        stop.request();
        try {
            stop.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Blogs blogs() throws ConfigException {
        return project.blogs(environment, overrides());
    }

    private Failure failure(Throwable e) {
        if (verbose) {
            e.printStackTrace(environment.err());
        }
        return new Failure(ErrorMessages.code(e), ErrorMessages.message(e));
    }

    private PrintStream out() {
        return quiet
                ? new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)
                : environment.out();
    }

    private int sendTest() throws IOException, ConfigException {
        Blogs blogs = blogs();
        Set<OnProblemConfig> readers = new LinkedHashSet<>();
        for (Blogs.Entry entry : blogs.entries()) {
            readers.add(entry.config().mirror().onProblem());
        }
        readers.removeIf(reader -> !reader.isSet());
        if (readers.isEmpty()) {
            throw new ConfigException("nobody to tell; set onProblem.webhook or onProblem.command in site-config.yaml");
        }
        Notifier notifier = new Notifier(
                Clock.systemUTC(), environment.variables(), blogs.directory(), environment.translator()::translated);
        for (OnProblemConfig reader : readers) {
            String who =
                    notifier.send(reader, "emlog-static: this is a test. Problems of the mirror will be told here.");
            environment.out().println("sent a test message to " + who);
        }
        return ExitCode.DONE;
    }

    private Overrides overrides() {
        return look.over(project.overrides())
                .withOptional("blog.url", "BLOG", blog)
                .withOptional("mirror.every", "--every", every)
                .withOptional("mirror.log", "--log", log)
                .withOptional("mirror.health", "--health", health)
                .withOptional("publish.to", "--to", to)
                .withOptional("publish.remote", "--remote", remote)
                .withOptional("publish.branch", "--branch", branch);
    }
}
