package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.model.run.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishes with the real git to bare repositories on disk. */
@Tag("slow")
class GitPublishTest {

    @RegisterExtension
    private final GitProject git = GitProject.inNewFolder();

    private final ProgramRunner program = git.program();
    private final Path folder = git.folder();
    private final Path project = git.project();
    private final Path remote = git.remote();

    @Test
    void theBranchContainsTheSite() throws Exception {
        git.site("post/第一篇.html", "<p>一</p>\r\n");
        git.site("content/uploadfile/a.log", "kept, whatever is ignored elsewhere");
        Files.writeString(project.resolve(".gitignore"), "*.log\npublic/\n");

        assertThat(git.publish()).isEqualTo(ExitCode.DONE);

        assertThat(program.out())
                .startsWith("published to ../remote.git, branch gh-pages: 3 files new, 0 changed, 0 removed")
                .endsWith("choose it in the settings of the repository, under Pages\n");
        assertThat(git.branch())
                .containsExactly(".emlog-static-files", "content/uploadfile/a.log", "index.html", "post/第一篇.html");
        assertThat(git.published("post/第一篇.html")).isEqualTo("<p>一</p>\r\n");
        assertThat(program.err()).isEmpty();
    }

    /** If the link counted as an empty site, every page would leave the branch. */
    @Test
    void aSiteBehindASymbolicLinkIsPublished() throws Exception {
        git.site("post/1.html", "一");
        Files.move(project.resolve("public"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(project.resolve("public"), folder.resolve("elsewhere"));

        assertThat(git.publish()).isEqualTo(ExitCode.DONE);

        assertThat(git.branch()).containsExactly(".emlog-static-files", "index.html", "post/1.html");
    }

    @Test
    void anUnchangedSiteIsNotCommitted() throws Exception {
        git.publish();
        String tip = git.tip();

        assertThat(git.publish()).isEqualTo(ExitCode.DONE);

        assertThat(git.tip()).isEqualTo(tip);
        assertThat(program.out()).contains("nothing new to publish at ../remote.git, branch gh-pages");
    }

    @Test
    void removedPagesGoAndFilesOfOthersStay() throws Exception {
        git.commitElsewhere("CNAME", "blog.example.com\n");
        git.commitElsewhere("post/of-others.html", "theirs");
        git.site("post/1.html", "一");
        git.site("post/2.html", "二");
        git.publish();
        Files.delete(project.resolve("public/post/2.html"));
        git.site("post/1.html", "改");

        assertThat(git.publish()).isEqualTo(ExitCode.DONE);

        assertThat(program.out()).contains(": 0 files new, 1 changed, 1 removed");
        assertThat(git.branch())
                .contains("CNAME", "post/1.html", "post/of-others.html")
                .doesNotContain("post/2.html");
        assertThat(git.published("CNAME")).isEqualTo("blog.example.com\n");
        assertThat(git.log()).hasSize(4);
    }

    @Test
    void aFileMayBecomeAFolder() throws Exception {
        git.site("post", "a file");
        git.publish();
        Files.delete(project.resolve("public/post"));
        git.site("post/1.html", "a folder");

        assertThat(git.publish()).isEqualTo(ExitCode.DONE);
        assertThat(git.branch()).contains("post/1.html").doesNotContain("post");
    }

    @Test
    void theDefaultMessageIsTheSummaryOfTheBuild() throws Exception {
        git.lastRun("{\"ended\": true, \"missed\": [], \"summary\": \"2 new, 1 edited; 11 pages written\"}");
        git.publish();
        git.site("index.html", "again");
        git.publish();
        git.site("index.html", "and again");
        git.publish("--message", "By hand");

        assertThat(git.log())
                .containsExactly("By hand", "2 new, 1 edited; 11 pages written", "first publication of 1 file");
    }

    @Test
    void squashKeepsOneCommit() throws Exception {
        git.publish();
        git.site("index.html", "again");
        git.publish();
        git.site("index.html", "and again");

        assertThat(git.publish("--squash")).isEqualTo(ExitCode.DONE);

        assertThat(git.log()).hasSize(1);
        assertThat(git.published("index.html")).isEqualTo("and again");
    }

    @Test
    void squashSendsOnlyWhatIsNew() throws Exception {
        for (int page = 0; page < 50; page++) {
            git.site("post/" + page + ".html", "text " + page);
        }
        git.publish();
        git.in(remote, "config", "receive.unpackLimit", "1");
        git.hook("pre-receive", "git show-index < $(ls $GIT_OBJECT_DIRECTORY/pack/*.idx) | wc -l > sent");
        git.site("index.html", "again");

        assertThat(git.publish("--squash")).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git.log()).hasSize(1);
        assertThat(Integer.parseInt(Files.readString(remote.resolve("sent")).strip()))
                .as("objects")
                .isLessThan(10);
        git.in(remote, "fsck");
    }

    @Test
    void squashDropsTheHistoryOfAnUnchangedSite() throws Exception {
        git.publish();
        git.site("index.html", "again");
        git.publish();

        assertThat(git.publish("--squash", "--dry-run")).isEqualTo(ExitCode.DONE);
        assertThat(program.out()).contains("would publish to");
        assertThat(git.publish("--squash")).isEqualTo(ExitCode.DONE);
        assertThat(git.log()).hasSize(1);
        assertThat(program.out()).contains("0 files new, 0 changed, 0 removed, the history dropped");
        assertThat(git.publish("--squash")).isEqualTo(ExitCode.DONE);
        assertThat(program.out()).contains("nothing new to publish");
    }

    @Test
    void keysOfTheConfigurationAreUsed() throws Exception {
        Files.writeString(
                project.resolve("site-config.yaml"),
                "publish: {remote: \"../remote.git\", branch: pages, message: Nightly, squash: true}\n");

        assertThat(git.publish()).isEqualTo(ExitCode.DONE);
        assertThat(git.in(remote, "log", "--format=%s", "pages")).isEqualTo("Nightly");
    }

    @Test
    void aBranchMayTakeThePlaceOfAnother() throws Exception {
        git.publish("--branch", "pages");
        git.in(remote, "branch", "-D", "pages");
        git.commitElsewhere("CNAME", "blog.example.com");
        git.in(remote, "branch", "--move", "gh-pages", "pages/site");

        assertThat(git.publish("--branch", "pages/site")).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(git.in(remote, "show", "pages/site:CNAME")).isEqualTo("blog.example.com");
    }

    /** As earlier versions kept it. */
    @Test
    void aBranchKeptByItsOwnNameLeavesRoom() throws Exception {
        git.publish("--branch", "pages");
        Path own = project.resolve(".emlog-static/publish.git");
        git.in(own, "branch", "--move", "pages", "gh-pages/site");
        git.commitElsewhere("CNAME", "blog.example.com");

        assertThat(git.publish("--branch", "gh-pages")).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(git.published("CNAME")).isEqualTo("blog.example.com");
    }

    @Test
    void aDryRunWritesNothing() throws Exception {
        git.publish();
        git.site("index.html", "again");
        Map<String, String> before = Tree.of(folder);

        assertThat(git.publish("--dry-run")).isEqualTo(ExitCode.DONE);

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
        assertThat(git.published("index.html")).isEqualTo("there");
        assertThat(program.runIn(elsewhere, "publish")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err())
                .contains("there is no remote 'origin'")
                .contains("--remote git@github.com:me/blog.git");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "head", "@", "@{-1}", "a..b", "a b", "a.lock", "refs/heads/pages", "FETCH_HEAD"})
    void anInvalidBranchNameIsRefused(String branch) throws Exception {
        assertThat(git.publish("--branch", branch)).isEqualTo(ExitCode.USAGE);

        assertThat(program.err()).contains("publish.branch: '" + branch + "' is not a valid branch name");
        assertThat(git.in(remote, "for-each-ref")).isEmpty();
    }
}
