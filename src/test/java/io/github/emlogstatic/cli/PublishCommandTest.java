package io.github.emlogstatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.SmallDisk;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.build.ProgramProcess;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.Options;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real git, and bare repositories on disk for remotes. */
@Tag("slow")
class PublishCommandTest {

    /** A project and its remote, before the first test touches them. */
    @TempDir
    static Path untouched;

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path folder = program.directory();

    private Path project;
    private Path remote;

    @BeforeEach
    void aProjectWithARemote() throws Exception {
        program.set("PATH", System.getenv("PATH"));
        program.set("HOME", folder.toString());
        program.set("GIT_CONFIG_NOSYSTEM", "1");
        project = folder.resolve("project");
        remote = folder.resolve("remote.git");
        if (Files.notExists(untouched.resolve("project"))) {
            git(untouched, "init", "--quiet", "--bare", "remote.git");
            git(untouched, "init", "--quiet", "-b", "main", "project");
            git(untouched.resolve("project"), "remote", "add", "origin", "../remote.git");
        }
        FileUtils.copyDirectory(untouched.toFile(), folder.toFile());
        site("index.html", "<p>你好</p>");
    }

    // ---- what is published

    @Test
    void theBranchContainsTheSite() throws Exception {
        site("post/第一篇.html", "<p>一</p>\r\n");
        site("content/uploadfile/a.log", "kept, whatever is ignored elsewhere");
        Files.writeString(project.resolve(".gitignore"), "*.log\npublic/\n");

        assertThat(publish()).isEqualTo(ExitCode.DONE);

        assertThat(program.out())
                .startsWith("published to ../remote.git, branch gh-pages: 3 files new, 0 changed, 0 removed")
                .endsWith("choose it in the settings of the repository, under Pages\n");
        assertThat(branch())
                .containsExactly(".emlog-static-files", "content/uploadfile/a.log", "index.html", "post/第一篇.html");
        assertThat(published("post/第一篇.html")).isEqualTo("<p>一</p>\r\n");
        assertThat(program.err()).isEmpty();
    }

    @Test
    void aDamagedSiteIsPublishedOnlyAfterARepair() throws Exception {
        FileUtils.deleteDirectory(project.resolve("public").toFile());
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish("茶", "一杯");
        try (EmlogServer emlog = EmlogServer.serving(blog)) {
            assertThat(program.runIn(project, "build", emlog.address())).isEqualTo(ExitCode.DONE);
        }
        String[] build = {"build", "--offline"};
        assertThat(program.runIn(project, build))
                .as("reads the new files again")
                .isEqualTo(ExitCode.DONE);
        Path page = project.resolve("public/index.html");
        String whole = Files.readString(page);
        Files.writeString(page, whole.replaceFirst("茶", "菜"));

        assertThat(publish()).isEqualTo(ExitCode.DAMAGE);

        assertThat(program.err()).contains("index.html", "1 file of the site is not as the last build wrote it");
        assertThat(git(remote, "for-each-ref")).isEmpty();
        program.runIn(project, build);
        assertThat(publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(published("index.html")).isEqualTo(whole);
        assertThat(program.out()).doesNotContain("did not make");
        site("about.html", "by somebody else");
        site("CNAME", "blog.example.com");
        assertThat(publish()).isEqualTo(ExitCode.DONE);
        assertThat(program.out()).contains("\n1 file that the build did not make: about.html\n");
    }

    @Test
    void aFullDiskNamesItsRepository() throws Exception {
        try (SmallDisk small = SmallDisk.mounted(project.resolve(".emlog-static"), "200k")) {
            site("content/uploadfile/a.bin", noise(400_000));

            assertThat(publish()).isEqualTo(ExitCode.USAGE);

            assertThat(program.err())
                    .startsWith("emlog-static: git hash-object in " + small.folder() + "/")
                    .endsWith("No space left on device; make room, then run again\n");
            small.grow("20m");
            assertThat(publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void aFullDiskOfTheRemoteIsToldApart() throws Exception {
        try (SmallDisk small = SmallDisk.mounted(folder.resolve("small"), "200k")) {
            git(folder, "init", "--quiet", "--bare", "--template=", "small");
            site("content/uploadfile/a.bin", noise(400_000));

            assertThat(publish("--remote", "../small")).isEqualTo(ExitCode.REFUSED);

            assertThat(program.err()).endsWith("No space left on device; make room there, then publish again\n");
            small.grow("20m");
            assertThat(publish("--remote", "../small")).as(program.err()).isEqualTo(ExitCode.DONE);
        }
    }

    /** Git cannot make it smaller. */
    private static String noise(int letters) {
        return new Random(1)
                .ints(letters, '!', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** If the link counted as an empty site, every page would leave the branch. */
    @Test
    void aSiteBehindASymbolicLinkIsPublished() throws Exception {
        site("post/1.html", "一");
        Files.move(project.resolve("public"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(project.resolve("public"), folder.resolve("elsewhere"));

        assertThat(publish()).isEqualTo(ExitCode.DONE);

        assertThat(branch()).containsExactly(".emlog-static-files", "index.html", "post/1.html");
    }

    @Test
    void aSymbolicLinkInTheSiteIsRefused() throws Exception {
        Files.writeString(folder.resolve("passwd"), "root:x:0:0");
        Files.createSymbolicLink(project.resolve("public/a.txt"), folder.resolve("passwd"));

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("a.txt is a symbolic link; nothing was published: remove it");
    }

    /** Git leaves out such a path and ends well. */
    @Test
    void aFileThatGitRefusesIsNotLostSilently() throws Exception {
        site("git~1/a.html", "<p>一</p>");

        assertThat(publish()).isNotEqualTo(ExitCode.DONE);

        assertThat(program.err()).contains("git update-index", "Ignoring path git~1/a.html");
        assertThat(program.out()).isEmpty();
    }

    @Test
    void anUnchangedSiteIsNotCommitted() throws Exception {
        publish();
        String tip = tip();

        assertThat(publish()).isEqualTo(ExitCode.DONE);

        assertThat(tip()).isEqualTo(tip);
        assertThat(program.out()).contains("nothing new to publish at ../remote.git, branch gh-pages");
    }

    @Test
    void removedPagesGoAndFilesOfOthersStay() throws Exception {
        commitElsewhere("CNAME", "blog.example.com\n");
        commitElsewhere("post/of-others.html", "theirs");
        site("post/1.html", "一");
        site("post/2.html", "二");
        publish();
        Files.delete(project.resolve("public/post/2.html"));
        site("post/1.html", "改");

        assertThat(publish()).isEqualTo(ExitCode.DONE);

        assertThat(program.out()).contains(": 0 files new, 1 changed, 1 removed");
        assertThat(branch())
                .contains("CNAME", "post/1.html", "post/of-others.html")
                .doesNotContain("post/2.html");
        assertThat(published("CNAME")).isEqualTo("blog.example.com\n");
        assertThat(log()).hasSize(4);
    }

    @Test
    void aFileMayBecomeAFolder() throws Exception {
        site("post", "a file");
        publish();
        Files.delete(project.resolve("public/post"));
        site("post/1.html", "a folder");

        assertThat(publish()).isEqualTo(ExitCode.DONE);
        assertThat(branch()).contains("post/1.html").doesNotContain("post");
    }

    @Test
    void theDefaultMessageIsTheSummaryOfTheBuild() throws Exception {
        lastRun("{\"ended\": true, \"missed\": [], \"summary\": \"2 new, 1 edited; 11 pages written\"}");
        publish();
        site("index.html", "again");
        publish();
        site("index.html", "and again");
        publish("--message", "By hand");

        assertThat(log())
                .containsExactly("By hand", "2 new, 1 edited; 11 pages written", "first publication of 1 file");
    }

    @Test
    void squashKeepsOneCommit() throws Exception {
        publish();
        site("index.html", "again");
        publish();
        site("index.html", "and again");

        assertThat(publish("--squash")).isEqualTo(ExitCode.DONE);

        assertThat(log()).hasSize(1);
        assertThat(published("index.html")).isEqualTo("and again");
    }

    @Test
    void squashDropsTheHistoryOfAnUnchangedSite() throws Exception {
        publish();
        site("index.html", "again");
        publish();

        assertThat(publish("--squash", "--dry-run")).isEqualTo(ExitCode.DONE);
        assertThat(program.out()).contains("would publish to");
        assertThat(publish("--squash")).isEqualTo(ExitCode.DONE);
        assertThat(log()).hasSize(1);
        assertThat(program.out()).contains("0 files new, 0 changed, 0 removed, the history dropped");
        assertThat(publish("--squash")).isEqualTo(ExitCode.DONE);
        assertThat(program.out()).contains("nothing new to publish");
    }

    @Test
    void keysOfTheConfigurationAreUsed() throws Exception {
        Files.writeString(
                project.resolve("site-config.yaml"),
                "publish: {remote: \"../remote.git\", branch: pages, message: Nightly, squash: true}\n");

        assertThat(publish()).isEqualTo(ExitCode.DONE);
        assertThat(git(remote, "log", "--format=%s", "pages")).isEqualTo("Nightly");
    }

    // ---- what is left alone

    @Test
    void aBranchMayTakeThePlaceOfAnother() throws Exception {
        publish("--branch", "pages");
        git(remote, "branch", "-D", "pages");
        commitElsewhere("CNAME", "blog.example.com");
        git(remote, "branch", "--move", "gh-pages", "pages/site");

        assertThat(publish("--branch", "pages/site")).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(git(remote, "show", "pages/site:CNAME")).isEqualTo("blog.example.com");
    }

    /** As earlier versions kept it. */
    @Test
    void aBranchKeptByItsOwnNameLeavesRoom() throws Exception {
        publish("--branch", "pages");
        Path own = project.resolve(".emlog-static/publish.git");
        git(own, "branch", "--move", "pages", "gh-pages/site");
        commitElsewhere("CNAME", "blog.example.com");

        assertThat(publish("--branch", "gh-pages")).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(published("CNAME")).isEqualTo("blog.example.com");
    }

    @Test
    void theSurroundingRepositoryIsNotChanged() throws Exception {
        Files.writeString(project.resolve("notes.txt"), "committed");
        Files.writeString(project.resolve(".gitignore"), "public/\n.emlog-static/\n");
        git(project, "add", "--all");
        git(project, "-c", "user.name=me", "-c", "user.email=me@example.com", "commit", "--quiet", "-m", "mine");
        Files.writeString(project.resolve("notes.txt"), "changed, and staged");
        git(project, "add", "notes.txt");
        Files.writeString(project.resolve("notes.txt"), "changed again");
        String status = git(project, "status", "--porcelain");
        Map<String, String> repository = Tree.of(project.resolve(".git"));

        publish();
        site("index.html", "again");
        publish();

        assertThat(Tree.of(project.resolve(".git"))).isEqualTo(repository);
        assertThat(git(project, "status", "--porcelain")).isEqualTo(status);
        assertThat(project.resolve("notes.txt")).hasContent("changed again");
    }

    @Test
    void aDryRunWritesNothing() throws Exception {
        publish();
        site("index.html", "again");
        Map<String, String> before = Tree.of(folder);

        assertThat(publish("--dry-run")).isEqualTo(ExitCode.DONE);

        assertThat(program.out())
                .startsWith("would publish to ../remote.git, branch gh-pages: 0 files new, 1 changed")
                .endsWith("\nindex.html: changed\ndry run: nothing was written\n");
        assertThat(Tree.of(folder)).isEqualTo(before);
    }

    @Test
    void anAddressIsEnoughOutsideARepository() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createDirectories(elsewhere.resolve("public"));
        Files.writeString(elsewhere.resolve("public/index.html"), "there");

        assertThat(program.runIn(elsewhere, "publish", "--remote", remote.toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(published("index.html")).isEqualTo("there");
        assertThat(program.runIn(elsewhere, "publish")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err())
                .contains("there is no remote 'origin'")
                .contains("--remote git@github.com:me/blog.git");
    }

    @Test
    void aProjectOfAnotherUserIsToldApart() {
        program.set("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");

        assertThat(publish()).isEqualTo(ExitCode.USAGE);

        assertThat(program.err())
                .isEqualTo("emlog-static: publish.remote: " + project + " is a repository of another user, so git reads"
                        + " no remote 'origin' of it; run: git config --global --add safe.directory " + project + "\n");
    }

    /** Git wants the root, with quotes where a shell needs them. */
    @Test
    void aFolderInAnothersProjectIsToldApart() throws Exception {
        Path root = Files.move(project, folder.resolve("my project"));
        Path blog = Files.createDirectories(root.resolve("blog"));
        FileUtils.moveDirectoryToDirectory(root.resolve("public").toFile(), blog.toFile(), false);
        program.set("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");

        assertThat(program.runIn(blog, "publish")).isEqualTo(ExitCode.USAGE);

        assertThat(program.err()).endsWith("; run: git config --global --add safe.directory '" + root + "'\n");
    }

    @Test
    void credentialsAndIdentityComeFromTheProjectsGit() throws Exception {
        git(project, "config", "user.name", "Me");
        git(project, "config", "user.email", "me@example.com");
        git(project, "config", "url." + folder + "/.insteadOf", "https://host.example/");
        git(project, "remote", "set-url", "origin", "https://me:hunter2@host.example/remote.git");
        git(project, "config", "url." + folder + "/.insteadOf", "https://me:hunter2@host.example/");

        assertThat(publish()).isEqualTo(ExitCode.DONE);

        assertThat(git(remote, "log", "--format=%an <%ae>", "gh-pages")).isEqualTo("Me <me@example.com>");
        assertThat(program.out()).contains("https://host.example/remote.git").doesNotContain("hunter2");
    }

    /** Other users of the machine can read the arguments of programs. The trace of git holds all of them. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noArgumentOfAProgramShowsThePassword(boolean inRemote) throws Exception {
        git(remote, "config", "http.receivepack", "true");
        Path trace = folder.resolve("trace");
        program.set("GIT_TRACE", trace.toString());
        try (GitHost host = new GitHost(folder, "me@example.com:hun'ter 2")) {
            String site = "http://me%40example.com:hun'ter%202@" + host.hostAndPort() + "/";
            String address = inRemote ? site + "remote.git" : "blog:remote.git";
            git(project, "config", "--global", "url." + site + ".insteadOf", "blog:");
            git(project, "config", "--global", "credential.helper", "!echo password=wrong; f");
            commitElsewhere("CNAME", "blog.example.com");

            assertThat(publish("--remote", address)).as(program.err()).isEqualTo(ExitCode.DONE);
        }
        assertThat(branch()).containsExactly(".emlog-static-files", "CNAME", "index.html");
        assertThat(Files.readString(trace)).contains("remote-http", "send-pack").doesNotContain("hun'ter", "ter%202");
        assertThat(program.out()).doesNotContain("hun'ter");
    }

    @Test
    void eachAddressOfAHostHasItsOwnLogin() throws Exception {
        git(folder, "clone", "--quiet", "--bare", "remote.git", "second.git");
        git(remote, "config", "http.receivepack", "true");
        git(folder.resolve("second.git"), "config", "http.receivepack", "true");
        try (GitHost host = new GitHost(folder, Map.of("/remote.git", "one:1", "/second.git", "two:2"))) {
            for (String login : List.of("one:1@%s/remote.git", "two:2@%s/second.git")) {
                String address = "http://" + login.formatted(host.hostAndPort());
                git(project, "config", "--add", "remote.origin.pushUrl", address);
            }

            assertThat(publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        }
        assertThat(git(folder.resolve("second.git"), "show", "gh-pages:index.html"))
                .isEqualTo(published("index.html"));
    }

    @Test
    void aTokenToReadLeavesThePushToAHelper() throws Exception {
        git(remote, "config", "http.receivepack", "true");
        try (GitHost host = new GitHost(folder, Map.of("upload-pack", "reader:1", "receive-pack", "writer:2"))) {
            git(project, "remote", "set-url", "origin", "http://reader:1@" + host.hostAndPort() + "/remote.git");
            git(project, "remote", "set-url", "--push", "origin", "http://" + host.hostAndPort() + "/remote.git");
            git(project, "config", "credential.helper", "!echo username=writer; echo password=2; f");

            assertThat(publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void theLoginIsOfUseWhereTheRepositoryHasMoved() throws Exception {
        git(remote, "config", "http.receivepack", "true");
        try (GitHost host = new GitHost(folder, "me:hunter2")) {
            assertThat(publish("--remote", "http://me:hunter2@" + host.hostAndPort() + "/old.git"))
                    .as(program.err())
                    .isEqualTo(ExitCode.DONE);
        }
    }

    /** It may have another login for this host, and curl would take that one first. */
    @Test
    void theUserOfTheAddressGoesBeforeNetrc() throws Exception {
        git(remote, "config", "http.receivepack", "true");
        Files.writeString(folder.resolve(".netrc"), "machine 127.0.0.1 login other password right\n");
        Map<String, String> logins = Map.of("", "me:hunter2", "upload-pack", "other:right");
        try (GitHost host = new GitHost(folder, logins)) {
            assertThat(publish("--remote", "http://me:hunter2@" + host.hostAndPort() + "/remote.git"))
                    .as(program.err())
                    .isEqualTo(ExitCode.DONE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ghp_hunter2", "ghp_hunter2:x"})
    void aTokenAsUserIsNoArgumentOfAProgram(String login) throws Exception {
        git(remote, "config", "http.receivepack", "true");
        Path trace = folder.resolve("trace");
        program.set("GIT_TRACE", trace.toString());
        try (GitHost host = new GitHost(folder, login.contains(":") ? login : login + ":")) {
            assertThat(publish("--remote", "http://" + login + "@" + host.hostAndPort() + "/remote.git"))
                    .as(program.err())
                    .isEqualTo(ExitCode.DONE);
        }
        assertThat(Files.readString(trace)).contains("remote-http").doesNotContain("hunter2");
    }

    /** A split index that has no hash is read as an empty one: the whole branch would be removed. */
    @ParameterizedTest
    @CsvSource({"push.recurseSubmodules=only", "core.splitIndex=true feature.manyFiles=true"})
    void settingsForOtherWorkDoNotChangeWhatIsPublished(String settings) throws Exception {
        publish();
        commitElsewhere("CNAME", "blog.example.com");
        for (String setting : settings.split(" ")) {
            git(project, "config", setting.split("=")[0], setting.split("=")[1]);
        }
        site("new.html", "new");

        assertThat(publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(branch()).containsExactly(".emlog-static-files", "CNAME", "index.html", "new.html");
    }

    @Test
    void signaturesInTheLogDoNotStopPublishing() throws Exception {
        Path gpg = script(
                folder.resolve("gpg"),
                "case \"$*\" in *--verify*) echo 'gpg: Good signature' >&2; exit ;; esac\n"
                        + "cat >/dev/null; echo '[GNUPG:] SIG_CREATED ' >&2\n"
                        + "echo '-----BEGIN PGP SIGNATURE-----'; echo '-----END PGP SIGNATURE-----'");
        git(project, "config", "gpg.program", gpg.toString());
        git(project, "config", "commit.gpgSign", "true");
        git(project, "config", "log.showSignature", "true");
        publish();
        site("new.html", "new");

        assertThat(publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(branch()).contains("new.html");
    }

    @Test
    void hooksOfTheUsersTemplateAreNotRun() throws Exception {
        Path hooks = Files.createDirectories(folder.resolve("template/hooks"));
        script(hooks.resolve("pre-push"), "echo 'no push from here' >&2; exit 1");
        git(project, "config", "--global", "init.templateDir", hooks.getParent().toString());

        assertThat(publish()).as(program.err()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void hooksOfTheUsersFolderAreNotRun() throws Exception {
        Path hooks = Files.createDirectories(folder.resolve("hooks"));
        for (String hook : List.of("pre-push", "reference-transaction")) {
            script(hooks.resolve(hook), "echo 'not here' >&2; exit 1");
        }
        git(project, "config", "--global", "core.hooksPath", hooks.toString());

        assertThat(publish()).as(program.err()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aSignatureThatFailsIsReportedWithAdvice() throws Exception {
        git(
                project,
                "config",
                "gpg.program",
                script(folder.resolve("gpg"), "exit 2").toString());
        git(project, "config", "commit.gpgSign", "true");

        assertThat(publish()).isEqualTo(ExitCode.USAGE);

        assertThat(program.complaint())
                .contains(
                        "gpg failed to sign the data",
                        "; mend git's signing of commits, or set its commit.gpgSign to false here");
    }

    @Test
    void anotherFailureGetsNoAdviceOnSignatures() throws Exception {
        git(project, "config", "commit.gpgSign", "true");
        program.set("GIT_AUTHOR_DATE", "nonsense");

        assertThat(publish()).isEqualTo(ExitCode.USAGE);

        assertThat(program.complaint())
                .contains("git commit-tree", "invalid date format: nonsense")
                .doesNotContain("signing");
    }

    @Test
    void aMessageIsUtf8WhateverTheUserConfigures() throws Exception {
        git(project, "config", "i18n.commitEncoding", "GBK");

        publish("--message", "发布了新文章");

        assertThat(log()).containsExactly("发布了新文章");
    }

    @Test
    void aRemoteOfAnotherUserIsUsedIfSafe() throws Exception {
        git(project, "config", "--global", "safe.directory", remote.toString());
        program.set("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");

        assertThat(publish("--remote", remote.toString())).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(branch()).contains("index.html");
    }

    // ---- what is refused

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "head", "@", "@{-1}", "a..b", "a b", "a.lock", "refs/heads/pages", "FETCH_HEAD"})
    void anInvalidBranchNameIsRefused(String branch) throws Exception {
        assertThat(publish("--branch", branch)).isEqualTo(ExitCode.USAGE);

        assertThat(program.err()).contains("publish.branch: '" + branch + "' is not a valid branch name");
        assertThat(git(remote, "for-each-ref")).isEmpty();
    }

    @Test
    void aPagePushedByOthersIsNotOverwritten() throws Exception {
        site("post/1.html", "一");
        publish();
        commitElsewhere("post/1.html", "theirs");
        site("index.html", "again");
        String tip = tip();

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err())
                .contains("branch gh-pages: post/1.html was pushed by somebody else and would be overwritten");
        assertThat(publish("--dry-run")).isEqualTo(ExitCode.REFUSED);
        assertThat(tip()).isEqualTo(tip);
        assertThat(publish("--force")).isEqualTo(ExitCode.DONE);
        assertThat(published("post/1.html")).isEqualTo("一");
        site("post/1.html", "改");
        assertThat(publish()).as("ours again").isEqualTo(ExitCode.DONE);
    }

    @ParameterizedTest
    @CsvSource({"post, post/1.html", "post/of-others.html, post"})
    void aFileOfOthersGivesWayToNoFolder(String theirs, String ours) throws Exception {
        commitElsewhere(theirs, "theirs");
        site(ours, "ours");

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("gh-pages: " + theirs + " was pushed by somebody else");
        assertThat(publish("--force")).isEqualTo(ExitCode.DONE);
        assertThat(branch()).containsExactly(".emlog-static-files", "index.html", ours);
    }

    @Test
    void aPageChangedByOthersIsNotRemoved() throws Exception {
        site("post/1.html", "一");
        publish();
        commitElsewhere("post/1.html", "theirs");
        Files.delete(project.resolve("public/post/1.html"));

        assertThat(publish()).isEqualTo(ExitCode.DONE);
        assertThat(published("post/1.html")).isEqualTo("theirs");
    }

    @Test
    void aBranchWithAnotherSiteIsNotOverwritten() throws Exception {
        commitElsewhere("index.html", "their home page");

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err()).contains("index.html was pushed by somebody else");
        assertThat(published("index.html")).isEqualTo("their home page");
    }

    @Timeout(300)
    @Test
    void aHangingHookIsStopped() throws Exception {
        hook("pre-receive", "sleep 600");

        assertThat(publish("--timeout", "1s")).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.err().lines()).hasSize(1);
        assertThat(program.err()) // on a machine that stands still another step may be the first
                .containsPattern("git \\S+ printed nothing for 1 second and was stopped; .* publish\\.timeout");
    }

    @Timeout(300)
    @Test
    void aProgramLeftRunningByAHookDoesNotBlock() throws Exception {
        Path hooks = Files.createDirectories(project.resolve(".emlog-static/publish.git/hooks"));
        script(hooks.resolve("pre-push"), "sleep 600 &\necho $! > " + folder.resolve("helper"));

        assertThat(publish("--timeout", "2m")).isEqualTo(ExitCode.DONE);

        long helper = Long.parseLong(Files.readString(folder.resolve("helper")).strip());
        ProcessHandle.of(helper).ifPresent(ProcessHandle::destroy);
        assertThat(log()).hasSize(1);
    }

    /** In a container the program has the same process id each time. */
    @Test
    void whatAKilledRunLeavesDoesNotBlock() throws Exception {
        publish();
        Path own = project.resolve(".emlog-static/publish.git");
        Path index =
                Files.createFile(own.resolve("index-" + ProcessHandle.current().pid() + ".lock"));
        Path branch = Files.createFile(own.resolve("refs/heads/gh-pages.lock"));
        site("index.html", "again");

        assertThat(publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(published("index.html")).isEqualTo("again");
        commitElsewhere("CNAME", "blog.example.com\n");
        FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        Files.setLastModifiedTime(index, yesterday);
        Files.setLastModifiedTime(branch, yesterday);
        site("index.html", "and again");
        assertThat(publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(index).doesNotExist();
        assertThat(branch).doesNotExist();
        try (Stream<Path> files = Files.list(own)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.contains("index"));
        }
    }

    /** Git does not wait until what it writes is on the disk. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void objectsEmptiedByAPowerCutDoNotBlock(boolean ofTheKilledRun) throws Exception {
        publish();
        Path own = project.resolve(".emlog-static/publish.git");
        site("index.html", "again");
        if (ofTheKilledRun) {
            String blob = git(
                    own,
                    "hash-object",
                    "-w",
                    project.resolve("public/index.html").toString());
            empty(own.resolve("objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));
        } else {
            for (Path object : Tree.files(own.resolve("objects"))) {
                empty(object);
            }
        }

        assertThat(publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(published("index.html")).isEqualTo("again");
        assertThat(log()).hasSize(2);
    }

    private static void empty(Path file) throws IOException {
        Files.delete(file); // git has made it read-only
        Files.createFile(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.3.1", "2.31.8"})
    void aGitThatIsTooOldIsReported(String version) throws Exception {
        Path old = Files.createDirectories(folder.resolve("old"));
        script(old.resolve("git"), "echo git version " + version);
        String path = old + File.pathSeparator + System.getenv("PATH");

        ProgramProcess.Ended ended =
                ProgramProcess.program().with(Map.of("PATH", path)).run(project, List.of(), "publish");

        assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.output())
                .isEqualTo("emlog-static: git here has the version " + version
                        + "; publish to a branch needs git 2.32 or later: install a newer one\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pack", "blob", "HEAD", "refs/heads/gh-pages", "config", "packed-refs"})
    void whatADiskLostOfOurRepositoryDoesNotBlock(String lost) throws Exception {
        publish();
        Path own = project.resolve(".emlog-static/publish.git");
        git(own, "gc", "--quiet");
        site("new.html", "new");
        String blob =
                git(own, "hash-object", "-w", project.resolve("public/new.html").toString());
        commitElsewhere("CNAME", "blog.example.com");
        Path damaged = switch (lost) {
            case "pack" -> onlyPack(own);
            case "blob" -> own.resolve("objects/" + blob.substring(0, 2) + "/" + blob.substring(2));
            default -> own.resolve(lost);
        };
        byte[] zeros = new byte[Files.exists(damaged) ? (int) Files.size(damaged) : 41];
        Files.deleteIfExists(damaged);
        Files.write(damaged, zeros);

        assertThat(publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(published("new.html")).isEqualTo("new");
        assertThat(branch()).containsExactly(".emlog-static-files", "CNAME", "index.html", "new.html");
    }

    private static Path onlyPack(Path repository) throws IOException {
        try (Stream<Path> packs = Files.list(repository.resolve("objects/pack"))) {
            return packs.filter(file -> file.toString().endsWith(".pack"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The check of our repository reads all of it. */
    @ParameterizedTest
    @ValueSource(strings = {"nowhere/christmas-tree.git", "remote.git", "http://packages.invalid/blog.git"})
    void aRepositoryWithoutDamageIsNotChecked(String address) throws Exception {
        publish();
        hook("pre-receive", "echo 'this object is too large' >&2; exit 1");
        site("index.html", "again");
        Path trace = folder.resolve("trace");
        program.set("GIT_TRACE", trace.toString());

        String remote = address.contains(":") ? address : folder + "/" + address;
        assertThat(publish("--remote", remote)).isNotZero();

        assertThat(Files.readString(trace)).contains("ls-remote").doesNotContain("fsck");
    }

    @Test
    void aRefusedPushOfOddHistoryKeepsOurRepository() throws Exception {
        publish();
        Path own = project.resolve(".emlog-static/publish.git");
        Path odd = Files.writeString(
                folder.resolve("commit"),
                git(own, "cat-file", "commit", tip()).replaceAll("(?m)(^(?:author|committer) .*) \\S+$", "$1 +051800")
                        + "\n");
        git(own, "push", "--quiet", "--force", remote.toString(), oddCommit(own, odd) + ":refs/heads/gh-pages");
        hook("pre-receive", "exit 1");
        site("index.html", "again");
        Path kept = Files.createFile(own.resolve("kept"));

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(kept).exists();
    }

    private String oddCommit(Path repository, Path text) throws Exception {
        return git(repository, "hash-object", "-t", "commit", "-w", "--literally", text.toString());
    }

    @Test
    void whatWasPublishedIsPackedNowAndThen() throws Exception {
        publish();
        Path own = project.resolve(".emlog-static/publish.git");
        addFilesToPack(own);

        assertThat(publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git(own, "count-objects", "-v")).contains("packs: 1");
        site("index.html", "again");
        assertThat(publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(published("index.html")).isEqualTo("again");
    }

    /** Git counts the objects that begin with 17, as those of these texts do. */
    private void addFilesToPack(Path own) throws Exception {
        git(own, "config", "gc.auto", "1");
        for (String text : List.of("p930", "p1008", "p1044")) {
            site(text + ".txt", text);
        }
    }

    /** Git sends what is packed as it is, and would look for similar files a second time if it packed them afterwards. */
    @Test
    void newFilesArePackedBeforeTheyAreSent() throws Exception {
        publish();
        Path own = project.resolve(".emlog-static/publish.git");
        addFilesToPack(own);
        hook("pre-receive", "exit 1");

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(git(own, "count-objects", "-v")).contains("packs: 1");
        hook("pre-receive", "exit 0");
        assertThat(publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(published("p930.txt")).isEqualTo("p930");
    }

    /** Git prints nothing while it packs, which is hours for a large site on a slow disk. */
    @Test
    void packingMayTakeLongerThanTheRemoteMay() throws Exception {
        publish();
        Path own = project.resolve(".emlog-static/publish.git");
        addFilesToPack(own);
        script(Files.createDirectories(own.resolve("hooks")).resolve("pre-auto-gc"), "sleep 3");

        assertThat(publish("--timeout", "2s")).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git(own, "count-objects", "-v")).contains("packs: 1");
    }

    @Test
    void aSlowHookThatPrintsIsNotStopped() throws Exception {
        hook("pre-receive", "for i in $(seq 14); do echo working >&2; sleep 0.2; done");

        assertThat(publish("--timeout", "2s")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aPushInBetweenIsNotOverwritten() throws Exception {
        publish();
        site("index.html", "ours");
        somebodyElseIsQuicker();

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err().lines())
                .containsExactly("emlog-static: ../remote.git, branch gh-pages: somebody else has pushed since it was"
                        + " fetched; publish again, or overwrite it with --force");
        assertThat(log().get(0)).isEqualTo("theirs");
        assertThat(publish("--squash")).isEqualTo(ExitCode.REFUSED);
        assertThat(publish("--force")).isEqualTo(ExitCode.DONE);
        assertThat(published("index.html")).isEqualTo("ours");
    }

    @Test
    void theMessageOfTheRemoteIsPrinted() throws Exception {
        hook("pre-receive", "echo 'this branch is protected by its owner' >&2; exit 1");

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err().lines())
                .containsExactly(
                        "emlog-static: ../remote.git, branch gh-pages: the remote refuses the push: [remote"
                                + " rejected] (pre-receive hook declined): this branch is protected by its owner; do what it says, or publish to another branch");
    }

    @Test
    void aBranchCheckedOutOverThereIsReported() throws Exception {
        git(folder, "init", "--quiet", "--template=", "--initial-branch=gh-pages", "nas");

        assertThat(publish("--remote", folder.resolve("nas").toString())).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint())
                .contains("(branch is currently checked out)", "; publish to a repository without a work tree");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        git@example.com: Permission denied (publickey).     | the server knows no SSH key of this user
        Host key verification failed.                       | log in once with ssh as this user
        ERROR: The key you are authenticating with has been marked as read only. | this user may not write there
        ssh: Could not resolve hostname x: Name or service not known | check the address and the network
        """)
    void theWordsOfTheServerAreShown(String words, String advice) throws Exception {
        Path ssh = script(folder.resolve("ssh"), "echo '" + words + "' >&2; exit 255");
        program.set("GIT_SSH_COMMAND", ssh.toString());

        assertThat(publish("--remote", "git@example.com:me/blog.git")).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint()).contains("cannot reach git@example.com:me/blog.git: " + words + "; " + advice);
    }

    @Test
    void aPushThatSshEndsShowsItsWords() throws Exception {
        Path script = script(
                folder.resolve("no-push"), "echo 'ERROR: Permission to me/blog.git denied to you.' >&2; exit 128");
        git(project, "config", "remote.origin.receivepack", script.toString());

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains(
                        "cannot push to ../remote.git, branch gh-pages: ERROR: Permission to me/blog.git denied to you."
                                + "; this user may not write there");
    }

    @Test
    void aMissingRemoteIsReportedWithoutSecrets() throws Exception {
        git(project, "remote", "set-url", "origin", "https://me:hunter2@127.0.0.1:1/blog.git");

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(program.err().lines()).hasSize(1);
        assertThat(program.err())
                .contains("cannot reach https://127.0.0.1:1/blog.git: ")
                .doesNotContain("hunter2");
    }

    @Test
    void aPasswordWithAnAtSignIsNotPrinted() throws Exception {
        git(project, "remote", "set-url", "origin", "https://me:hun@ter2@127.0.0.1:1/blog.git");

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(program.err())
                .contains("cannot reach https://127.0.0.1:1/blog.git: ")
                .doesNotContain("ter2");
    }

    @Test
    void nothingIsPublishedDuringAnotherRun() throws Exception {
        try (Archive archive = Archive.open(project.resolve("archive"), Clock.systemUTC())) {
            assertThat(publish()).isEqualTo(ExitCode.REFUSED);
            assertThat(program.err()).contains("another run is using");
            assertThat(git(remote, "for-each-ref")).isEmpty();
        }
        lastRun("{\"ended\": true, \"missed\": [], \"summary\": \"\"}");
        assertThat(publish()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aFileOfAnotherRunIsNoDamage() throws Exception {
        FileUtils.deleteDirectory(project.resolve("public").toFile());
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish("茶", "一杯");
        try (EmlogServer emlog = EmlogServer.serving(blog)) {
            assertThat(program.runIn(project, "build", emlog.address())).isEqualTo(ExitCode.DONE);
        }
        try (Archive archive = Archive.open(project.resolve("archive"), Clock.systemUTC())) {
            site("index.html", "written by the other run, which has not noted it yet");

            assertThat(publish()).isEqualTo(ExitCode.REFUSED);

            assertThat(program.complaint()).contains("another run is using");
        }
    }

    @Test
    void anIncompleteCrawlIsNotPublished() throws Exception {
        lastRun("{\"ended\": false, \"missed\": [], \"summary\": \"\"}");
        assertThat(publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err()).contains("the last crawl was interrupted");

        lastRun(
                "{\"ended\": true, \"missed\": [\"article not fetched: https://b.example/?post=7\"], \"summary\": \"\"}");
        assertThat(publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err()).contains("missed something (article not fetched: https://b.example/?post=7)");
        lastRun("{\"ended\": true, \"missed\": [], \"gaps\": [\"left out: post/3.html\"], \"summary\": \"\"}");
        assertThat(publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err()).contains("the last build left something out (left out: post/3.html)");
        assertThat(git(remote, "for-each-ref")).isEmpty();

        assertThat(publish("--incomplete")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aConfiguredSecretIsNotPublished() throws Exception {
        program.set("EMLOG_API_KEY", Options.API_KEY);
        site("post/1.html", "<code>key = " + Options.API_KEY + "</code>");

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err().lines()).hasSize(1);
        assertThat(program.err())
                .contains("post/1.html contains the blog's key")
                .doesNotContain("0123456789abcdef");
        assertThat(git(remote, "for-each-ref")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS_SECRET_ACCESS_KEY",
                "AWS_SESSION_TOKEN",
                "SFTP_PASSWORD",
                "PGPASSWORD",
                "EMLOG_COOKIE",
                "WEBHOOK",
                "SMTP_PASS"
            })
    void aSecretOfTheEnvironmentIsNotPublished(String variable) throws Exception {
        program.set(variable, "wJalrXUtnFEMI/bPxRfiCY");
        site("post/1.html", "<code>wJalrXUtnFEMI/bPxRfiCY</code>");

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err())
                .contains("post/1.html contains the value of " + variable)
                .doesNotContain("wJalrXU");
    }

    @Test
    void theAddressOfAWebhookIsNotPublished() throws Exception {
        String address = "https://oapi.dingtalk.com/robot/send?access_token=0a1b2c3d";
        Files.writeString(project.resolve("site-config.yaml"), "onProblem: {webhook: '" + address + "'}\n");
        site("post/1.html", "<code>" + address + "</code>");

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("post/1.html contains the address of onProblem.webhook");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>a&amp;b&lt;c\"d'e\\f/g</p>",
                "<p title=\"a&amp;b<c&quot;d'e\\f/g\">",
                "<p>a&amp;b&lt;c&#34;d&#39;e\\f/g</p>",
                "<description>a&amp;amp;b&amp;lt;c&amp;quot;d&amp;#39;e\\f/g</description>",
                "{\"text\": \"a&b<c\\\"d'e\\\\f/g\"}",
                "{\"text\": \"a\\u0026b\\u003cc\\\"d\\u0027e\\\\f\\/g\"}",
                "{\"html\": \"a&amp;b&lt;c\\\"d'e\\\\f/g\"}",
                "<a href=\"?key=a%26b%3Cc%22d%27e%5Cf%2Fg\">"
            })
    void aSecretIsFoundInEveryEscapedForm(String text) throws Exception {
        program.set("EMLOG_API_KEY", "a&b<c\"d'e\\f/g");
        site("post/1.html", text);

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err()).contains("post/1.html contains the blog's key");
    }

    @Test
    void aPrivateTextIsNotPublished() throws Exception {
        FileUtils.copyDirectory(
                new File("examples/sample-blog"), project.resolve("archive").toFile());
        assertThat(publish()).isEqualTo(ExitCode.DONE);
        String text = Files.readString(Path.of("examples/sample-blog/private/articles/37.json"));
        site("search/1.js", text);

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err()).contains("search/1.js contains the text of article 37, which is not public");

        Set<String> allowed = new TreeSet<>();
        while (publish() == ExitCode.REFUSED) {
            Matcher number = Pattern.compile("\\(passage (\\w+)\\)").matcher(program.err());
            assertThat(number.find()).isTrue();
            assertThat(allowed.add(number.group(1))).isTrue();
            Files.writeString(
                    project.resolve("site-config.yaml"),
                    "publish: {allowedPassages: ['" + String.join("', '", allowed) + "']}\n");
        }
        assertThat(published("search/1.js")).isEqualTo(text);
    }

    @Test
    void aFileTooLargeForGitHubCausesAWarning() throws Exception {
        git(project, "config", "core.compression", "0"); // it takes most of the time
        Path film = project.resolve("public/content/uploadfile/film.mp4");
        Files.createDirectories(film.getParent());
        try (RandomAccessFile file = new RandomAccessFile(film.toFile(), "rw")) {
            file.setLength((100L << 20) + 1);
        }

        assertThat(publish("--dry-run")).isEqualTo(ExitCode.DONE);
        assertThat(program.err())
                .contains("warning: content/uploadfile/film.mp4 has 100 MB; GitHub takes no file above 100 MB");
    }

    @Test
    void aMissingSiteIsReportedWithAdvice() throws Exception {
        Files.delete(project.resolve("public/index.html"));

        assertThat(publish()).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("public is not a site (no index.html); build it first");
    }

    // ---- a site, a remote, and those who push to it

    private void site(String path, String text) throws IOException {
        new SiteFolder(project).write(path, text);
    }

    private void lastRun(String json) throws IOException {
        Files.createDirectories(project.resolve("archive/state"));
        Files.writeString(project.resolve("archive/state/last-run.json"), json);
    }

    private void commitElsewhere(String path, String text) throws Exception {
        Path clone = folder.resolve("clone");
        if (!Files.exists(clone)) {
            git(folder, "clone", "--quiet", remote.toString(), clone.toString());
        }
        git(clone, "fetch", "--quiet", "origin");
        if (!git(clone, "branch", "--remotes", "--list", "origin/gh-pages").isEmpty()) {
            git(clone, "checkout", "--quiet", "-B", "work", "origin/gh-pages");
        }
        Files.createDirectories(clone.resolve(path).getParent());
        Files.writeString(clone.resolve(path), text);
        git(clone, "add", "--all");
        git(clone, "-c", "user.name=they", "-c", "user.email=they@example.com", "commit", "--quiet", "-m", "theirs");
        git(clone, "push", "--quiet", "origin", "HEAD:gh-pages");
    }

    /** Lets another commit arrive just before each of our pushes. */
    private void somebodyElseIsQuicker() throws Exception {
        Path script = script(
                folder.resolve("quicker"),
                "cd \"$1\" && export GIT_AUTHOR_NAME=they GIT_AUTHOR_EMAIL=t@e GIT_COMMITTER_NAME=they"
                        + " GIT_COMMITTER_EMAIL=t@e\n"
                        + "git update-ref refs/heads/gh-pages $(git commit-tree -m theirs -p gh-pages gh-pages^{tree})\n"
                        + "exec git receive-pack .");
        git(project, "config", "remote.origin.receivepack", script.toString());
    }

    private void hook(String name, String text) throws IOException {
        script(remote.resolve("hooks/" + name), text);
    }

    private static Path script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> branch() throws Exception {
        return git(remote, "-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "gh-pages")
                .lines()
                .toList();
    }

    private List<String> log() throws Exception {
        return git(remote, "log", "--format=%s", "gh-pages").lines().toList();
    }

    private String tip() throws Exception {
        return git(remote, "rev-parse", "gh-pages");
    }

    private String published(String path) throws Exception {
        return run(remote, List.of("git", "show", "gh-pages:" + path));
    }

    private String git(Path directory, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return run(directory, command).strip();
    }

    private String run(Path directory, List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeAll(List.of("GIT_CONFIG_GLOBAL", "XDG_CONFIG_HOME"));
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String complained = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + ": " + complained).isZero();
        return said;
    }

    private int publish(String... options) {
        return program.runIn(project, List.of("publish"), options);
    }
}
