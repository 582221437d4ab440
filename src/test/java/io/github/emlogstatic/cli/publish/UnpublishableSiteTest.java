package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A site that is damaged, incomplete or not for the public is not published. */
@Tag("slow")
class UnpublishableSiteTest {

    @RegisterExtension
    private final GitProject git = GitProject.inNewFolder();

    private final ProgramRunner program = git.program();
    private final Path folder = git.folder();
    private final Path project = git.project();
    private final Path remote = git.remote();

    @Test
    void aDamagedSiteIsPublishedOnlyAfterARepair() throws Exception {
        buildTheSite();
        String[] build = {"build", "--offline"};
        assertThat(program.runIn(project, build))
                .as("reads the new files again")
                .isEqualTo(ExitCode.DONE);
        Path page = project.resolve("public/index.html");
        String whole = Files.readString(page);
        Files.writeString(page, whole.replaceFirst("茶", "菜"));

        assertThat(git.publish()).isEqualTo(ExitCode.DAMAGE);

        assertThat(program.err()).contains("index.html", "1 file of the site is not as the last build wrote it");
        assertThat(git.in(remote, "for-each-ref")).isEmpty();
        program.runIn(project, build);
        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(git.published("index.html")).isEqualTo(whole);
        assertThat(program.out()).doesNotContain("did not make");
        git.site("about.html", "by somebody else");
        git.site("CNAME", "blog.example.com");
        assertThat(git.publish()).isEqualTo(ExitCode.DONE);
        assertThat(program.out()).contains("\n1 file that the build did not make: about.html\n");
    }

    @Test
    void aSymbolicLinkInTheSiteIsRefused() throws Exception {
        Files.writeString(folder.resolve("passwd"), "root:x:0:0");
        Files.createSymbolicLink(project.resolve("public/a.txt"), folder.resolve("passwd"));

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("a.txt is a symbolic link; nothing was published: remove it");
    }

    /** Git leaves out such a path and ends well. */
    @Test
    void aFileThatGitRefusesIsNotLostSilently() throws Exception {
        git.site("git~1/a.html", "<p>一</p>");

        assertThat(git.publish()).isNotEqualTo(ExitCode.DONE);

        assertThat(program.err()).contains("git update-index", "Ignoring path git~1/a.html");
        assertThat(program.out()).isEmpty();
    }

    @Test
    void nothingIsPublishedDuringAnotherRun() throws Exception {
        try (Archive archive = Archive.open(project.resolve("archive"), Clock.systemUTC())) {
            assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);
            assertThat(program.err()).contains("another run is using");
            assertThat(git.in(remote, "for-each-ref")).isEmpty();
        }
        git.lastRun("{\"ended\": true, \"missed\": [], \"summary\": \"\"}");
        assertThat(git.publish()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aFileOfAnotherRunIsNoDamage() throws Exception {
        buildTheSite();
        try (Archive archive = Archive.open(project.resolve("archive"), Clock.systemUTC())) {
            git.site("index.html", "written by the other run, which has not noted it yet");

            assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

            assertThat(program.complaint()).contains("another run is using");
        }
    }

    @Test
    void anIncompleteCrawlIsNotPublished() throws Exception {
        git.lastRun("{\"ended\": false, \"missed\": [], \"summary\": \"\"}");
        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err()).contains("the last crawl was interrupted");

        git.lastRun(
                "{\"ended\": true, \"missed\": [\"article not fetched: https://b.example/?post=7\"], \"summary\": \"\"}");
        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err()).contains("missed something (article not fetched: https://b.example/?post=7)");
        git.lastRun("{\"ended\": true, \"missed\": [], \"gaps\": [\"left out: post/3.html\"], \"summary\": \"\"}");
        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err()).contains("the last build left something out (left out: post/3.html)");
        assertThat(git.in(remote, "for-each-ref")).isEmpty();

        assertThat(git.publish("--incomplete")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aConfiguredSecretIsNotPublished() throws Exception {
        program.set("EMLOG_API_KEY", Options.API_KEY);
        git.site("post/1.html", "<code>key = " + Options.API_KEY + "</code>");

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err().lines()).hasSize(1);
        assertThat(program.err())
                .contains("post/1.html contains the blog's key")
                .doesNotContain("0123456789abcdef");
        assertThat(git.in(remote, "for-each-ref")).isEmpty();
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
        git.site("post/1.html", "<code>wJalrXUtnFEMI/bPxRfiCY</code>");

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err())
                .contains("post/1.html contains the value of " + variable)
                .doesNotContain("wJalrXU");
    }

    @Test
    void theAddressOfAWebhookIsNotPublished() throws Exception {
        String address = "https://oapi.dingtalk.com/robot/send?access_token=0a1b2c3d";
        Files.writeString(project.resolve("site-config.yaml"), "onProblem: {webhook: '" + address + "'}\n");
        git.site("post/1.html", "<code>" + address + "</code>");

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("post/1.html contains the address of onProblem.webhook");
    }

    @Test
    void aPrivateTextIsNotPublished() throws Exception {
        FileUtils.copyDirectory(
                new File("examples/sample-blog"), project.resolve("archive").toFile());
        assertThat(git.publish()).isEqualTo(ExitCode.DONE);
        String text = Files.readString(Path.of("examples/sample-blog/private/articles/37.json"));
        git.site("search/1.js", text);

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err()).contains("search/1.js contains the text of article 37, which is not public");

        Set<String> allowed = new TreeSet<>();
        while (git.publish() == ExitCode.REFUSED) {
            Matcher number = Pattern.compile("\\(passage (\\w+)\\)").matcher(program.err());
            assertThat(number.find()).isTrue();
            assertThat(allowed.add(number.group(1))).isTrue();
            Files.writeString(
                    project.resolve("site-config.yaml"),
                    "publish: {allowedPassages: ['" + String.join("', '", allowed) + "']}\n");
        }
        assertThat(git.published("search/1.js")).isEqualTo(text);
    }

    @Test
    void aFileTooLargeForGitHubStays() throws Exception {
        git.in(project, "config", "core.compression", "0"); // it takes most of the time
        Path film = project.resolve("public/content/uploadfile/film.mp4");
        Files.createDirectories(film.getParent());
        try (RandomAccessFile file = new RandomAccessFile(film.toFile(), "rw")) {
            file.setLength((100L << 20) + 1);
        }

        assertThat(git.publish("--dry-run")).isEqualTo(ExitCode.DONE);
        assertThat(program.err()).as("another host").isEmpty();
        git.in(project, "config", "url." + git.remote() + ".insteadOf", "git@github.com:me/blog.git");
        assertThat(git.publish("--remote", "git@github.com:me/blog.git")).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err())
                .contains("the site is published without content/uploadfile/film.mp4; the host")
                .doesNotContain("tries again");
        assertThat(git.branch()).doesNotContain("content/uploadfile/film.mp4");
        String another = "https://git.example.com/mirrors/github.com/blog.git";
        git.in(project, "config", "--add", "url." + git.remote() + ".insteadOf", another);
        assertThat(git.publish("--remote", another)).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(git.branch()).contains("content/uploadfile/film.mp4");
    }

    @Test
    void aMissingSiteIsReportedWithAdvice() throws Exception {
        Files.delete(project.resolve("public/index.html"));

        assertThat(git.publish()).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("public is not a site (no index.html); build it first");
    }

    private void buildTheSite() throws IOException {
        FileUtils.deleteDirectory(project.resolve("public").toFile());
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish("茶", "一杯");
        try (EmlogServer emlog = EmlogServer.serving(blog)) {
            assertThat(program.runIn(project, "build", emlog.address())).isEqualTo(ExitCode.DONE);
        }
    }
}
