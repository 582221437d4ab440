package io.github.emlogstatic.publish.git;

import io.github.emlogstatic.config.Destination;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.publish.target.PublishException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The branch of the remote. A bare repository of our own keeps what was published last; the repository that contains the
 * project is never written to.
 */
final class RemoteBranch {

    /** Nobody but this program runs git in our repository, and none of its commands holds a lock for so long. */
    private static final Duration STALE = Duration.ofHours(1);

    /** The number of commits that a new machine fetches: enough to see who has pushed last. */
    private static final int FEW_COMMITS = 10;

    /** The remote itself may lack a part of the history. */
    private static final int MANY_COMMITS = 1_000_000;

    /** Git says it of servers that give all of the history or none. It also names a lock in our repository so. */
    private static final Pattern NO_DEPTH = Pattern.compile("shallow(?!\\.lock)");

    /** What a fetch leaves that was killed with its machine or its container. */
    private static final String LOCK = "shallow.lock";

    /**
     * Films and photographs get no smaller beside each other. Git would try that with all of them, for minutes, and needs more
     * memory for it than a small machine has.
     */
    private static final String LARGE = "core.bigFileThreshold=4m";

    private static final Pattern VERSION = Pattern.compile("((\\d{1,4})\\.(\\d{1,3})\\S*)");

    private static final Pattern GITHUB =
            Pattern.compile("(?i)^(?:\\w+://)?(?:[^/@]*@)?(?:www\\.|ssh\\.)?github\\.com[:/]");

    private static final Pattern NO_BRANCH = Pattern.compile("(?i)@|(.*_)?HEAD|refs/.*|[0-9a-f]{40}|[0-9a-f]{64}");

    /** Git's own words about a repository of another user, which end in the root of it, quoted for a shell. */
    private static final Pattern ADVICE = Pattern.compile("(?m)--global --add safe\\.directory (.+)$");

    /** What git, gpg and ssh-keygen say where a commit cannot be signed. */
    private static final Pattern SIGNATURE = Pattern.compile("(?i)\\b(?:gpg\\w*|sign|signing\\w*|ssh|keys?)\\b");

    private final Git git;
    private final Path repository;
    private final GitSettings settings;
    private final Destination.Git config;
    private final boolean force;
    private final String remote;
    private final String ref;

    /** What the branch is called in our repository, where a branch {@code a} would leave no room for one {@code a/b}. */
    private final String kept;

    private RemoteBranch(Git git, Path repository, GitSettings settings, Destination.Git config, boolean force) {
        this.git = git;
        this.repository = repository;
        this.settings = settings;
        this.config = config;
        this.force = force;
        this.remote = settings.name(config.remote());
        this.ref = "refs/heads/" + config.branch();
        this.kept = "refs/heads/" + config.branch().replace("/", "%2F");
    }

    /**
     * @param project git in the directory of the configuration
     * @param repository our own repository, which is created if necessary
     * @param force overwrite what others have pushed
     */
    static RemoteBranch of(Git project, Path repository, Destination.Git config, boolean force)
            throws IOException, ConfigException {
        checkVersion(project.run("--version").out());
        GitSettings settings = GitSettings.of(project);
        boolean named = settings.hasRemote(config.remote());
        if (!named && !isPlace(config.remote())) {
            throw noRemote(project, settings.top(), Git.redacted(config.remote()));
        }
        checkName(project, config.branch());
        if (!Files.exists(repository.resolve("HEAD"))) {
            // The user's hooks, in a template or a folder, are for the user's own repositories.
            project.must(
                    "-c",
                    "core.hooksPath=/dev/null",
                    "-c",
                    "init.defaultRefFormat=files", // A killed git leaves locks elsewhere in reftables.
                    "init",
                    "--quiet",
                    "--bare",
                    "--template=",
                    "--object-format=sha1",
                    repository.toString());
        }
        Leftovers.remove(repository, Instant.now().minus(STALE));
        Path global = repository.resolve("safe-directories");
        AtomicFile.writeIfChanged(global, settings.safeDirectories().getBytes(StandardCharsets.UTF_8));
        Git own =
                project.at(named ? settings.top() : project.directory()).with(Map.of("GIT_DIR", repository.toString()));
        String name = settings.name(config.remote());
        GitSettings all = settings.naming(config.remote());
        GitSettings safe = all.withLoginsOf(name, own.with(all.asEnvironment(global)));
        return new RemoteBranch(own.with(safe.asEnvironment(global)), repository, settings, config, force);
    }

    /** An older git takes no settings from the environment, and does not say so. */
    private static void checkVersion(String told) throws ConfigException {
        Matcher version = VERSION.matcher(told);
        if (version.find() && Integer.parseInt(version.group(2)) * 1000 + Integer.parseInt(version.group(3)) < 2032) {
            throw new ConfigException("git here has the version " + version.group(1)
                    + "; publish to a branch needs git 2.32 or later: install a newer one");
        }
    }

    private static ConfigException noRemote(Git project, Path top, String remote) throws IOException, ConfigException {
        Matcher advice = ADVICE.matcher(project.run("rev-parse").err());
        if (advice.find()) {
            String root = advice.group(1);
            return new ConfigException("publish.remote: " + root + " is a repository of another user, so git reads no"
                    + " remote '" + remote + "' of it; run: git config --global --add safe.directory " + root);
        }
        return new ConfigException("publish.remote: there is no remote '" + remote + "' in " + top
                + "; name one of 'git remote', or an address, as in --remote git@github.com:me/blog.git");
    }

    /** Refuses what git rejects as a branch name, or reads as something else: HEAD, {@code @}, the id of a commit, a ref. */
    private static void checkName(Git git, String branch) throws IOException, ConfigException {
        boolean another = NO_BRANCH.matcher(branch).matches();
        Git.Output checked = git.run("check-ref-format", "--branch", branch);
        if (another || !checked.isGood() || !checked.out().strip().equals(branch)) {
            throw new ConfigException("publish.branch: '" + branch + "' is not a valid branch name");
        }
    }

    /** Whether it is an address or a path, not the name of a remote. */
    private static boolean isPlace(String remote) {
        return remote.contains("/") || remote.contains(":") || remote.contains("\\");
    }

    /** The remote and the branch, fit to be printed. */
    String name() {
        return settings.address(config.remote()) + ", branch " + config.branch();
    }

    /** Whether it is at GitHub, whose limits are known. */
    boolean isAtGitHub() {
        return GITHUB.matcher(settings.address(config.remote())).find();
    }

    Git git() {
        return git;
    }

    /** Fetches the newest commit of the branch into our repository; empty if the branch does not exist yet. */
    Optional<String> fetch() throws IOException, ConfigException {
        Git.Output listed = git.run("ls-remote", "--", remote, ref);
        if (!listed.isGood()) {
            throw unreachable(listed);
        }
        Optional<String> tip = listed.out()
                .lines()
                .filter(line -> line.endsWith("\t" + ref))
                .map(line -> line.substring(0, line.indexOf('\t')))
                .findFirst();
        if (tip.isPresent()) {
            bring(tip.get());
        }
        return tip;
    }

    /**
     * Fetches a commit with as much of its history as is needed. That of years would be a large transfer on a new machine, and
     * a fetch that breaks off begins anew.
     */
    private void bring(String tip) throws IOException, ConfigException {
        if (!has(tip)) {
            boolean isNew = !git.run("rev-parse", "--quiet", "--verify", kept).isGood();
            fetch(isNew ? Optional.of(FEW_COMMITS) : Optional.empty());
        }
        for (int depth = 10 * FEW_COMMITS;
                depth <= MANY_COMMITS && BranchContent.isHistoryCut(git, repository, tip);
                depth *= 10) {
            fetch(Optional.of(depth));
        }
    }

    /** Whether all of a commit is here. A fetch that was killed may have left a part of it. */
    private boolean has(String commit) throws IOException, ConfigException {
        return git.local()
                .run("rev-list", "--objects", "--quiet", commit, "--not", "--all", "--alternate-refs")
                .isGood();
    }

    /** @param depth of the history; all of it where the server knows no such limit */
    private void fetch(Optional<Integer> depth) throws IOException, ConfigException {
        List<String> arguments =
                new ArrayList<>(List.of("fetch", "--progress", "--no-tags", "--no-write-fetch-head", "--refmap="));
        depth.ifPresent(commits -> arguments.add("--depth=" + commits));
        arguments.addAll(List.of("--", remote, "+" + ref + ":" + kept));
        Git.Output fetched = git.run(arguments.toArray(String[]::new));
        String complaint = fetched.complaint();
        if (!fetched.isGood() && complaint.contains(LOCK) && Files.deleteIfExists(repository.resolve(LOCK))) {
            fetch(depth);
        } else if (!fetched.isGood()
                && depth.isPresent()
                && NO_DEPTH.matcher(complaint).find()) {
            fetch(Optional.empty());
        } else if (!fetched.isGood() && GitAdvice.FULL.isOf(complaint)) {
            // The disk of this machine: the other one writes nothing.
            throw new IOException("git fetch in " + repository + " failed: " + complaint);
        } else if (!fetched.isGood()) {
            throw unreachable(fetched);
        }
    }

    private PublishException unreachable(Git.Output answer) {
        return PublishException.unreachable("cannot reach " + settings.address(config.remote()) + ": "
                + answer.complaint() + "; "
                + GitAdvice.of(answer.complaint(), "check the address, and that 'git ls-remote' of it works here"));
    }

    boolean hasHistory(String commit) throws IOException, ConfigException {
        return git.run("rev-parse", "--quiet", "--verify", commit + "^").isGood();
    }

    /** Commits the tree on top of the branch, or without a parent if the branch is to have a single commit. */
    String commit(String tree, Optional<String> tip, String message) throws IOException, ConfigException {
        List<String> arguments = new ArrayList<>(List.of("commit-tree", tree, "-F", "-"));
        if (settings.signs()) {
            arguments.add("-S");
        }
        if (tip.isPresent() && !config.squash()) {
            arguments.addAll(List.of("-p", tip.get()));
        }
        try {
            return git.identified().must(message.getBytes(StandardCharsets.UTF_8), arguments.toArray(String[]::new));
        } catch (PublishException e) {
            throw e;
        } catch (IOException e) {
            throw settings.signs() && SIGNATURE.matcher(e.getMessage()).find()
                    ? new IOException(
                            e.getMessage() + "; mend git's signing of commits, or set its commit.gpgSign to false here",
                            e)
                    : e;
        }
    }

    /** Pushes the commit, unless somebody else has pushed since the branch was fetched. Returns what git says. */
    Git.Output push(String commit, Optional<String> tip) throws IOException, ConfigException {
        git.run("update-ref", kept, commit); // keeps the commit for the next run, which does without it if need be
        pack();
        // With --progress a slow push prints something, so that it is not taken for one that hangs.
        List<String> arguments = new ArrayList<>(List.of("-c", LARGE, "push", "--porcelain", "--progress"));
        if (force) {
            arguments.add("--force");
        } else if (config.squash() && tip.isPresent()) {
            // Overwrites only what was just fetched, not what somebody else has pushed since.
            arguments.add("--force-with-lease=" + ref + ":" + tip.get());
        }
        arguments.addAll(List.of("--", remote, commit + ":" + ref));
        Git sparing = config.squash() && tip.isPresent() ? sparing(tip.get()) : git;
        return sparing.run(arguments.toArray(String[]::new));
    }

    /**
     * This git, for the push of a commit without parents. Git leaves out of a push what the parents have, and would send the
     * whole site each night. Only in a repository that lacks a part of the history does it leave out what the newest commit
     * there has, parent or not; so ours is said to be one.
     */
    private Git sparing(String tip) throws IOException {
        if (Files.exists(repository.resolve(BranchContent.CUT))) {
            return git;
        }
        Path end = repository.resolve("pushed-over");
        AtomicFile.write(end, (tip + "\n").getBytes(StandardCharsets.UTF_8));
        return git.with(Map.of("GIT_SHALLOW_FILE", end.toString()));
    }

    /**
     * Git packs what a fetch brings; what is only pushed would stay loose files for ever. Before the push, which then sends
     * what is packed: afterwards git would compare all new files with each other once more.
     */
    private void pack() throws IOException, ConfigException {
        try {
            git.local().run("-c", LARGE, "-c", "gc.autoDetach=false", "gc", "--auto", "--quiet");
        } catch (PublishException e) {
            // It took too long. The site is published all the same.
        }
    }
}
