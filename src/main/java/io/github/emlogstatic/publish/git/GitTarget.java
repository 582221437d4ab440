package io.github.emlogstatic.publish.git;

import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.Destination;
import io.github.emlogstatic.config.Directories;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.model.run.ShortList;
import io.github.emlogstatic.publish.target.BlogMark;
import io.github.emlogstatic.publish.target.FileChanges;
import io.github.emlogstatic.publish.target.PublishException;
import io.github.emlogstatic.publish.target.PublishResult;
import io.github.emlogstatic.publish.target.SiteFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** Commits the site to a branch of a git remote and pushes it. */
public final class GitTarget {

    /** Words with which git fails where its repository is damaged, and now and then where it is not. */
    private static final Pattern MAY_BE_DAMAGE =
            Pattern.compile("(?i)object|(?:bad|index) file|pack|inflate|corrupt|shallow|unterminated|unexpected line"
                    + "|\\b(?:ref|tree|blob|commit)\\b|not a git repository|bad config");

    /** The same for a push. All other words are those of the remote. */
    private static final Pattern PUSHED_DAMAGE =
            Pattern.compile("\\[remote rejected] \\((?:unpacker error|missing necessary objects)");

    /**
     * Earlier versions kept a branch {@code a/b} under its own name, which leaves no room for a branch {@code a}. A commit
     * whose parents are lost is no damage to git once no branch has it. Where the remote lacks one, git's own words follow.
     */
    private static final Pattern NO_USE = Pattern.compile("exists; cannot create|Could not read [0-9a-f]{40}(?:;|$)");

    /** Hosts, addresses and paths hold the words of whoever has named them. */
    private static final Pattern PLACE = Pattern.compile("\\S*[/@:.]\\S+");

    private final Config config;
    private final Destination.Git to;
    private final BlogMark blog;
    private final Map<String, String> environment;

    /** @param environment variables for git */
    public GitTarget(Config config, Destination.Git to, BlogMark blog, Map<String, String> environment) {
        this.config = config;
        this.to = to;
        this.blog = blog;
        this.environment = environment;
    }

    /**
     * Publishes the site.
     *
     * @param summary the usual message of the commit, but not of the first one, which has more than the last build
     */
    public PublishResult publish(SiteFiles site, String summary) throws IOException, ConfigException {
        Path repository = repository();
        if (!config.publish().dryRun()) {
            return publishOrBeginAnew(site, summary, repository);
        }
        Path temporary = Files.createTempDirectory("emlog-static-publish");
        try {
            shareObjects(repository, temporary);
            return publish(site, summary, temporary);
        } finally {
            FileUtils.deleteDirectory(temporary.toFile());
        }
    }

    private Path repository() {
        return Directories.ownFolder(config.directory()).resolve("publish.git");
    }

    /**
     * Git does not wait until what it writes is on the disk, so a power cut may leave empty or wrong files in our repository.
     * It repeats what the site and the remote hold, so a new one can take its place.
     */
    private PublishResult publishOrBeginAnew(SiteFiles site, String summary, Path repository)
            throws IOException, ConfigException {
        File aside = repository.resolveSibling("publish-aside.git").toFile();
        PublishResult result;
        try {
            result = publish(site, summary, repository);
        } catch (IOException e) {
            if (!isOfNoUse(repository, e)) {
                throw e;
            }
            result = beginAnew(site, summary, repository, aside);
        }
        FileUtils.deleteQuietly(aside); // A kill may have left it, too.
        return result;
    }

    /**
     * Publishes from a new repository. If that fails, too, the old one is put back: the remote may be the damaged one, and
     * the old repository the only one with its history.
     */
    private PublishResult beginAnew(SiteFiles site, String summary, Path repository, File aside)
            throws IOException, ConfigException {
        if (aside.exists()) {
            FileUtils.deleteDirectory(repository.toFile()); // A kill has left it half made.
        } else {
            FileUtils.moveDirectory(repository.toFile(), aside);
        }
        try {
            return publish(site, summary, repository);
        } catch (IOException | ConfigException e) {
            FileUtils.deleteDirectory(repository.toFile());
            FileUtils.moveDirectory(aside, repository.toFile());
            throw e;
        }
    }

    private boolean isOfNoUse(Path repository, IOException failure) throws IOException, ConfigException {
        boolean refused = failure instanceof PublishException.Refused;
        Pattern damage = refused ? PUSHED_DAMAGE : MAY_BE_DAMAGE;
        String words = PLACE.matcher(String.valueOf(failure.getMessage())).replaceAll("");
        return Files.exists(repository)
                && (!refused && NO_USE.matcher(words).find()
                        || damage.matcher(words).find() && isDamaged(repository));
    }

    /**
     * Reads all objects. What git finds odd in commits of others is no damage; it calls that {@code error in commit}. Nor is
     * a mistake in the user's settings.
     */
    private boolean isDamaged(Path repository) throws IOException, ConfigException {
        Git.Output found = Git.in(
                        config.directory(), environment, config.publish().timeout())
                .local()
                .with(Map.of(
                        "GIT_DIR", repository.toAbsolutePath().toString(),
                        "GIT_CONFIG_GLOBAL", "/dev/null",
                        "GIT_CONFIG_NOSYSTEM", "1"))
                .run("fsck", "--no-dangling", "--no-progress");
        return Stream.concat(found.out().lines(), found.err().lines())
                .anyMatch(line ->
                        line.startsWith("error: ") || line.startsWith("fatal: ") || line.startsWith("missing "));
    }

    /** Lets the second repository read the objects of the first, so that a dry run writes nothing to the first. */
    private static void shareObjects(Path from, Path to) throws IOException {
        Path objects = from.resolve("objects");
        if (Files.isDirectory(objects)) {
            Path alternates =
                    Files.createDirectories(to.resolve("objects/info")).resolve("alternates");
            Files.write(alternates, (objects.toAbsolutePath() + "\n").getBytes(StandardCharsets.UTF_8));
            Path withoutParents = from.resolve(BranchContent.CUT);
            if (Files.exists(withoutParents)) {
                Files.copy(withoutParents, to.resolve(BranchContent.CUT));
            }
        }
    }

    private PublishResult publish(SiteFiles site, String summary, Path repository) throws IOException, ConfigException {
        Git project = Git.in(config.directory(), environment, config.publish().timeout());
        RemoteBranch branch = RemoteBranch.of(
                project,
                repository.toAbsolutePath(),
                to,
                config.publish().guards().force());
        Optional<String> tip = branch.fetch();
        Path index = repository.toAbsolutePath().resolve(Leftovers.INDEX + UUID.randomUUID());
        try {
            SiteTree tree = SiteTree.of(branch.git(), blog, tip, index);
            SentFiles files = files(site, branch, tree);
            Optional<PublishResult> result = Optional.empty();
            while (result.isEmpty()) {
                result = publish(site, summary, branch, tip, tree, files);
            }
            return result.get();
        } finally {
            Files.deleteIfExists(index);
        }
    }

    private SentFiles files(SiteFiles site, RemoteBranch branch, SiteTree tree) throws IOException, ConfigException {
        SentFiles files = SentFiles.of(repository(), branch.name(), tree.blobs(site.files()), tree.there());
        if (config.publish().guards().force()) {
            return files;
        }
        return files.withoutRefused().without(branch.isAtGitHub() ? site.large() : List.of());
    }

    /** Returns nothing if the host has refused files that are left out from now on. */
    private Optional<PublishResult> publish(
            SiteFiles site, String summary, RemoteBranch branch, Optional<String> tip, SiteTree tree, SentFiles files)
            throws IOException, ConfigException {
        SiteTree.Written written = tree.write(files.blobs());
        if (!config.publish().guards().force()) {
            blog.refuseAnother(written.blogThere(), branch.name());
            refuseToOverwrite(branch.name(), written.overwritten());
        }
        FileChanges difference = tree.difference(written.id());
        String message = config.publish().message().orElse(tip.isPresent() ? summary : first(difference));
        boolean history = to.squash() && tip.isPresent() && branch.hasHistory(tip.get());
        boolean changed = !difference.isEmpty() || history;
        Optional<String> commit = Optional.empty();
        if (changed && !config.publish().dryRun()) {
            commit = Optional.of(branch.commit(written.id(), tip, message));
            Git.Output pushed = branch.push(commit.get(), tip);
            if (!pushed.isGood() && files.leaveOut(pushed, site)) {
                return Optional.empty();
            }
            if (!pushed.isGood()) {
                throw PushRefusal.explain(pushed, branch.name());
            }
        }
        PublishResult result = new PublishResult(
                branch.name(),
                config.publish().dryRun(),
                difference,
                Optional.of(new PublishResult.Commit(commit, message, history)),
                branch.isAtGitHub() ? site.warnings() : List.of(),
                gap(branch, files));
        return Optional.of(config.publish().dryRun() ? result : result.with(files.note()));
    }

    private Optional<String> gap(RemoteBranch branch, SentFiles files) {
        if (files.leftOut().isEmpty()) {
            return Optional.empty();
        }
        List<String> older = files.older();
        List<String> missing =
                files.leftOut().stream().filter(path -> !older.contains(path)).toList();
        boolean dry = config.publish().dryRun();
        String all = dry ? "the site would be published" : "the site is published";
        String most = (dry ? "the site would be published without " : "the site is published without ")
                + ShortList.of(missing, 10);
        return Optional.of(branch.name() + ": " + (missing.isEmpty() ? all : most)
                + (older.isEmpty() ? "" : "; the older version of " + ShortList.of(older, 10) + " stays there")
                + "; the host takes no file of this size: make it smaller, or put it in another place, such as the releases"
                + " of the repository or another storage"
                + (branch.isAtGitHub() ? "" : "; publish tries again within a week"));
    }

    private static String first(FileChanges all) {
        return "first publication of " + Plural.of(all.added().size(), "file", "files");
    }

    private static void refuseToOverwrite(String where, List<String> pushed) throws PublishException {
        if (!pushed.isEmpty()) {
            throw PublishException.refused(where + ": " + ShortList.of(pushed, 1)
                    + (pushed.size() > 1 ? " were" : " was")
                    + " pushed by somebody else and would be overwritten; take it from the branch and remove it there,"
                    + " or overwrite it with publish --force");
        }
    }
}
