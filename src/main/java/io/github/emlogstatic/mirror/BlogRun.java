package io.github.emlogstatic.mirror;

import io.github.emlogstatic.address.UserInfo;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.build.FinishedSite;
import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.build.report.BuildReport.Told;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.files.LockedException;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.ShortList;
import io.github.emlogstatic.publish.Publisher;
import io.github.emlogstatic.publish.git.Git;
import io.github.emlogstatic.publish.target.PublishResult;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run for one blog: build, verify, commit, publish. A failure ends the steps that need the failed one, and no other
 * blog.
 */
final class BlogRun {

    private static final Duration WAIT_FOR_OTHERS = Duration.ofSeconds(5);
    private static final int WAITS_FOR_OTHERS = 24;

    private final Config config;
    private final RunEnvironment environment;
    private final RunLog log;
    private final String prefix;
    private final List<StepResult> steps = new ArrayList<>();
    private Optional<BuildReport> report = Optional.empty();

    /** @param prefix the text before each line of the log */
    BlogRun(Config config, RunEnvironment environment, RunLog log, String prefix) {
        this.config = config;
        this.environment = environment;
        this.log = log;
        this.prefix = prefix;
    }

    /** @param name the name of the blog in the file */
    BlogResult run(String name) {
        take(Step.BUILD, this::build);
        take(Step.VERIFY, this::verify);
        take(Step.COMMIT, this::commit);
        take(Step.PUBLISH, this::publish);
        return new BlogResult(
                name,
                UserInfo.replaced(config.blog().url().orElse(""), ""),
                steps,
                report.map(BlogResult.Counts::of),
                report.map(built -> built.outcome().told()).orElse(Told.NOTHING),
                config.mirror().onProblem());
    }

    private interface Work {
        StepResult run() throws IOException, ConfigException;
    }

    private void take(Step step, Work work) {
        Optional<StepResult> failed = steps.stream()
                .filter(done -> done.isFailed() && done.step().isNeeded())
                .findFirst();
        if (failed.isPresent()) {
            steps.add(StepResult.skipped(
                    step, "after the failure of the step " + failed.get().step().word()));
            return;
        }
        if (environment.stop().isRequested()) {
            steps.add(StepResult.stopped(step));
            return;
        }
        Instant began = environment.now();
        StepResult result = result(step, work);
        steps.add(result.since(began, environment.clock()));
        tell(result);
    }

    /** A bug in one step, or too little memory, must not keep the other blogs from their mirror. */
    private StepResult result(Step step, Work work) {
        if (step != Step.BUILD && config.run().dryRun()) {
            return StepResult.skipped(step, "a dry run");
        }
        try {
            return afterOthers(step, work);
        } catch (IOException | ConfigException | RuntimeException | Error e) {
            return StepResult.failed(step, environment.failures().apply(e));
        }
    }

    /**
     * Tries again while another program is at work. It may be a preview that builds what this run has just brought into
     * the archive, or the mirror of another blog that commits into the same repository.
     */
    private StepResult afterOthers(Step step, Work work) throws IOException, ConfigException {
        for (int left = WAITS_FOR_OTHERS; ; left--) {
            try {
                return work.run();
            } catch (LockedException | CommitException e) {
                if (left == 0 || e instanceof CommitException refused && !refused.isLocked()) {
                    throw e;
                }
                if (left == WAITS_FOR_OTHERS) {
                    log.say(prefix + step.word() + ": waiting: " + e.getMessage());
                }
                if (!waitForOthers()) {
                    return StepResult.stopped(step);
                }
            }
        }
    }

    private boolean waitForOthers() {
        try {
            environment.stop().waitUntil(environment.now().plus(WAIT_FOR_OTHERS));
            return !environment.stop().isRequested();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void tell(StepResult result) {
        String line = prefix + result.step().word() + ": " + result.message();
        if (result.isFailed()) {
            log.warn("emlog-static: " + line);
        } else {
            log.say(line);
        }
    }

    private StepResult build() throws IOException, ConfigException {
        if (!config.run().offline() && !config.namesBlog()) {
            throw new ConfigException("no blog to mirror; give its address, as in 'mirror https://blog.example.com/',"
                    + " or set blog.url in site-config.yaml");
        }
        BuildReport built = new SiteBuild(config, environment.clock(), environment.progress()).run();
        if (config.run().report().isPresent() && !config.run().dryRun()) {
            built.write(config.run().report().get());
        }
        if (built.outcome().refused().isPresent()) {
            return StepResult.failed(
                    Step.BUILD,
                    new Failure(ExitCode.REFUSED, built.outcome().refused().get()));
        }
        report = Optional.of(built);
        boolean strict = config.run().strict();
        List<Problem> problems = built.outcome().lines(strict);
        problems.forEach(problem -> log.warn(prefix + "problem: " + problem));
        if (problems.size() < built.outcome().each(strict).size()
                && config.run().report().isEmpty()) {
            log.say(BuildReport.EACH_IN_REPORT);
        }
        return StepResult.done(Step.BUILD, problems.isEmpty() ? ExitCode.DONE : ExitCode.PROBLEMS, summary(built));
    }

    /** The summary, with the number of the problems that are not told in this run. */
    private static String summary(BuildReport built) {
        int known = built.problems().size() - built.outcome().told().all().size();
        return built.summary() + (known == 0 ? "" : "; " + Plural.of(known, "known problem", "known problems"));
    }

    private StepResult verify() throws IOException {
        Verification verification = Verification.ofUsed(config.archive());
        note(verification);
        return verification.damage().isEmpty()
                ? StepResult.done(
                        Step.VERIFY, ExitCode.DONE, Plural.of(verification.files(), "file", "files") + ", no damage")
                : damaged(Step.VERIFY, "the archive", verification.damage());
    }

    /** The damage is the failure to tell, even if the disk takes no note of it. */
    private void note(Verification verification) {
        try {
            verification.note(config.archive(), environment.now());
        } catch (IOException e) {
            log.warn(prefix + "warning: not noted for the next build: "
                    + environment.failures().apply(e).message());
        }
    }

    /** All damage is told by {@code verify}. */
    private static StepResult damaged(Step step, String what, List<Problem> damage) {
        return StepResult.failed(
                step,
                new Failure(
                        ExitCode.DAMAGE,
                        ShortList.sentence(
                                what + " is damaged, and nothing was committed or published: " + damage.get(0),
                                damage.size())));
    }

    private StepResult commit() throws IOException, ConfigException {
        if (!config.mirror().commit()) {
            return StepResult.skipped(Step.COMMIT, "not wanted (mirror.commit)");
        }
        Git git = Git.in(
                config.archive(), environment.variables(), config.publish().timeout());
        Optional<String> summary = report.filter(BuildReport::bringsNews).map(BuildReport::summary);
        return new ArchiveCommit(config.archive(), git).run(summary, environment.now());
    }

    private StepResult publish() throws IOException, ConfigException {
        if (!config.mirror().publish()) {
            return StepResult.skipped(
                    Step.PUBLISH,
                    "no target (publish.to or publish.remote) is configured; the site is in " + config.output());
        }
        try (Closeable lock = FinishedSite.lock(config)) {
            FinishedSite site = FinishedSite.of(config, environment.now());
            if (!site.damage().isEmpty()) {
                return damaged(Step.PUBLISH, "the site", site.damage());
            }
            PublishResult published =
                    new Publisher(config, environment.variables(), environment.progress(), site.hashes()).publish();
            published.warnings().forEach(warning -> log.warn(prefix + "warning: " + warning));
            if (published.gap().isPresent()) {
                log.say(prefix + Step.PUBLISH.word() + ": " + published.summary());
                return StepResult.failed(
                        Step.PUBLISH,
                        new Failure(ExitCode.REFUSED, published.gap().get()));
            }
            return StepResult.done(Step.PUBLISH, ExitCode.DONE, published.summary());
        }
    }
}
