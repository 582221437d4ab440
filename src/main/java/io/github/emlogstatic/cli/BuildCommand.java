package io.github.emlogstatic.cli;

import io.github.emlogstatic.build.BuildReport;
import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigException;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.Overrides;
import io.github.emlogstatic.model.Problem;
import io.github.emlogstatic.model.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code build}: crawl, then render what changed. */
@Command(
        name = "build",
        description = "Crawls a blog into an archive, then renders what changed into a static site.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.OwnVersion.class)
final class BuildCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "BLOG",
            description = "The blog's address, or the directory of an archive. Default: blog.url of the file.")
    private String blog;

    @Mixin
    private ProjectOptions project;

    @Mixin
    private LookOptions look;

    @Option(names = "--offline", negatable = true, description = "Render from the archive, without a request.")
    private Boolean offline;

    @Option(names = "--full", negatable = true, description = "Ask for and render everything again.")
    private Boolean full;

    @Option(names = "--dry-run", negatable = true, description = "Say what would be done and why; write nothing.")
    private Boolean dryRun;

    @Option(
            names = "--force",
            negatable = true,
            description = "Pass the guards: a blog that has shrunk, files of others in the output.")
    private Boolean force;

    @Option(names = "--strict", negatable = true, description = "Exit with 1 for known problems too.")
    private Boolean strict;

    @Option(names = "--clean", negatable = true, description = "Remove files of the output that are no part of it.")
    private Boolean clean;

    @Option(
            names = "--ignore-robots",
            negatable = true,
            description = "Read pages that the blog's robots.txt closes to programs. Ask its owner first.")
    private Boolean ignoreRobots;

    @Option(names = "--report", paramLabel = "FILE", description = "Write a report as JSON.")
    private String report;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but errors and new problems.")
    private Boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say more, and print the stack of an error.")
    private Boolean verbose;

    BuildCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, ConfigException {
        ConfigLoader.Loaded loaded = project.load(surroundings, overrides());
        Config whole = loaded.config();
        if (whole.blog().url().isEmpty() && !whole.run().offline()) {
            throw new ConfigException("no blog to build; give its address, as in 'build https://blog.example.com/',"
                    + " or set blog.url in site-config.yaml");
        }
        if (!whole.run().console().quiet()) {
            loaded.notes().forEach(surroundings.out()::println);
        }
        BuildReport done = new SiteBuild(whole, Clock.systemUTC(), progress(whole)).run();
        tell(whole, done);
        if (whole.run().report().isPresent() && !whole.run().dryRun()) {
            ReportFile.write(whole.run().report().get(), done);
        }
        return code(whole, done);
    }

    private Overrides overrides() {
        return look.over(project.overrides())
                .withOptional("blog.url", "BLOG", blog)
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

    private Progress progress(Config config) {
        if (config.run().console().quiet()) {
            return Progress.SILENT;
        }
        return surroundings.terminal()
                ? new TerminalProgress(surroundings.err())
                : new PlainProgress(surroundings.out());
    }

    private void tell(Config config, BuildReport report) {
        report.refused().ifPresent(why -> surroundings.err().println("emlog-static: " + why));
        boolean newOnes = config.run().console().quiet() && !config.run().strict();
        List<Problem> problems = newOnes ? report.news() : report.problems();
        problems.forEach(problem -> surroundings.err().println("problem: " + OneLine.of(problem.toString())));
        if (config.run().console().quiet()) {
            return;
        }
        PrintStream out = surroundings.out();
        report.plan().forEach(out::println);
        if (config.run().dryRun()) {
            return;
        }
        out.println(report.summary());
        if (config.site().baseUrl().isEmpty()) {
            out.println(
                    "hint: without baseUrl (--base-url) the site has no sitemap, and its feeds name the blog's pages");
        }
    }

    private static int code(Config config, BuildReport report) {
        if (report.refused().isPresent()) {
            return ExitCode.REFUSED;
        }
        boolean news = report.newProblems() > 0
                || config.run().strict() && !report.problems().isEmpty();
        return news ? ExitCode.PROBLEMS : ExitCode.DONE;
    }
}
