package io.github.emlogstatic.cli;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.option.ArchivedBlog;
import io.github.emlogstatic.cli.option.ProjectOptions;
import io.github.emlogstatic.cli.option.SiteOptions;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.ConfigLoader.Purpose;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.LongDash;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.config.settings.Value;
import io.github.emlogstatic.emlog.backup.Backup;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.model.run.OneLine;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code build}: crawls the blog, then renders what changed. */
@Command(name = "build", description = "Crawls a blog into an archive, then renders what changed into a static site.")
final class BuildCommand extends ProgramCommand {

    @Parameters(
            paramLabel = "BLOG",
            description =
                    "The blog's address, the directory of an archive, or the owner's backup (.sql, .zip or .gz; also"
                            + " several files). Default: blog.url of the configuration.")
    private List<String> blog = List.of();

    @Option(
            names = "--uploads",
            paramLabel = "DIR",
            description = "With a backup: a copy of content/uploadfile, or of the whole directory of emlog.")
    private String uploads;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Mixin
    private SiteOptions look = new SiteOptions();

    @Option(names = "--offline", negatable = true, description = "Render from the archive, without requests.")
    private Boolean offline;

    @Option(names = "--full", negatable = true, description = "Request and render everything again.")
    private Boolean full;

    @Option(names = "--dry-run", negatable = true, description = "Show what would be done and why; write nothing.")
    private Boolean dryRun;

    @Option(
            names = "--force",
            negatable = true,
            description = "Override the guards: a blog that has shrunk, files of others in the output.")
    private Boolean force;

    @Option(names = "--strict", negatable = true, description = "Exit with 1 for known problems too.")
    private Boolean strict;

    @Option(
            names = "--clean",
            negatable = true,
            description = "Remove files from the output that are not part of the site.")
    private Boolean clean;

    @Option(
            names = "--ignore-robots",
            negatable = true,
            description = "Read pages that robots.txt forbids to programs. Ask the blog's owner first.")
    private Boolean ignoreRobots;

    @Option(names = "--report", paramLabel = "FILE", description = "Write a report as JSON.")
    private String report;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print only errors and new problems.")
    private Boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Print more, and the stack trace of an error.")
    private Boolean verbose;

    BuildCommand(CliEnvironment environment) {
        super(environment);
    }

    /**
     * The command if all words are those of a usual night: the blog's address, {@code --offline}, {@code --quiet}. Loading
     * picocli, which reads all others, takes a sixth of a build with nothing new.
     */
    static Optional<BuildCommand> usual(List<String> words, CliEnvironment environment) {
        if (anyTwice(words)) {
            return Optional.empty();
        }
        BuildCommand command = new BuildCommand(environment);
        for (String word : words) {
            switch (word) {
                case "--offline" -> command.offline = true;
                case "-q", "--quiet" -> command.quiet = true;
                default -> {
                    if (!BlogAddress.isWeb(word) || !command.blog.isEmpty()) {
                        return Optional.empty();
                    }
                    command.blog = List.of(word);
                }
            }
        }
        return Optional.of(command);
    }

    /** Whether a word is given twice, or {@code --quiet} in both its forms; picocli tells what is wrong with that. */
    static boolean anyTwice(List<String> words) {
        return new HashSet<>(words).size() < words.size() || words.containsAll(List.of("-q", "--quiet"));
    }

    @Override
    public Integer call() throws IOException, ConfigException {
        Purpose purpose = Boolean.TRUE.equals(offline) ? Purpose.PAGES : Purpose.ONLINE;
        ConfigLoader.Loaded loaded = project.loadWithNotes(environment, overrides(), purpose);
        Config whole = loaded.config();
        requireBlog(whole);
        if (!whole.run().console().quiet()) {
            loaded.notes().forEach(environment.out()::println);
        }
        Progress progress = environment.progress(whole.run().console().quiet());
        BuildReport done = new SiteBuild(whole, Clock.systemUTC(), progress).run();
        print(whole, done);
        if (whole.run().report().isPresent() && !whole.run().dryRun()) {
            done.write(whole.run().report().get());
        }
        return exitCode(whole, done);
    }

    private static void requireBlog(Config config) throws ConfigException {
        if (config.run().offline() || config.namesBlog()) {
            return;
        }
        Optional<String> archived = ArchivedBlog.address(config.archive());
        if (archived.isPresent()) {
            throw new ConfigException("no blog to build; give its address, as in 'build " + archived.get()
                    + "', or use the archive alone: 'build --offline'");
        }
        throw new ConfigException("no blog to build; give its address, as in 'build https://blog.example.com/',"
                + " or set blog.url in site-config.yaml");
    }

    Overrides overrides() throws ConfigException {
        refuseLongDashes();
        boolean backup = blog.size() == 1
                ? isBackup(blog.get(0))
                : !blog.isEmpty() && blog.stream().noneMatch(BlogAddress::isWeb);
        if (blog.size() > 1 && !backup) {
            throw new ConfigException("there is one argument too many: '" + blog.get(1)
                    + "'; several may only be the files of one backup");
        }
        return look.over(project.overrides())
                .withAll(backup ? "blog.backup" : "blog.url", "BLOG", blog)
                .withOptional("blog.uploads", "--uploads", uploads)
                .withOptional("build.offline", "--offline", offline)
                .withOptional("build.full", "--full", full)
                .withOptional("build.dryRun", "--dry-run", dryRun)
                .withOptional("build.force", "--force", force)
                .withOptional("build.strict", "--strict", strict)
                .withOptional("build.clean", "--clean", clean)
                .withOptional("crawl.ignoreRobots", "--ignore-robots", ignoreRobots)
                .withOptional("build.report", "--report", report)
                .withOptional("build.quiet", "--quiet", quiet)
                .withOptional("build.verbose", "--verbose", verbose);
    }

    private void refuseLongDashes() throws ConfigException {
        for (String argument : blog) {
            Optional<String> dash = LongDash.mistake(argument);
            if (dash.isPresent() && !Files.exists(environment.workingDirectory().resolve(argument))) {
                throw Value.typed("BLOG", argument, Path.of("")).mistake(dash.get());
            }
        }
    }

    /** A file, or a directory of files that is no archive. */
    private boolean isBackup(String argument) {
        if (BlogAddress.isWeb(argument)) {
            return false;
        }
        Path path = environment.workingDirectory().resolve(argument);
        return Files.isRegularFile(path) || Files.isDirectory(path) && !Archive.isIn(path) && Backup.isIn(path);
    }

    private void print(Config config, BuildReport report) {
        report.outcome().refused().ifPresent(why -> environment.err().println("emlog-static: " + why));
        printProblems(config, report);
        if (config.run().console().quiet()) {
            return;
        }
        report.plan().forEach(environment.out()::println);
        if (config.run().dryRun()) {
            environment.out().println("dry run: nothing was written");
            return;
        }
        printResult(config, report);
        printNextSteps(config, report);
    }

    /** With {@code --quiet}, only the problems that count. */
    private void printProblems(Config config, BuildReport report) {
        boolean all = !config.run().console().quiet() || config.run().strict();
        List<Problem> each = report.outcome().each(all);
        List<Problem> lines =
                config.run().console().verbose() ? each : report.outcome().lines(all);
        lines.forEach(environment::print);
        if (lines.size() < each.size()
                && config.run().report().isEmpty()
                && !config.run().console().quiet()) {
            environment.out().println(BuildReport.EACH_IN_REPORT);
        }
    }

    private void printResult(Config config, BuildReport report) {
        PrintStream out = environment.out();
        if (report.outcome().refused().isEmpty()) {
            out.println(report.summary());
            if (config.backup().isNamed()) {
                out.println("read: " + report.outcome().completeness());
            }
        }
        report.unsafe()
                .scriptUploads()
                .ifPresent(uploads -> uploads.lines().forEach(line -> out.println(OneLine.of(line))));
    }

    private void printNextSteps(Config config, BuildReport report) {
        PrintStream out = environment.out();
        if (report.outcome().refused().isEmpty() && report.output().planned() > 0) {
            Path index = environment.relative(config.output().resolve("index.html"));
            String serve = "emlog-static serve" + project.typed()
                    + look.over(project.overrides()).typed();
            out.println("the site: open " + index + ", or run: " + serve);
        }
        if (config.site().baseUrl().isEmpty()) {
            out.println("hint: without baseUrl (--base-url) the site has no sitemap, and its feeds link to the blog");
        }
    }

    private static int exitCode(Config config, BuildReport report) {
        if (report.outcome().refused().isPresent()) {
            return ExitCode.REFUSED;
        }
        boolean news = !report.outcome().told().all().isEmpty()
                || config.run().strict() && !report.problems().isEmpty();
        return news ? ExitCode.PROBLEMS : ExitCode.DONE;
    }
}
