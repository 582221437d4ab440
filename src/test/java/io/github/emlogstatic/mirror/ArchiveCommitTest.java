package io.github.emlogstatic.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.Skip;
import io.github.emlogstatic.SmallDisk;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.publish.git.Git;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.function.Uncheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive is committed to real git repositories. */
class ArchiveCommitTest {

    @RegisterExtension
    private final Nights nights = Nights.ofABlog();

    private Path archive;

    @BeforeEach
    void publish() throws Exception {
        nights.blog().publish("first", "a text");
        nights.configuredForTheBlog("").takingMessages(9);
        archive = Files.createDirectories(nights.folder().resolve("archive"));
    }

    @Test
    void withoutARepositoryTheRunSaysHowToMakeOne() throws Exception {
        assertThat(nights.run()).isZero();

        assertThat(nights.result(Step.COMMIT)).isEqualTo("skipped");
        assertThat(nights.out()).contains("run once: git init " + archive + "\n");
        nights.git(nights.folder(), "init", "--quiet", archive.toString());
        assertThat(nights.nextNight()).isZero();
        assertThat(nights.git(archive, "ls-files")).contains("articles/1.json").doesNotContain("state/");
    }

    @Test
    void aPathWithASpaceIsQuoted() throws Exception {
        Path spaced = nights.folder().resolve("my archive");
        nights.configuredForTheBlog("archive: my archive\n");

        assertThat(nights.run()).isZero();

        assertThat(nights.out()).contains("run once: git init \"" + spaced + "\"\n");
    }

    @Test
    void gitNeedsToKnowNobody() throws Exception {
        nights.git(archive, "init", "--quiet");

        assertThat(nights.run()).isZero();

        assertThat(nights.git(archive, "log", "--format=%an %ae %s"))
                .startsWith("emlog-static emlog-static@localhost 1 new");
    }

    @Test
    void theUsersNameIsUsedWhereGitKnowsOne() throws Exception {
        nights.git(archive, "init", "--quiet");
        nights.git(archive, "config", "user.name", "Me");
        nights.git(archive, "config", "user.email", "me@example.com");

        nights.run();

        assertThat(nights.git(archive, "log", "--format=%an %ae")).isEqualTo("Me me@example.com");
    }

    @Test
    void aQuietNightCommitsNothing() throws Exception {
        nights.git(archive, "init", "--quiet");
        nights.run();

        assertThat(nights.nextNight()).isZero();

        assertThat(nights.result(Step.COMMIT)).isEqualTo("done");
        assertThat(nights.git(archive, "log", "--oneline").lines()).hasSize(1);
        assertThat(nights.git(archive, "status", "--porcelain")).isEmpty();
    }

    /** As git for Windows does it, if nothing tells it otherwise. */
    @Test
    void aCloneHasTheBytesOfTheArchive() throws Exception {
        nights.blog().upload("content/uploadfile/202401/notes.txt", "one\r\ntwo\r\n");
        nights.blog().publish(post -> post.html("<a href=\"/content/uploadfile/202401/notes.txt\">notes</a>"));
        nights.git(nights.folder(), "config", "--file", nights.folder() + "/home/.gitconfig", "core.autocrlf", "true");
        nights.git(archive, "init", "--quiet");
        assertThat(nights.run()).isZero();

        Path clone = nights.folder().resolve("clone");
        nights.git(nights.folder(), "clone", "--quiet", archive.toString(), clone.toString());

        assertThat(clone.resolve("content/uploadfile/202401/notes.txt"))
                .content()
                .isEqualTo("one\r\ntwo\r\n");
        assertThat(Verification.of(clone).damage()).isEmpty();
    }

    @Test
    void aFileManagerInTheArchiveChangesNothing() throws Exception {
        nights.git(archive, "init", "--quiet");
        nights.run();
        Files.writeString(archive.resolve(".DS_Store"), "of macOS");
        Files.writeString(archive.resolve("articles/thumbs.db"), "of Windows");

        assertThat(nights.nextNight()).as(nights.err()).isZero();

        assertThat(nights.result(Step.COMMIT)).isEqualTo("done");
        assertThat(nights.git(archive, "log", "--oneline").lines()).hasSize(1);
    }

    /** On the same day, and not changed since the last run: the build has no reason of its own to read the file. */
    @Test
    void whatVerifyFindsIsMendedByTheNextRun() throws Exception {
        nights.blog().comment(1, "a", "a comment");
        nights.run();
        assertThat(nights.nextNight()).isZero();
        Path comments = archive.resolve("comments/1.json");
        Files.writeString(comments, Files.readString(comments).replace("a comment", "a commend"));

        Path full = Files.createDirectories(
                AtomicFile.temporary(archive.resolve("state/read-again.tsv")).resolve("as-on-a-full-disk"));
        assertThat(nights.run()).as(nights.err()).isEqualTo(ExitCode.DAMAGE);
        assertThat(nights.err()).contains("warning: not noted for the next build: ");
        FileUtils.deleteDirectory(full.getParent().toFile());
        assertThat(nights.run()).isEqualTo(ExitCode.DAMAGE);
        assertThat(nights.result(Step.COMMIT)).isEqualTo("skipped");

        assertThat(nights.run()).as(nights.err()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(nights.err()).contains("a damaged file was replaced: comments/1.json");
        assertThat(comments).content().contains("a comment");
    }

    /** A copy that was made during a run has the article, and the index that no longer lists it. */
    @Test
    void whatBelongsToNothingIsSetAsideTheNextNight() throws Exception {
        nights.run();
        Path copied = Files.copy(archive.resolve("articles/1.json"), archive.resolve("articles/2.json"));
        assertThat(nights.nextNight()).isEqualTo(ExitCode.DAMAGE);

        assertThat(nights.nextNight()).as(nights.err()).isEqualTo(ExitCode.PROBLEMS);

        assertThat(nights.err()).contains("a file that belongs to nothing was set aside: articles/2.json");
        assertThat(copied).doesNotExist();
        assertThat(archive.resolve("state/damaged/articles/2.json")).exists();
        assertThat(nights.nextNight()).as(nights.err()).isZero();
    }

    @Test
    void changesOfOthersInTheRepositoryStay() throws Exception {
        nights.git(nights.folder(), "init", "--quiet");
        Files.writeString(nights.folder().resolve("mine.txt"), "staged");
        nights.git(nights.folder(), "add", "mine.txt");
        Files.writeString(nights.folder().resolve("mine.txt"), "edited");

        assertThat(nights.run()).isZero();

        assertThat(nights.git(nights.folder(), "show", "--name-only", "--format="))
                .contains("archive/articles/1.json")
                .doesNotContain("mine.txt", "public/");
        assertThat(nights.git(nights.folder(), "status", "--porcelain", "mine.txt"))
                .isEqualTo("AM mine.txt");
    }

    @Test
    void aRepositoryThatIgnoresTheArchiveIsNotUsed() throws Exception {
        nights.git(nights.folder(), "init", "--quiet");
        Files.writeString(nights.folder().resolve(".gitignore"), "archive/\n");

        assertThat(nights.run()).isZero();

        assertThat(nights.result(Step.COMMIT)).isEqualTo("skipped");
    }

    @Test
    void aFailedHookIsReportedAndTheNextRunCommits() throws Exception {
        nights.git(archive, "init", "--quiet");
        allowPrograms();
        Path hook = hook("echo 'no commits on Tuesdays' >&2\nexit 1");

        assertThat(nights.run()).isEqualTo(2);
        assertThat(nights.told()).singleElement().asString().contains("commit failed", "no commits on Tuesdays");
        Files.delete(hook);
        assertThat(nights.nextNight()).isZero();

        assertThat(nights.git(archive, "log", "--format=%s"))
                .matches("Changes in .gitattributes, .gitignore, articles/1.json and \\d+ other files");
        assertThat(nights.told()).singleElement().asString().contains("commit works again");
    }

    /** As in an archive that somebody gives away with its {@code .git}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "core.fsmonitor",
                "filter.any.clean",
                "filter.any.process",
                "gpg.program",
                "core.hooksPath",
                "include.path",
                "core.worktree",
                "a link to hooks",
                "a hook"
            })
    void aProgramOfTheRepositoryRunsOnlyIfAllowed(String where) throws Exception {
        nights.git(archive, "init", "--quiet");
        Path ran = nights.folder().resolve("ran");
        boolean setting = !where.endsWith(" hook") && !where.startsWith("a link") && !where.endsWith("worktree");
        Path program =
                hook(setting || where.startsWith("a link") ? nights.folder() : archive, "touch '" + ran + "'\nexit 1");
        Path settings = nights.folder().resolve("settings");
        Files.writeString(settings, "[core]\n\tfsmonitor = " + program + "\n");
        Files.writeString(archive.resolve(".git/info/attributes"), "* filter=any\n");
        nights.git(archive, "config", "commit.gpgSign", String.valueOf(where.startsWith("gpg")));
        if (where.endsWith("worktree")) {
            nights.git(archive, "config", where, "../..");
        }
        if (where.startsWith("a link")) {
            FileUtils.deleteDirectory(archive.resolve(".git/hooks").toFile());
            Files.createSymbolicLink(archive.resolve(".git/hooks"), program.getParent());
        }
        if (setting) {
            Path value = where.endsWith("hooksPath") ? program.getParent() : program;
            nights.git(archive, "config", where, (where.startsWith("include") ? settings : value).toString());
        }

        assertThat(nights.run()).isEqualTo(2);

        assertThat(ran).doesNotExist();
        assertThat(nights.told())
                .singleElement()
                .asString()
                .contains("runs programs (", "emlog-static.runsPrograms " + archive);
        allowPrograms();
        nights.nextNight();
        assertThat(ran).exists();
    }

    private void allowPrograms() throws Exception {
        nights.git(archive, "config", "--global", "--add", "emlog-static.runsPrograms", archive.toString());
    }

    /** As git-lfs leaves it, or somebody who turns all hooks off. */
    @Test
    void whatACommitDoesNotRunIsNoProgram() throws Exception {
        nights.git(archive, "init", "--quiet");
        Path hook = hook("exit 1");
        Files.move(hook, hook.resolveSibling("pre-push"));
        Files.createDirectory(hook);
        nights.git(archive, "config", "core.fsmonitor", "false");
        assertThat(commit(Duration.ofMinutes(5)).isFailed()).isFalse();
        nights.git(archive, "config", "core.hooksPath", "/dev/null");

        assertThat(commit(Duration.ofMinutes(5)).isFailed()).isFalse();
    }

    /** As in a container, where the files often belong to another user. */
    @Test
    void thatGitTrustsADirectoryAllowsNoPrograms() throws Exception {
        nights.git(archive, "init", "--quiet");
        hook("exit 1");
        nights.git(archive, "config", "--global", "safe.directory", "*");

        assertThatThrownBy(() -> commit(Duration.ofMinutes(5))).hasMessageContaining("runs programs (");
    }

    /** The link that git keeps in its place would have none of its files. */
    @Test
    void aRepositoryWithinTheArchiveIsNeitherAskedNorCommitted() throws Exception {
        nights.git(archive, "init", "--quiet");
        Path within = Files.createDirectories(archive.resolve("content/uploadfile/x"));
        nights.git(within, "init", "--quiet");
        nights.git(within, "-c", "user.name=Me", "-c", "user.email=me@localhost", "commit", "--allow-empty", "-m", "x");
        Files.writeString(within.resolve("picture.txt"), "a picture");
        nights.git(archive, "add", "--all");
        nights.git(
                archive, "-c", "user.name=Me", "-c", "user.email=me@localhost", "commit", "-m", "an earlier version");
        Path ran = nights.folder().resolve("ran");
        nights.git(within, "config", "core.fsmonitor", "touch '" + ran + "'; false");

        for (int night = 0; night < 2; night++) {
            assertThatThrownBy(() -> commit(Duration.ofMinutes(5)))
                    .hasMessageContaining("x is a git repository of its own", "remove its .git");
        }

        assertThat(ran).doesNotExist();
        FileUtils.deleteDirectory(within.resolve(".git").toFile());
        assertThat(commit(Duration.ofMinutes(5)).isFailed()).isFalse();
        assertThat(nights.git(archive, "ls-files")).contains("content/uploadfile/x/picture.txt");
    }

    /** Git asks a linked repository for changes even where it takes it out of the index. */
    @Test
    void aRepositoryInTheStateIsNotAskedEither() throws Exception {
        nights.git(archive, "init", "--quiet");
        Path within = archive.resolve("state/x");
        Path itsGit = Files.createDirectories(archive.resolve("content")).resolve("g");
        nights.git(archive, "init", "--quiet", "--separate-git-dir=" + itsGit, within.toString());
        nights.git(within, "-c", "user.name=Me", "-c", "user.email=me@localhost", "commit", "--allow-empty", "-m", "x");
        Path ran = nights.folder().resolve("ran");
        nights.git(within, "config", "core.fsmonitor", "touch '" + ran + "'; false");

        assertThatThrownBy(() -> commit(Duration.ofMinutes(5)))
                .hasMessageContaining("x is a git repository of its own");

        assertThat(ran).doesNotExist();
    }

    /** Reading gigabytes from a slow disk, git prints nothing for long; only a hook may hang. */
    @Test
    void onlyACommitWithHooksIsTakenForHanging() throws Exception {
        nights.git(archive, "init", "--quiet");
        allowPrograms();
        hook("sleep 600");
        Files.writeString(archive.resolve("large.zip"), "large");

        assertThatThrownBy(() -> commit(Duration.ZERO)).hasMessageStartingWith("git commit printed nothing for ");

        assertThat(nights.git(archive, "ls-files")).isEqualTo("large.zip");
    }

    /** Git counts the objects that begin with 17, as those of these texts do. */
    @Test
    void whatIsCommittedIsPackedNowAndThen() throws Exception {
        nights.git(archive, "init", "--quiet");
        nights.git(archive, "config", "gc.auto", "1");
        for (String text : List.of("p930", "p1008", "p1044")) {
            Files.writeString(archive.resolve(text + ".txt"), text);
        }

        assertThat(commit(Duration.ofMinutes(5)).isFailed()).isFalse();

        assertThat(nights.git(archive, "count-objects", "-v")).contains("packs: 1");
    }

    private StepResult commit(Duration patience) throws Exception {
        Git git = Git.in(archive, nights.variables(), patience);
        return new ArchiveCommit(archive, git)
                .run(Optional.of("a summary"), nights.clock().instant());
    }

    private Path hook(String script) throws Exception {
        return hook(archive, script);
    }

    private static Path hook(Path repository, String script) throws Exception {
        Path hook = Files.createDirectories(repository.resolve(".git/hooks")).resolve("pre-commit");
        Files.writeString(hook, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aFullDiskIsReportedAndTheNextRunCommits() throws Exception {
        try (SmallDisk small = SmallDisk.mounted(archive.resolve(".git"), "1m")) {
            nights.git(archive, "init", "--quiet");
            Path filler = small.folder().resolve("filler");
            Files.write(
                    filler, new byte[(int) Files.getFileStore(small.folder()).getUsableSpace()]);

            assertThat(nights.run()).isEqualTo(2);
            assertThat(nights.err())
                    .contains(
                            "git add in " + archive + " failed: ",
                            "No space left on device; the archive itself is complete: mend that, and the next run");
            Files.delete(filler);
            nights.takingMessages(1);
            assertThat(nights.nextNight()).as(nights.err()).isZero();

            assertThat(nights.git(archive, "log", "--format=%s")).startsWith("Changes in .gitattributes, .gitignore");
        }
    }

    @Test
    void onlyItsOwnerCommitsWhatIsPrivate() throws Exception {
        int hidden = nights.blog().publish("withdrawn", "a text");
        nights.git(archive, "init", "--quiet");
        nights.run();
        nights.blog().delete(hidden);
        Files.writeString(archive.resolve(".gitignore"), "# damaged\n");

        assertThat(nights.nextNight()).isZero();

        assertThat(archive.resolve("private/articles/" + hidden + ".json")).exists();
        assertThat(nights.git(archive, "log", "-1", "--format=%s")).contains("1 withdrawn");
        assertThat(nights.git(archive, "ls-files")).doesNotContain("private/", "state/");

        // A run that was killed between two calls of git leaves this.
        nights.git(archive, "add", "--all");
        assertThat(nights.nextNight()).isZero();
        assertThat(nights.git(archive, "ls-files")).doesNotContain("private/", "state/");

        nights.git(archive, "add", "private");
        nights.git(archive, "-c", "user.name=Me", "-c", "user.email=me@localhost", "commit", "--message", "mine");
        int another = nights.blog().publish("another", "a text");
        assertThat(nights.nextNight()).isZero();
        nights.blog().delete(another);
        assertThat(nights.nextNight()).isZero();

        assertThat(nights.git(archive, "ls-files"))
                .contains("private/articles/" + another + ".json")
                .doesNotContain("state/");
    }

    @Test
    void whatTheProgramThatSignsSaysIsReported() throws Exception {
        nights.git(archive, "init", "--quiet");
        allowPrograms();
        Path gpg = nights.folder().resolve("gpg");
        Files.writeString(gpg, "#!/bin/sh\necho 'gpg: skipped: No secret key' >&2\nexit 2\n");
        Files.setPosixFilePermissions(gpg, PosixFilePermissions.fromString("rwxr-xr-x"));
        nights.git(archive, "config", "commit.gpgSign", "true");
        nights.git(archive, "config", "gpg.program", gpg.toString());

        assertThat(nights.run()).isEqualTo(2);

        assertThat(nights.told())
                .singleElement()
                .asString()
                .contains("gpg failed to sign the data: gpg: skipped: No secret key; the archive itself is complete");
    }

    @Test
    void aLockThatAPowerCutLeftIsRemoved() throws Exception {
        nights.git(archive, "init", "--quiet");
        Path lock = Files.createFile(archive.resolve(".git/index.lock"));
        Files.setLastModifiedTime(lock, FileTime.from(nights.clock().instant()));
        List<Instant> waits = new ArrayList<>();
        nights.waiting((time, stop) -> waits.add(time));

        assertThat(nights.run()).isEqualTo(2);
        assertThat(nights.err()).contains("index.lock");
        assertThat(waits).as("nobody else commits there").isEmpty();
        assertThat(nights.nextNight()).isZero();

        assertThat(lock).doesNotExist();
        assertThat(nights.git(archive, "ls-files")).contains("articles/1.json");
    }

    /** The mirrors of several blogs may keep their archives in one repository, and begin at the same minute. */
    @Test
    void aCommitWaitsForAnotherGit() throws Exception {
        nights.git(nights.folder(), "init", "--quiet");
        Path lock = Files.createFile(nights.folder().resolve(".git/index.lock"));
        List<Instant> waits = new ArrayList<>();
        nights.waiting((time, stop) -> {
            waits.add(time);
            if (waits.size() == 2) {
                Uncheck.run(() -> Files.delete(lock));
            }
        });

        assertThat(nights.run()).isZero();

        assertThat(waits).hasSize(2);
        assertThat(nights.git(archive, "ls-files")).contains("articles/1.json");
    }

    @Test
    void aCommitThatAnotherOvertakesIsTriedAgain() throws Exception {
        nights.git(nights.folder(), "init", "--quiet");
        nights.git(
                nights.folder(),
                "-c",
                "user.name=Me",
                "-c",
                "user.email=me@localhost",
                "commit",
                "--allow-empty",
                "--message",
                "mine");
        Path hook = hook(
                nights.folder(),
                "rm \"$0\"\ngit update-ref HEAD $(git -c user.name=Me -c user.email=me@localhost commit-tree -p HEAD -m other HEAD^{tree})");
        nights.waiting((time, stop) -> {});

        assertThat(nights.run()).as(nights.err()).isZero();

        assertThat(hook).doesNotExist();
        assertThat(nights.git(archive, "ls-files")).contains("articles/1.json");
        assertThat(nights.git(archive, "log", "--format=%s")).contains("other", "mine");
    }

    @Test
    void aRunThatIsStoppedWaitsForNoGit() throws Exception {
        nights.git(nights.folder(), "init", "--quiet");
        Files.createFile(nights.folder().resolve(".git/index.lock"));
        nights.waiting((time, stop) -> stop.request());

        nights.run();

        assertThat(nights.result(Step.COMMIT)).isEqualTo("stopped");
    }

    @Test
    void aRepositoryOfAnotherUserIsReported() throws Exception {
        Skip.unless(System.getProperty("user.name").equals("root"), "only root may give files away");
        nights.git(archive, "init", "--quiet");
        nights.run();
        Files.setOwner(
                archive, archive.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

        assertThat(nights.later(Duration.ofDays(1)).run()).isEqualTo(2);

        assertThat(nights.err()).contains("dubious ownership");
    }

    @Test
    void nothingIsCommittedIfTheKeyForbidsIt() throws Exception {
        nights.git(archive, "init", "--quiet");
        nights.configuredForTheBlog("mirror: {commit: false}\n");

        assertThat(nights.run()).isZero();

        assertThat(nights.git(archive, "ls-files")).isEmpty();
    }

    @Test
    void aDamagedArchiveIsNotCommitted() throws Exception {
        nights.git(archive, "init", "--quiet");
        nights.blog().publish("second", "a text");
        nights.run();
        nights.configuredForTheBlog("build: {offline: true}\n");
        Files.createDirectories(archive.resolve("likes"));
        Files.writeString(archive.resolve("likes/99.json"), "{}");

        assertThat(nights.nextNight()).isEqualTo(5);

        assertThat(nights.result(Step.VERIFY)).isEqualTo("failed");
        assertThat(nights.result(Step.COMMIT)).isEqualTo("skipped");
        assertThat(nights.git(archive, "ls-files")).doesNotContain("likes/99.json");
    }
}
