package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.model.run.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A remote that others push to, that refuses a push, or that does not answer. */
@Tag("slow")
class OthersAtTheRemoteTest {

    @RegisterExtension
    private final GitProject git = GitProject.inNewFolder();

    private final ProgramRunner program = git.program();
    private final Path folder = git.folder();
    private final Path project = git.project();
    private final Path remote = git.remote();

    @Test
    void aPagePushedByOthersIsNotOverwritten() throws Exception {
        git.site("post/1.html", "一");
        git.publish();
        git.commitElsewhere("post/1.html", "theirs");
        git.site("index.html", "again");
        String tip = git.tip();

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err())
                .contains("branch gh-pages: post/1.html was pushed by somebody else and would be overwritten");
        assertThat(git.publish("--dry-run")).isEqualTo(ExitCode.REFUSED);
        assertThat(git.tip()).isEqualTo(tip);
        assertThat(git.publish("--force")).isEqualTo(ExitCode.DONE);
        assertThat(git.published("post/1.html")).isEqualTo("一");
        git.site("post/1.html", "改");
        assertThat(git.publish()).as("ours again").isEqualTo(ExitCode.DONE);
    }

    @ParameterizedTest
    @CsvSource({"post, post/1.html", "post/of-others.html, post"})
    void aFileOfOthersGivesWayToNoFolder(String theirs, String ours) throws Exception {
        git.commitElsewhere(theirs, "theirs");
        git.site(ours, "ours");

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("gh-pages: " + theirs + " was pushed by somebody else");
        assertThat(git.publish("--force")).isEqualTo(ExitCode.DONE);
        assertThat(git.branch()).containsExactly(".emlog-static-files", "index.html", ours);
    }

    @Test
    void aPageChangedByOthersIsNotRemoved() throws Exception {
        git.site("post/1.html", "一");
        git.publish();
        git.commitElsewhere("post/1.html", "theirs");
        Files.delete(project.resolve("public/post/1.html"));

        assertThat(git.publish()).isEqualTo(ExitCode.DONE);
        assertThat(git.published("post/1.html")).isEqualTo("theirs");
    }

    @Test
    void aBranchWithAnotherSiteIsNotOverwritten() throws Exception {
        git.commitElsewhere("index.html", "their home page");

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err()).contains("index.html was pushed by somebody else");
        assertThat(git.published("index.html")).isEqualTo("their home page");
    }

    @Timeout(300)
    @Test
    void aHangingHookIsStopped() throws Exception {
        git.hook("pre-receive", "sleep 600");

        assertThat(git.publish("--timeout", "1s")).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.err().lines()).hasSize(1);
        assertThat(program.err()) // on a machine that stands still another step may be the first
                .containsPattern("git \\S+ printed nothing for 1 second and was stopped; .* publish\\.timeout");
    }

    @Timeout(300)
    @Test
    void aProgramLeftRunningByAHookDoesNotBlock() throws Exception {
        Path hooks = Files.createDirectories(project.resolve(".emlog-static/publish.git/hooks"));
        GitProject.script(hooks.resolve("pre-push"), "sleep 600 &\necho $! > " + folder.resolve("helper"));

        assertThat(git.publish("--timeout", "2m")).isEqualTo(ExitCode.DONE);

        long helper = Long.parseLong(Files.readString(folder.resolve("helper")).strip());
        ProcessHandle.of(helper).ifPresent(ProcessHandle::destroy);
        assertThat(git.log()).hasSize(1);
    }

    @Test
    void aSlowHookThatPrintsIsNotStopped() throws Exception {
        git.hook("pre-receive", "for i in $(seq 14); do echo working >&2; sleep 0.2; done");

        assertThat(git.publish("--timeout", "2s")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aPushInBetweenIsNotOverwritten() throws Exception {
        git.publish();
        git.site("index.html", "ours");
        git.somebodyElseIsQuicker();

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err().lines())
                .containsExactly("emlog-static: ../remote.git, branch gh-pages: somebody else has pushed since it was"
                        + " fetched; publish again, or overwrite it with publish --force");
        assertThat(git.log().get(0)).isEqualTo("theirs");
        assertThat(git.publish("--squash")).isEqualTo(ExitCode.REFUSED);
        assertThat(git.publish("--force")).isEqualTo(ExitCode.DONE);
        assertThat(git.published("index.html")).isEqualTo("ours");
    }

    /** As a power cut or a kill leaves one there. */
    @Test
    void aLockAtTheRemoteIsNobodyElsesPush() throws Exception {
        git.publish();
        git.site("index.html", "again");
        Files.createFile(remote.resolve("refs/heads/gh-pages.lock"));

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint())
                .contains("[remote rejected] (failed to update ref)", "gh-pages.lock': File exists")
                .contains("; if no git is at work there, remove this lock, then publish again");
    }

    @Test
    void aBranchWithoutRoomAtTheRemoteIsReported() throws Exception {
        git.publish();

        assertThat(git.publish("--branch", "gh-pages/blog")).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("'refs/heads/gh-pages' exists; cannot create", "another branch");
    }

    /** So {@code git init --shared} sets it. */
    @Test
    void aRemoteThatDropsNoHistoryRefusesSquash() throws Exception {
        git.publish();
        git.in(remote, "config", "receive.denyNonFastForwards", "true");
        git.site("index.html", "again");

        assertThat(git.publish("--squash")).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint())
                .contains("; publish without --squash and --force, or allow forced pushes there");
        assertThat(git.publish()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void theMessageOfTheRemoteIsPrinted() throws Exception {
        git.hook("pre-receive", "echo 'this branch is protected by its owner' >&2; exit 1");

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err().lines())
                .containsExactly(
                        "emlog-static: ../remote.git, branch gh-pages: the remote refuses the push: [remote"
                                + " rejected] (pre-receive hook declined): this branch is protected by its owner; do what it says, or publish to another branch");
    }

    @Test
    void aFileTooLargeForTheHostIsReported() throws Exception {
        git.hook("pre-receive", "echo 'error: GH001: Large files detected. You may want to try Git LFS' >&2; exit 1");

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint())
                .contains("(pre-receive hook declined)", "; the host takes no file or push of this");
    }

    /** GitHub warns of files of more than 50 MB, and takes them. */
    @Test
    void aWarningOfALargeFileIsNoReason() throws Exception {
        git.hook(
                "pre-receive",
                "echo 'warning: GH001: Large files detected.' >&2; echo 'error: GH006: Protected branch' >&2; exit 1");

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint())
                .contains("declined): error: GH006: Protected branch; do what it says, or publish to another branch");
    }

    /** What is shown is cut before these words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "this exceeds GitHub'\\''s file size limit of 100.00 MB",
                "File: film.mp4 120.00 MB, exceeds 100.00 MB.",
                "You are attempting to check in one or more blobs which exceed the 100MiB limit"
            })
    void aFileTooLargeIsExplainedAfterManyWords(String words) throws Exception {
        git.hook("pre-receive", "echo '" + "word ".repeat(100) + "'>&2; echo '" + words + "' >&2; exit 1");

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint())
                .contains("word …; the host takes no file or push of this size")
                .doesNotContain(words.substring(0, 12));
    }

    @Test
    void aPushCutOffIsTriedAgain() throws Exception {
        Path script = GitProject.script(
                folder.resolve("cut"),
                "echo 'Delta compression using up to 2 threads' >&2\necho 'Connection to x closed by remote host.' >&2; exit 255");
        git.in(project, "config", "remote.origin.receivepack", script.toString());

        assertThat(git.publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains("branch gh-pages: Connection to x closed by remote host.; check the address and the network");
    }

    @Test
    void aBranchCheckedOutOverThereIsReported() throws Exception {
        git.in(folder, "init", "--quiet", "--template=", "--initial-branch=gh-pages", "nas");

        assertThat(git.publish("--remote", folder.resolve("nas").toString())).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint())
                .contains("(branch is currently checked out)", "; publish to a repository without a work tree");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        git@example.com: Permission denied (publickey).     | the server knows no SSH key of this user
        Host key verification failed.                       | log in once with ssh as this user
        Host key for x has changed and you have requested strict checking. | somebody may have put another server in its place
        Connection to 192.0.2.1 closed by remote host.      | check the address and the network
        error: RPC failed; HTTP 413 curl 22 The requested URL returned error: 413 | the web server there takes no push of this size
        ERROR: The key you are authenticating with has been marked as read only. | this user may not write there
        ssh: Could not resolve hostname x: Name or service not known | check the address and the network
        Connection closed by 192.0.2.1 port 22 | check the address and the network
        fatal: unable to access x: Recv failure: Connection was reset | check the address and the network
        fatal: unable to access x: Failed to connect to x port 443: Could not connect to server | check the address
        fatal: unable to access x: OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to x:443 | check the address and the network
        error: RPC failed; curl 56 GnuTLS recv error (-54): Error in the pull function. | check the address and the network
        error: RPC failed; curl 92 HTTP/2 stream 0 was not closed cleanly: CANCEL (err 8) | check the address and the network
        fatal: unable to access x: The requested URL returned error: 502 | check the address and the network
        fatal: the remote end hung up unexpectedly | check the address and the network
        """)
    void theWordsOfTheServerAreShown(String words, String advice) throws Exception {
        Path ssh = GitProject.script(folder.resolve("ssh"), "echo '" + words + "' >&2; exit 255");
        program.set("GIT_SSH_COMMAND", ssh.toString());

        assertThat(git.publish("--remote", "git@example.com:me/blog.git")).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint()).contains("cannot reach git@example.com:me/blog.git: " + words + "; " + advice);
    }

    /** So a system does that has no memory left. */
    @Test
    void aKilledGitIsToldAsSuch() throws Exception {
        Path ssh = GitProject.script(folder.resolve("ssh"), "echo '50% (1/2)' >&2; kill -9 $PPID");
        program.set("GIT_SSH_COMMAND", ssh.toString());

        assertThat(git.publish("--remote", "git@example.com:me/blog.git")).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains("me/blog.git: git was killed; publish again, and allow more memory if it stays so");
    }

    @Test
    void aPushThatSshEndsShowsItsWords() throws Exception {
        Path script = GitProject.script(
                folder.resolve("no-push"), "echo 'ERROR: Permission to me/blog.git denied to you.' >&2; exit 128");
        git.in(project, "config", "remote.origin.receivepack", script.toString());

        assertThat(git.publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains(
                        "cannot push to ../remote.git, branch gh-pages: ERROR: Permission to me/blog.git denied to you."
                                + "; this user may not write there");
    }
}
