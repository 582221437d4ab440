package io.github.emlogstatic.cli;

import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigException;
import io.github.emlogstatic.config.Overrides;
import io.github.emlogstatic.publish.Published;
import io.github.emlogstatic.publish.Publisher;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code publish}: the finished site as a commit on a branch of a remote. */
@Command(
        name = "publish",
        description = "Commits the finished site to a branch of a git remote and pushes it.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.OwnVersion.class)
final class PublishCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    @SuppressWarnings("UnusedVariable") // Failures asks picocli for it
    private VerboseOption verbose;

    @Mixin
    private ProjectOptions project;

    @Option(names = "--remote", paramLabel = "NAME|URL", description = "Default: origin.")
    private String remote;

    @Option(names = "--branch", paramLabel = "NAME", description = "Default: gh-pages.")
    private String branch;

    @Option(names = "--message", paramLabel = "TEXT", description = "Default: the summary of the last build.")
    private String message;

    @Option(names = "--squash", negatable = true, description = "Keep one commit on the branch, without a history.")
    private Boolean squash;

    @Option(names = "--force", negatable = true, description = "Overwrite what others have pushed meanwhile.")
    private Boolean force;

    @Option(names = "--incomplete", negatable = true, description = "Publish although the last crawl missed something.")
    private Boolean incomplete;

    @Option(names = "--dry-run", negatable = true, description = "Say what would be published; write nothing.")
    private Boolean dryRun;

    @Option(names = "--timeout", paramLabel = "TIME", description = "How long git may say nothing. Default: 5m.")
    private String timeout;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but errors and warnings.")
    private boolean quiet;

    PublishCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, ConfigException {
        Config whole = project.load(surroundings, overrides()).config();
        Published published = new Publisher(whole, surroundings.environment()).publish();
        published.warnings().forEach(warning -> surroundings.err().println("warning: " + warning));
        if (!quiet) {
            surroundings.out().println(told(published));
        }
        return ExitCode.DONE;
    }

    private static String told(Published published) {
        if (published.isNothingNew()) {
            return "nothing new to publish at " + published.where();
        }
        String what = published.where() + ": " + published.counts() + " (" + published.message() + ")";
        return published
                .commit()
                .map(commit -> "published to " + what + ", commit " + commit.substring(0, 10))
                .orElse("would publish to " + what);
    }

    private Overrides overrides() {
        return project.overrides()
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
