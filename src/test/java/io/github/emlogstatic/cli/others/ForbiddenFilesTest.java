package io.github.emlogstatic.cli.others;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.Skip;
import io.github.emlogstatic.cli.Main;
import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.run.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What this user may not read. Root may read all, so the program runs without that right, in a process of its own. */
@Tag("slow")
class ForbiddenFilesTest {

    private static final List<String> WITHOUT_THE_RIGHT =
            List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path directory = program.directory();
    private final Path archive = directory.resolve("archive");

    @BeforeEach
    void aSite() {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish("title", "text");
        try (EmlogServer emlog = EmlogServer.serving(blog)) {
            assertThat(program.run("build", emlog.address())).isEqualTo(ExitCode.DONE);
        }
    }

    @AfterEach
    void allow() throws Exception {
        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "build --offline",
                "verify",
                "publish --remote ./remote.git",
                "export markdown --for hugo -o out",
                "restore --into fresh.sql -o out"
            })
    void anUnreadableArchiveIsNotCalledMissing(String command) throws Exception {
        forbid(archive);

        assertThat(run(command))
                .isEqualTo("emlog-static: " + archive + ": cannot be read or written; check its owner and rights\n2");
    }

    @Test
    void anUnreadableFolderOfTheArchiveIsNamed() throws Exception {
        Path own = archive.resolve("articles");
        forbid(own);

        String said = run("verify");

        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(said).contains("articles").doesNotEndWith("\n0");
    }

    /** A run by another user, such as root, may have written it. */
    @Test
    void anUnreadableFileOfTheArchiveIsNotCalledOther() throws Exception {
        forbid(archive.resolve("articles/1.json"));

        assertThat(run("build --offline --full"))
                .contains("articles/1.json (it may not be read; check its owner and rights;")
                .doesNotContain("not what the index says")
                .endsWith("\n1");
    }

    @Test
    void aConfigurationThatMayNotBeReadIsNamed() throws Exception {
        forbid(Files.writeString(directory.resolve("site-config.yaml"), "perPage: 5\n"));

        assertThat(run("verify"))
                .isEqualTo("emlog-static: site-config.yaml: cannot be read; check its owner and rights\n2");
    }

    @Test
    void aTemplateThatMayNotBeReadIsNamed() throws Exception {
        Path template = directory.resolve("theme/layouts/article.peb");
        Files.createDirectories(template.getParent());
        forbid(Files.writeString(template, "text"));

        assertThat(run("build --offline"))
                .isEqualTo("emlog-static: " + template + ": cannot be read; check its owner and rights\n2");
    }

    /** A disk that is mounted for the site or the archive has such a folder. */
    @ParameterizedTest
    @CsvSource({
        "public, build --offline",
        "public, build --offline --full",
        "public, build --offline --clean",
        "public, verify public",
        "public, check public",
        "public, publish --remote ./remote.git --dry-run",
        "archive, build --offline --full",
        "archive, verify"
    })
    void anUnreadableFolderOfOthersIsLeftAlone(String disk, String command) throws Exception {
        Path theirs = Files.createDirectory(directory.resolve(disk + "/lost+found"));
        forbid(theirs);
        makeRemote();

        String said = run(command);

        assertThat(theirs).isDirectory();
        Files.delete(theirs);
        assertThat(said).doesNotContain("lost+found").endsWith("\n0");
    }

    /** Without the list of the site's files, all pages are looked at: the blog may have withdrawn some. */
    @Test
    void anUnreadableFileOfOthersIsLeftAlone() throws Exception {
        Path theirs = Files.writeString(directory.resolve("public/theirs.html"), "theirs");
        forbid(theirs);
        PathUtils.deleteDirectory(directory.resolve(".emlog-static"));

        assertThat(run("build --offline")).contains("theirs.html").endsWith("\n1");
        assertThat(theirs).exists();
    }

    /** Otherwise what was published of it would be removed over there. */
    @Test
    void anotherUnreadableFolderIsNamedBeforeItIsPublished() throws Exception {
        Path photos = Files.createDirectory(directory.resolve("public/photos"));
        forbid(photos);
        makeRemote();

        String said = run("publish --remote ./remote.git");

        Files.delete(photos);
        assertThat(said)
                .isEqualTo("emlog-static: " + photos + ": cannot be read or written; check its owner and rights\n2");
    }

    private void makeRemote() throws Exception {
        Process git = new ProcessBuilder(
                        "git",
                        "init",
                        "-q",
                        "--bare",
                        directory.resolve("remote.git").toString())
                .start();
        assertThat(git.waitFor()).isZero();
    }

    private static void forbid(Path path) throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
    }

    /** What a run says, and its exit code. */
    private String run(String command) throws Exception {
        List<String> words = new ArrayList<>();
        if (System.getProperty("user.name", "").equals("root")) {
            Skip.unlessInstalled(WITHOUT_THE_RIGHT.get(0));
            words.addAll(WITHOUT_THE_RIGHT);
        }
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(List.of(command.split(" ")));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said + process.exitValue();
    }
}
