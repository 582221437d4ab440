package io.github.emlogstatic.publish;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.LastRun;
import io.github.emlogstatic.archive.Lock;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigException;
import io.github.emlogstatic.publish.SiteTree.Difference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;

/** Commits the finished site to a branch of a remote and pushes it. */
public final class Publisher {

    private static final String NO_SUMMARY = "Publish the site";

    private final Config config;
    private final Map<String, String> environment;

    /** @param environment for git */
    public Publisher(Config config, Map<String, String> environment) {
        this.config = config;
        this.environment = environment;
    }

    /**
     * Does it, or, in a dry run, finds out what there would be to do.
     *
     * @throws PublishException where a guard or the remote refuses, or the remote cannot be reached
     * @throws io.github.emlogstatic.archive.ArchiveLockedException where another run is at work
     * @throws ConfigException where there is no such remote, no site or no git
     */
    public Published publish() throws IOException, ConfigException {
        if (config.publish().dryRun() || !Files.isDirectory(config.archive())) {
            return publishChecked();
        }
        // A build in between would replace files after the search for secrets.
        try (Lock lock = Lock.on(config.archive())) {
            return publishChecked();
        }
    }

    private Published publishChecked() throws IOException, ConfigException {
        SiteFiles site = SiteFiles.of(config.output());
        Archive archive = Archive.peek(config.archive());
        LastRun last = LastRun.of(archive);
        checkComplete(last);
        Optional<String> leak = LeakScan.of(
                        config.blog(), config.publish().guards().allowedPassages(), archive)
                .find(site);
        if (leak.isPresent()) {
            throw PublishException.refused(
                    leak.get() + "; nothing was published: remove it from the blog or from " + config.output()
                            + ", and build again; or set publish.allowedPassages, if the passage is no secret");
        }
        String summary = last.summary().isEmpty() ? NO_SUMMARY : last.summary();
        return push(site, config.publish().message().orElse(summary));
    }

    /** What a crawl missed would look to the site's readers as if it had been deleted. */
    private void checkComplete(LastRun last) throws PublishException {
        if (config.publish().guards().incomplete()) {
            return;
        }
        if (!last.ended()) {
            throw PublishException.refused("the last crawl did not come to its end; nothing was published: build again,"
                    + " or say --incomplete to publish what there is");
        }
        refuse("the last crawl missed something", last.missed());
        refuse("the last build left something out", last.gaps());
    }

    private static void refuse(String what, List<String> missing) throws PublishException {
        if (!missing.isEmpty()) {
            throw PublishException.refused(what + " ("
                    + missing.get(0)
                    + (missing.size() > 1 ? " and " + (missing.size() - 1) + " more" : "")
                    + "); nothing was published: build again, or say --incomplete to publish what there is");
        }
    }

    private Published push(SiteFiles site, String message) throws IOException, ConfigException {
        Path repository = config.directory().resolve(".emlog-static/publish.git");
        if (!config.publish().dryRun()) {
            return push(site, message, repository);
        }
        Path temporary = Files.createTempDirectory("emlog-static-publish");
        try {
            borrow(repository, temporary);
            return push(site, message, temporary);
        } finally {
            FileUtils.deleteDirectory(temporary.toFile());
        }
    }

    /** Lets one repository use what another holds without writing to it. */
    private static void borrow(Path from, Path to) throws IOException {
        Path alternates = to.resolve("objects/info/alternates");
        if (Files.isDirectory(from.resolve("objects"))) {
            Files.createDirectories(to.resolve("objects/info"));
            Files.write(alternates, (from.resolve("objects").toAbsolutePath() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void refuseToOverwrite(String where, List<String> pushed) throws PublishException {
        if (!pushed.isEmpty()) {
            throw PublishException.refused(where + ": " + pushed.get(0)
                    + (pushed.size() > 1 ? " and " + (pushed.size() - 1) + " more were" : " was")
                    + " pushed by somebody else and would be overwritten; take it from the branch and remove it there,"
                    + " or overwrite it with --force");
        }
    }

    private Published push(SiteFiles site, String message, Path repository) throws IOException, ConfigException {
        Git project = Git.in(config.directory(), environment, config.publish().timeout());
        Branch branch = Branch.of(project, repository.toAbsolutePath(), config.publish());
        Optional<String> tip = branch.fetch();
        Path index = repository
                .toAbsolutePath()
                .resolve("index-" + ProcessHandle.current().pid());
        try {
            SiteTree tree = new SiteTree(branch.git(), index);
            SiteTree.Written written = tree.write(site, tip);
            if (!config.publish().guards().force()) {
                refuseToOverwrite(branch.name(), written.overwritten());
            }
            String id = written.id();
            Difference difference = tree.difference(tip, id);
            boolean history = config.publish().squash() && tip.isPresent() && branch.hasHistory(tip.get());
            boolean nothingNew = difference.equals(Difference.NONE) && !history;
            Optional<String> commit = Optional.empty();
            if (!nothingNew && !config.publish().dryRun()) {
                commit = Optional.of(branch.commit(id, tip, message));
                branch.push(commit.get(), tip);
            }
            return new Published(
                    branch.name(),
                    difference.added(),
                    difference.changed(),
                    difference.removed(),
                    history,
                    commit,
                    message,
                    site.warnings());
        } finally {
            Files.deleteIfExists(index);
        }
    }
}
