package io.github.emlogstatic.cli;

import io.github.emlogstatic.build.CacheFiles;
import io.github.emlogstatic.build.FinishedSite;
import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.cli.option.ProjectOptions;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigLoader.Purpose;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.model.run.OneLine;
import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.model.run.ShortList;
import io.github.emlogstatic.output.SiteVerification;
import io.github.emlogstatic.publish.Publisher;
import io.github.emlogstatic.publish.target.FileChanges;
import io.github.emlogstatic.publish.target.PublishResult;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code publish}: puts the finished site on a branch of a git remote, into a bucket or on a server. */
@Command(
        name = "publish",
        description = "Puts the finished site on a branch of a git remote, into object storage or on a server.")
final class PublishCommand extends ProgramCommand {

    /** The most files of others that a message names. */
    private static final int NAMED = 3;

    @Option(
            names = {"-v", "--verbose"},
            description = "Name all files of a dry run; print the stack trace of an error.")
    private boolean verbose;

    @Mixin
    private ProjectOptions project;

    @Option(
            names = "--to",
            paramLabel = "PLACE",
            description = {"Where the site goes: git (default), or", "s3://BUCKET/PREFIX or sftp://USER@HOST/DIRECTORY."
            })
    private String to;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "The address of the S3 service. Default: AWS_ENDPOINT_URL, or Amazon's.")
    private String endpoint;

    @Option(
            names = "--region",
            paramLabel = "NAME",
            description = "The region of the bucket. Default: AWS_REGION, or as the endpoint says.")
    private String region;

    @Option(
            names = "--path-style",
            negatable = true,
            description = "The bucket is in the path of addresses, not in the host. Default: as the service needs it.")
    private Boolean pathStyle;

    @Option(names = "--connections", paramLabel = "N", description = "Files to upload at once. Default: 8.")
    private String connections;

    @Option(names = "--remote", paramLabel = "NAME|URL", description = "The git remote. Default: origin.")
    private String remote;

    @Option(names = "--branch", paramLabel = "NAME", description = "The branch. Default: gh-pages.")
    private String branch;

    @Option(
            names = "--message",
            paramLabel = "TEXT",
            description = "The commit message. Default: the summary of the last build.")
    private String message;

    @Option(names = "--squash", negatable = true, description = "Keep a single commit on the branch, without history.")
    private Boolean squash;

    @Option(names = "--force", negatable = true, description = "Overwrite files of others; upload all files again.")
    private Boolean force;

    @Option(names = "--incomplete", negatable = true, description = "Publish even if the last crawl missed something.")
    private Boolean incomplete;

    @Option(
            names = "--dry-run",
            negatable = true,
            description = "Show what would be published, at most ten files of a kind; write nothing.")
    private Boolean dryRun;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long git or a server may say nothing. Default: 5m.")
    private String timeout;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print only errors and warnings.")
    private boolean quiet;

    PublishCommand(CliEnvironment environment) {
        super(environment);
    }

    @Override
    public Integer call() throws IOException, ConfigException {
        Config whole = project.load(environment, overrides(), Purpose.ONLINE);
        try (Closeable lock = FinishedSite.lock(whole)) {
            FinishedSite site = FinishedSite.of(whole, Instant.now());
            if (!site.damage().isEmpty()) {
                return damaged(site.damage());
            }
            Progress progress = environment.progress(quiet || !environment.terminal());
            PublishResult published = new Publisher(whole, environment.variables(), progress, site.hashes()).publish();
            tell(whole, published);
            return published.gap().isPresent() ? gap(published) : ExitCode.DONE;
        }
    }

    private int gap(PublishResult published) {
        String said = published.dryRun() ? "warning: " : "emlog-static: ";
        environment.err().println(said + OneLine.of(published.gap().orElseThrow()));
        return published.dryRun() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private void tell(Config whole, PublishResult published) throws IOException {
        published.warnings().forEach(warning -> environment.err().println("warning: " + warning));
        if (!quiet) {
            environment.out().println(published.summary());
            published.plan(verbose).forEach(line -> environment.out().println(OneLine.of(line)));
            others(whole, published.files()).ifPresent(line -> environment.out().println(OneLine.of(line)));
            next(whole, published).ifPresent(environment.out()::println);
        }
    }

    /**
     * Names files in the site that the build did not write. They may be intended, such as a file that proves who owns
     * the domain.
     */
    private static Optional<String> others(Config config, FileChanges files) throws IOException {
        Set<String> sent = new HashSet<>(files.added());
        sent.addAll(files.changed());
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        Path manifest = new CacheFiles(config.directory()).manifest(config.output());
        List<String> others = SiteVerification.others(config.output(), manifest).stream()
                .map(Problem::where)
                .filter(sent::contains)
                .toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Plural.of(others.size(), "file that the build did not make", "files that the build did not make") + ": "
                        + ShortList.of(others, NAMED));
    }

    private static Optional<String> next(Config config, PublishResult published) {
        if (published.dryRun()) {
            return Optional.of("dry run: nothing was written");
        }
        if (config.site().baseUrl().isPresent()) {
            return config.site().baseUrl().map(address -> "the site: open " + address);
        }
        boolean branch = published.commit().isPresent() && !published.isNothingNew();
        return branch
                ? Optional.of("next: if the host does not serve this branch yet, choose it in the settings of the"
                        + " repository, under Pages")
                : Optional.empty();
    }

    private int damaged(List<Problem> damage) {
        damage.forEach(environment::print);
        environment
                .err()
                .println("emlog-static: "
                        + Plural.of(
                                damage.size(),
                                "file of the site is not as the last build wrote it",
                                "files of the site are not as the last build wrote them")
                        + "; nothing was published. Run build again, which mends them");
        return ExitCode.DAMAGE;
    }

    private Overrides overrides() {
        return project.overrides()
                .withOptional("publish.to", "--to", to)
                .withOptional("publish.endpoint", "--endpoint", endpoint)
                .withOptional("publish.region", "--region", region)
                .withOptional("publish.pathStyle", "--path-style", pathStyle)
                .withOptional("publish.connections", "--connections", connections)
                .withOptional("publish.remote", "--remote", remote)
                .withOptional("publish.branch", "--branch", branch)
                .withOptional("publish.message", "--message", message)
                .withOptional("publish.squash", "--squash", squash)
                .withOptional("publish.force", "--force", force)
                .withOptional("publish.incomplete", "--incomplete", incomplete)
                .withOptional("publish.dryRun", "--dry-run", dryRun)
                .withOptional("publish.timeout", "--timeout", timeout);
    }
}
