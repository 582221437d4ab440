package io.github.emlogstatic.mirror;

import io.github.emlogstatic.archive.index.Index;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.publish.git.Git;
import io.github.emlogstatic.publish.git.Leftovers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Commits the archive if it is in a git repository. If the repository holds more than the archive, only the archive is
 * committed; other changes of the user, staged or not, stay as they are.
 *
 * @param git runs git in the directory of the archive
 */
record ArchiveCommit(Path archive, Git git) {

    /** The folders that only the owner commits, even if the archive's {@code .gitignore} no longer names them. */
    private static final List<String> NOT_FOR_ALL = List.of("private", "state");

    /** The mode under which git keeps a repository within another one. */
    private static final String REPOSITORY = "160000 ";

    /** How {@code git diff --raw} shows such a repository when it no longer is one. */
    private static final String ENDED_LINK = ":" + REPOSITORY + "000000 ";

    /** The number of files that the message of a commit without news names. */
    private static final int NAMED = 3;

    /** What git says if another git has the lock, or has committed since this one began. */
    private static final Pattern LOCKED =
            Pattern.compile("\\.lock': File exists|cannot lock ref '[^']+': (?:is at|reference already exists)");

    /** A lock of git as old as this was left by a power cut or a kill. */
    private static final Duration STALE = Duration.ofHours(12);

    /**
     * Commits what has changed since the last commit.
     *
     * @param summary the summary of the build; empty if it changed nothing
     * @param now the time of the run
     * @throws CommitException if git refuses
     */
    StepResult run(Optional<String> summary, Instant now) throws IOException, ConfigException {
        Git.Output top = run("rev-parse", "--show-toplevel");
        if (!top.isGood() && !top.err().contains("not a git repository")) {
            throw refused("rev-parse", top);
        }
        boolean own = isOwn(top);
        if (top.isGood()) {
            refusePrograms();
        }
        if (!top.isGood() || !own && run("check-ignore", "--quiet", ".").isGood()) {
            return StepResult.skipped(
                    Step.COMMIT,
                    "the archive is in no git repository; to keep its history, run once: git init "
                            + Overrides.quoted(archive.toString()));
        }
        if (own) {
            Leftovers.remove(Path.of(must("rev-parse", "--absolute-git-dir")), now.minus(STALE));
        }
        unstageRepositories(); // git would ask them for changes, and run what their settings name
        add();
        if (run("diff", "--cached", "--quiet", "--", ".").isGood()) {
            return StepResult.done(Step.COMMIT, ExitCode.DONE, "nothing to commit");
        }
        String message = summary.isPresent() ? summary.get() : changed();
        commit(message, own);
        tidy();
        String commit = must("rev-parse", "--short=10", "HEAD");
        return StepResult.done(Step.COMMIT, ExitCode.DONE, "commit " + commit + " (" + message + ")");
    }

    private void refusePrograms() throws IOException, ConfigException {
        RepositoryPrograms programs = new RepositoryPrograms(archive, git.local());
        Optional<String> program = programs.notAllowed();
        if (program.isPresent()) {
            throw new CommitException(
                    "the git repository of the archive runs programs (" + program.get() + "); if they are yours, run:"
                            + " git config --global --add emlog-static.runsPrograms "
                            + Overrides.quoted(programs.repository())
                            + "; if somebody gave you the archive, remove its .git",
                    false);
        }
    }

    /** Whether nobody else commits to the repository. A lock there was left by a power cut or a kill. */
    private boolean hasOwnRepository() throws IOException, ConfigException {
        return isOwn(run("rev-parse", "--show-toplevel"));
    }

    private boolean isOwn(Git.Output top) throws IOException {
        return top.isGood() && Path.of(top.out().strip()).equals(archive.toRealPath());
    }

    /**
     * Stages all changes, but no file that a file manager leaves in every folder, and no folder
     * that only the owner commits, unless the last commit has it. A folder that is merely
     * staged does not count: a killed run may have left it so.
     *
     * @throws CommitException if a folder of the archive is a repository of its own
     */
    private void add() throws IOException, ConfigException {
        List<String> left = new ArrayList<>();
        for (String folder : NOT_FOR_ALL) {
            if (run("ls-tree", "HEAD", "--", folder).out().isEmpty()) {
                left.add(folder);
            }
        }
        must(
                "add",
                "--all",
                "--",
                ".",
                ":(exclude,glob)**/.DS_Store",
                ":(exclude,glob)**/._*",
                ":(exclude,glob,icase)**/Thumbs.db",
                ":(exclude,glob,icase)**/desktop.ini");
        List<String> within = unstageRepositories(); // before git asks them again
        if (!within.isEmpty()) {
            throw new CommitException(
                    archive.resolve(within.get(0)) + " is a git repository of its own, and so git keeps no file of it;"
                            + " remove its .git, or move it out of the archive",
                    false);
        }
        for (String folder : left) {
            must("rm", "-r", "--cached", "--quiet", "--ignore-unmatch", "--", folder);
        }
    }

    /** Takes back the links that git keeps in place of repositories within the archive. Returns their folders. */
    private List<String> unstageRepositories() throws IOException, ConfigException {
        List<String> folders = Stream.of(must("ls-files", "--stage", "-z").split("\0"))
                .filter(entry -> entry.startsWith(REPOSITORY))
                .map(entry -> entry.substring(entry.indexOf('\t') + 1))
                .toList();
        for (String folder : folders) {
            must("update-index", "--force-remove", "--", folder);
        }
        return folders;
    }

    /** Names what has changed without news: views, a mended index, what an earlier run could not commit. */
    private String changed() throws IOException, ConfigException {
        List<String> files =
                new ArrayList<>(List.of(must("diff", "--cached", "--name-only", "-z", "--relative", "--", ".")
                        .split("\0")));
        if (files.size() > 1) {
            files.remove(Index.PUBLIC_FILE);
        }
        String first = "Changes in " + String.join(", ", files.subList(0, Math.min(NAMED, files.size())));
        int more = files.size() - NAMED;
        return more > 0 ? first + " and " + Plural.of(more, "other file", "other files") : first;
    }

    private void commit(String message, boolean own) throws IOException, ConfigException {
        List<String> command = new ArrayList<>(
                List.of("-c", "gc.auto=0", "-c", "maintenance.auto=false", "commit", "--quiet", "--message", message));
        if (!own || !endsALink()) {
            command.addAll(List.of("--", "."));
        }
        Git.Output answer = git.identified().run(command.toArray(String[]::new));
        if (!answer.isGood()) {
            throw refused("commit", answer);
        }
    }

    /**
     * Whether a folder was a repository at the last commit and no longer is one. git then fails when it is given the
     * paths of files in that folder.
     */
    private boolean endsALink() throws IOException, ConfigException {
        return must("diff", "--cached", "--raw", "--", ".").lines().anyMatch(line -> line.startsWith(ENDED_LINK));
    }

    /**
     * Tidies up as a commit does. A commit may be given up for its hooks while git packs gigabytes. In the background git
     * would still hold its locks in the next run.
     */
    private void tidy() throws IOException, ConfigException {
        boolean wanted = !run("config", "--type=bool", "--get", "maintenance.auto")
                .out()
                .strip()
                .equals("false");
        if (wanted) {
            run("-c", "gc.autoDetach=false", "gc", "--auto", "--quiet");
        }
    }

    private Git.Output run(String... arguments) throws IOException, ConfigException {
        return git.local().run(arguments);
    }

    private String must(String... arguments) throws IOException, ConfigException {
        Git.Output answer = run(arguments);
        if (!answer.isGood()) {
            throw refused(arguments[0], answer);
        }
        return answer.out().strip();
    }

    private CommitException refused(String command, Git.Output answer) throws IOException, ConfigException {
        return new CommitException(
                "git " + command + " in " + archive + " failed: " + answer.complaint()
                        + "; the archive itself is complete: mend that, and the next run commits it",
                LOCKED.matcher(answer.err()).find() && !hasOwnRepository());
    }
}
