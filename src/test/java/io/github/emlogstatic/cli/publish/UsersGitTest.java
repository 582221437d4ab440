package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.build.ProgramProcess;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The user's own repository and settings of git are left alone and do no harm. */
@Tag("slow")
class UsersGitTest {

    @RegisterExtension
    private final GitProject git = GitProject.inNewFolder();

    private final ProgramRunner program = git.program();
    private final Path folder = git.folder();
    private final Path project = git.project();
    private final Path remote = git.remote();

    @Test
    void theSurroundingRepositoryIsNotChanged() throws Exception {
        Files.writeString(project.resolve("notes.txt"), "committed");
        Files.writeString(project.resolve(".gitignore"), "public/\n.emlog-static/\n");
        git.in(project, "add", "--all");
        git.in(project, "-c", "user.name=me", "-c", "user.email=me@example.com", "commit", "--quiet", "-m", "mine");
        Files.writeString(project.resolve("notes.txt"), "changed, and staged");
        git.in(project, "add", "notes.txt");
        Files.writeString(project.resolve("notes.txt"), "changed again");
        String status = git.in(project, "status", "--porcelain");
        Map<String, String> repository = Tree.of(project.resolve(".git"));

        git.publish();
        git.site("index.html", "again");
        git.publish();

        assertThat(Tree.of(project.resolve(".git"))).isEqualTo(repository);
        assertThat(git.in(project, "status", "--porcelain")).isEqualTo(status);
        assertThat(project.resolve("notes.txt")).hasContent("changed again");
    }

    @Test
    void aProjectOfAnotherUserIsToldApart() {
        program.set("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");

        assertThat(git.publish()).isEqualTo(ExitCode.USAGE);

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

    /** A split index that has no hash is read as an empty one: the whole branch would be removed. */
    @ParameterizedTest
    @CsvSource({"push.recurseSubmodules=only", "core.splitIndex=true feature.manyFiles=true"})
    void settingsForOtherWorkDoNotChangeWhatIsPublished(String settings) throws Exception {
        git.publish();
        git.commitElsewhere("CNAME", "blog.example.com");
        for (String setting : settings.split(" ")) {
            git.in(project, "config", setting.split("=")[0], setting.split("=")[1]);
        }
        git.site("new.html", "new");

        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git.branch()).containsExactly(".emlog-static-files", "CNAME", "index.html", "new.html");
    }

    /** Git would fetch the files one at a time, with a connection each, as soon as it looks at them. */
    @Test
    void aProjectWithoutItsFilesFetchesThoseOfTheSite() throws Exception {
        git.publish();
        FileUtils.deleteDirectory(own().toFile());
        git.in(git.remote(), "config", "uploadpack.allowFilter", "true");
        git.in(project, "config", "remote.origin.promisor", "true");
        git.in(project, "config", "remote.origin.partialCloneFilter", "blob:none");

        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(Tree.files(own())).noneMatch(file -> file.toString().endsWith(".promisor"));
    }

    /** There a killed git leaves its locks in another place. */
    @Test
    void ourRepositoryHasItsBranchesInFiles() throws Exception {
        git.in(project, "config", "--global", "init.defaultRefFormat", "reftable");

        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(own().resolve("refs/heads/gh-pages")).exists();
    }

    private Path own() {
        return project.resolve(".emlog-static/publish.git");
    }

    @Test
    void signaturesInTheLogDoNotStopPublishing() throws Exception {
        Path gpg = GitProject.script(
                folder.resolve("gpg"),
                "case \"$*\" in *--verify*) echo 'gpg: Good signature' >&2; exit ;; esac\n"
                        + "cat >/dev/null; echo '[GNUPG:] SIG_CREATED ' >&2\n"
                        + "echo '-----BEGIN PGP SIGNATURE-----'; echo '-----END PGP SIGNATURE-----'");
        git.in(project, "config", "gpg.program", gpg.toString());
        git.in(project, "config", "commit.gpgSign", "true");
        git.in(project, "config", "log.showSignature", "true");
        git.publish();
        git.site("new.html", "new");

        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git.branch()).contains("new.html");
    }

    @Test
    void hooksOfTheUsersTemplateAreNotRun() throws Exception {
        Path hooks = Files.createDirectories(folder.resolve("template/hooks"));
        GitProject.script(hooks.resolve("pre-push"), "echo 'no push from here' >&2; exit 1");
        git.in(
                project,
                "config",
                "--global",
                "init.templateDir",
                hooks.getParent().toString());

        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void hooksOfTheUsersFolderAreNotRun() throws Exception {
        Path hooks = Files.createDirectories(folder.resolve("hooks"));
        for (String hook : List.of("pre-push", "reference-transaction")) {
            GitProject.script(hooks.resolve(hook), "echo 'not here' >&2; exit 1");
        }
        git.in(project, "config", "--global", "core.hooksPath", hooks.toString());

        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aSignatureThatFailsIsReportedWithAdvice() throws Exception {
        git.in(
                project,
                "config",
                "gpg.program",
                GitProject.script(folder.resolve("gpg"), "exit 2").toString());
        git.in(project, "config", "commit.gpgSign", "true");

        assertThat(git.publish()).isEqualTo(ExitCode.USAGE);

        assertThat(program.complaint())
                .contains(
                        "gpg failed to sign the data",
                        "; mend git's signing of commits, or set its commit.gpgSign to false here");
    }

    @Test
    void anotherFailureGetsNoAdviceOnSignatures() throws Exception {
        git.in(project, "config", "commit.gpgSign", "true");
        program.set("GIT_AUTHOR_DATE", "nonsense");

        assertThat(git.publish()).isEqualTo(ExitCode.USAGE);

        assertThat(program.complaint())
                .contains("git commit-tree", "invalid date format: nonsense")
                .doesNotContain("signing");
    }

    @Test
    void aMessageIsUtf8WhateverTheUserConfigures() throws Exception {
        git.in(project, "config", "i18n.commitEncoding", "GBK");

        git.publish("--message", "发布了新文章");

        assertThat(git.log()).containsExactly("发布了新文章");
    }

    @Test
    void aRemoteOfAnotherUserIsUsedIfSafe() throws Exception {
        git.in(project, "config", "--global", "safe.directory", remote.toString());
        program.set("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");

        assertThat(git.publish("--remote", remote.toString())).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git.branch()).contains("index.html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.3.1", "2.31.8"})
    void aGitThatIsTooOldIsReported(String version) throws Exception {
        Path old = Files.createDirectories(folder.resolve("old"));
        GitProject.script(old.resolve("git"), "echo git version " + version);
        String path = old + File.pathSeparator + System.getenv("PATH");

        ProgramProcess.Ended ended =
                ProgramProcess.program().with(Map.of("PATH", path)).run(project, List.of(), "publish");

        assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.output())
                .isEqualTo("emlog-static: git here has the version " + version
                        + "; publish to a branch needs git 2.32 or later: install a newer one\n");
    }
}
