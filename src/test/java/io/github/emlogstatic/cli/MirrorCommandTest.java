package io.github.emlogstatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.SmallDisk;
import io.github.emlogstatic.build.ProgramProcess;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.files.DirectoryLock;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command {@code mirror}: its options, and whom it tells. */
class MirrorCommandTest {

    private static final String KEY = "b7c1-the-key-of-the-group";

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path folder = program.directory();

    @AutoClose
    private final EmlogServer emlog = EmlogServer.serving(MemoryBlog.empty());

    @AutoClose
    private final MockWebServer group = new MockWebServer();

    @BeforeEach
    void publish() throws Exception {
        emlog.blog().publish("first", "a text");
        group.start();
        program.set("PATH", System.getenv("PATH")).set("HOME", folder.toString());
    }

    private void configure(String yaml) throws Exception {
        Files.writeString(
                folder.resolve("site-config.yaml"),
                "blog: {url: \"" + emlog.address() + "\"}\ncrawl: {retries: 0}\n" + yaml);
    }

    private String webhook() {
        return group.url("/services/" + KEY).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-q", "--quiet --log mirror.log", "https://blog.example.com/ --log a"})
    void usualWordsMeanWhatTheyMeanToPicocli(String line) {
        List<String> words = line.isEmpty() ? List.of() : List.of(line.split(" "));
        MirrorCommand parsed = new MirrorCommand(environment());
        new CommandLine(parsed).parseArgs(words.toArray(String[]::new));

        MirrorCommand usual = MirrorCommand.usual(words, environment()).orElseThrow();

        assertThat(usual)
                .usingRecursiveComparison()
                .ignoringFields("environment")
                .isEqualTo(parsed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "archive",
                "--every 1d",
                "https://a.example/ https://b.example/",
                "-q --quiet",
                "--log",
                "--log -q",
                "--log a --log b",
                "--log @words",
                "-q -q",
                ""
            })
    void picocliReadsAllOtherWords(String line) {
        assertThat(MirrorCommand.usual(List.of(line.split(" ")), environment())).isEmpty();
    }

    private CliEnvironment environment() {
        return new CliEnvironment(System.out, System.err, Map.of(), folder, false);
    }

    @Test
    void mirrorNeedsNothingButAnAddress() {
        assertThat(program.run("mirror", emlog.address())).isEqualTo(ExitCode.DONE);

        assertThat(program.out())
                .contains(
                        "build: 1 new",
                        "verify: ",
                        "commit: the archive is in no git repository",
                        "publish: no target");
        assertThat(program.err()).isEmpty();
        assertThat(folder.resolve(".emlog-static/health.json")).exists();
        assertThat(folder.resolve("public/index.html")).exists();
    }

    @Test
    void aFileOfAnotherBlogIsNotUsed() throws Exception {
        Files.writeString(folder.resolve("site-config.yaml"), "blog: {url: http://127.0.0.1:1/}\nperPage: 3\n");

        assertThat(program.run("mirror", emlog.address())).isEqualTo(ExitCode.DONE);

        assertThat(program.out()).startsWith("site-config.yaml describes another blog and is not used");
    }

    @Test
    void aSecondRunIsRefused() throws Exception {
        try (DirectoryLock lock = DirectoryLock.on(folder, folder.resolve(".emlog-static/mirror.lock"))) {
            assertThat(program.run("mirror", emlog.address())).isEqualTo(ExitCode.REFUSED);
        }

        assertThat(program.err())
                .isEqualTo("emlog-static: another run is using " + folder + "; wait until it has ended\n");
        assertThat(folder.resolve("archive")).doesNotExist();
    }

    @Test
    void anArchiveWhoseDiskIsAwayIsNotStartedOver() throws Exception {
        assertThat(program.run("mirror", emlog.address())).isEqualTo(ExitCode.DONE);
        Map<String, String> site = Tree.of(folder.resolve("public"));
        Path archive = folder.resolve("archive");
        FileUtils.deleteDirectory(archive.toFile());

        assertThat(program.run("mirror", emlog.address())).isEqualTo(ExitCode.REFUSED);
        assertThat(program.complaint())
                .startsWith(
                        "emlog-static: build: " + archive + ": the archive is missing or empty although the site in ")
                .contains("nothing was written. Is its disk mounted?", "build --force");
        assertThat(program.run("publish", "--remote", folder.resolve("site.git").toString()))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(program.err()).contains("Is its disk mounted?");
        Path config = folder.resolve("site-config.yaml");
        Files.writeString(config, "blog: {url: " + Files.createDirectory(folder.resolve("another")) + "}\n");
        assertThat(program.run("publish", "--remote", folder.resolve("site.git").toString()))
                .as("the blog is another archive, but that knows nothing of what is private in this one")
                .isEqualTo(ExitCode.REFUSED);
        Files.delete(config);
        Files.createSymbolicLink(archive, folder.resolve("away"));
        assertThat(program.run("build", emlog.address(), "--dry-run")).isEqualTo(ExitCode.REFUSED);
        Files.createDirectory(folder.resolve("away"));
        assertThat(program.run("build", emlog.address(), "--clean")).isEqualTo(ExitCode.REFUSED);
        assertThat(program.run("build", "--offline")).isEqualTo(ExitCode.REFUSED);
        assertThat(archive).isEmptyDirectory();
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(site);

        assertThat(program.run("build", emlog.address(), "--force")).isEqualTo(ExitCode.DONE);
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(site);
    }

    @Test
    void aMissingArchiveIsMadeOfAnotherOne() throws Exception {
        assertThat(program.run("build", emlog.address())).isEqualTo(ExitCode.DONE);
        Path another = folder.resolve("another");
        Files.move(folder.resolve("archive"), another);

        assertThat(program.run("build", another.toString())).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aDiskWithArchiveAndSiteMayBeAway(@TempDir Path disk) throws Exception {
        Path data = Files.createSymbolicLink(folder.resolve("data"), disk);
        configure("archive: " + data.resolve("archive") + "\noutput: " + data.resolve("public") + "\n");
        assertThat(program.run("mirror")).isEqualTo(ExitCode.DONE);
        FileUtils.cleanDirectory(disk.toFile());

        assertThat(program.run("mirror")).isEqualTo(ExitCode.REFUSED);

        assertThat(disk).isEmptyDirectory();
    }

    /** @param also what else the owner has deleted to begin anew */
    @ParameterizedTest
    @ValueSource(strings = {"public", ".emlog-static"})
    void anArchiveThatWasDeletedWithMoreStartsOver(String also) throws Exception {
        assertThat(program.run("build", emlog.address())).isEqualTo(ExitCode.DONE);
        FileUtils.deleteDirectory(folder.resolve("archive").toFile());
        FileUtils.deleteDirectory(folder.resolve(also).toFile());

        assertThat(program.run("build", emlog.address())).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatWasPublishedIsReportedBesideWhatWasRefused() throws Exception {
        Path site = folder.resolve("site.git");
        new ProcessBuilder("git", "init", "--quiet", "--bare", site.toString())
                .start()
                .waitFor();
        Path hook = Files.writeString(site.resolve("hooks/pre-receive"), """
                #!/bin/sh
                read old new ref
                git cat-file -e $new:404.html || exit 0
                echo "error: File 404.html is 101 MB; this exceeds GitHub's file size limit of 100 MB" >&2
                exit 1
                """);
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(program.run("mirror", emlog.address(), "--remote", "./site.git"))
                .isEqualTo(ExitCode.REFUSED);

        assertThat(program.out()).contains("publish: published to ./site.git, branch gh-pages: ");
        assertThat(program.complaint()).contains("the site is published without 404.html");
    }

    @Test
    void optionsNameTheFilesAndTheTarget() throws Exception {
        new ProcessBuilder(
                        "git",
                        "init",
                        "--quiet",
                        "--bare",
                        folder.resolve("site.git").toString())
                .start()
                .waitFor();

        assertThat(program.run(
                        "mirror",
                        emlog.address(),
                        "--quiet",
                        "--log",
                        "a.log",
                        "--health",
                        "h.json",
                        "--remote",
                        "./site.git",
                        "--branch",
                        "pages"))
                .isEqualTo(ExitCode.DONE);

        assertThat(program.out()).isEmpty();
        assertThat(folder.resolve("a.log")).content().contains("published to ./site.git, branch pages");
        assertThat(folder.resolve("h.json")).content().contains("\"exitCode\" : 0");
    }

    @Test
    void withoutABlogTheMistakeIsReported() {
        assertThat(program.run("mirror")).isEqualTo(ExitCode.USAGE);

        assertThat(program.err()).startsWith("emlog-static: build: no blog to mirror; give its address");
    }

    @Test
    void damageIsReportedInOneLine() throws Exception {
        assertThat(program.run("mirror", emlog.address())).isEqualTo(ExitCode.DONE);
        Files.writeString(folder.resolve("archive/mine.txt"), "of the owner");

        assertThat(program.run("mirror", emlog.address(), "--quiet")).isEqualTo(ExitCode.DAMAGE);

        assertThat(program.complaint())
                .startsWith("emlog-static: verify: the archive is damaged, and nothing was committed or published: file"
                        + " is not in the index: mine.txt (move it out)");
    }

    @Test
    void aDamagedSiteIsNotPublished() throws Exception {
        assertThat(program.run("mirror", emlog.address())).isEqualTo(ExitCode.DONE);
        assertThat(program.run("mirror", emlog.address()))
                .as("has read the new files")
                .isEqualTo(ExitCode.DONE);
        Path page = folder.resolve("public/index.html");
        Files.writeString(page, Files.readString(page).replace("first", "worst"));

        assertThat(program.run("mirror", emlog.address(), "--to", "s3://blog", "--quiet"))
                .isEqualTo(ExitCode.DAMAGE);

        assertThat(program.err())
                .startsWith("emlog-static: publish: the site is damaged, and nothing was committed or published: ");
    }

    @Test
    void aBlogThatIsDownIsUnreachable() throws IOException {
        Files.writeString(folder.resolve("site-config.yaml"), "crawl: {retries: 0}\n");
        emlog.goDown();

        assertThat(program.run("mirror", emlog.address())).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.err().lines()).hasSize(1);
    }

    @Test
    void aTestMessageIsSent() throws Exception {
        configure("onProblem: {webhook: \"${HOOK}\", format: slack}\n");
        program.set("HOOK", webhook());
        group.enqueue(new MockResponse.Builder().body("ok").build());

        assertThat(program.run("mirror", "--test-notify")).isEqualTo(ExitCode.DONE);

        assertThat(program.out()).startsWith("sent a test message to Slack (").doesNotContain(KEY);
        assertThat(group.takeRequest().getBody().utf8()).contains("this is a test");
        assertThat(folder.resolve("archive")).doesNotExist();
    }

    @Test
    void groupAndLogAreInTheLanguageOfTheRun() throws Exception {
        configure("onProblem: {command: \"cat > told.txt\"}\n");
        emlog.goDown();

        program.run("mirror", "--lang", "zh-CN", "--log", "mirror.log");

        assertThat(folder.resolve("told.txt")).content().contains("生成失败：", "emlog-static");
        assertThat(folder.resolve("mirror.log")).content().contains("Z emlog-static：build：", "连接被拒绝");
    }

    @Test
    void aTestMessageThatIsNotTakenIsAnError() throws Exception {
        configure("onProblem: {webhook: \"" + webhook() + "\", format: slack}\n");
        group.enqueue(
                new MockResponse.Builder().code(404).body("no_service " + KEY).build());

        assertThat(program.run("mirror", "--test-notify", "-v")).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.err())
                .contains("did not take the message: status 404, no_service")
                .doesNotContain(KEY);
    }

    @Test
    void aTestMessageNeedsSomebodyToTell() throws Exception {
        configure("");

        assertThat(program.run("mirror", "--test-notify")).isEqualTo(ExitCode.USAGE);

        assertThat(program.err()).contains("nobody to tell; set onProblem.webhook or onProblem.command");
    }

    @Test
    void noMistakeInTheConfigurationShowsTheWebhook() throws Exception {
        for (String wrong : new String[] {
            "onProblem: {webhook: \"" + webhook() + "\"}\n",
            "onProblem: {webhook: \"ftp://chat.example/" + KEY + "\"}\n",
            "onProblem: {webhook: \"" + KEY + "\", format: slack}\n",
            "onProblem: {webhook: \"" + webhook() + "\", format: teams}\n",
            "onProblem: {webhook: \"" + webhook() + "\", format: slack, command: [true]}\n",
            "onProblem: {webhook: [\"" + webhook() + "\"]}\n"
        }) {
            configure(wrong);
            assertThat(program.run("mirror", "-v")).as(wrong).isEqualTo(ExitCode.USAGE);
            assertThat(program.err()).contains("site-config.yaml:").doesNotContain(KEY);
        }
    }

    @Test
    void aCommandGetsTheMessage() throws Exception {
        configure("onProblem: {command: \"cat > told.txt\"}\n");
        emlog.goDown();

        program.run("mirror");

        assertThat(folder.resolve("told.txt")).content().contains("emlog-static: " + emlog.address(), "build failed: ");
    }

    @Test
    void aFullDiskKeepsNoCommandFromTelling() throws Exception {
        configure("onProblem: {command: \"cat > told.txt\"}\n");
        try (SmallDisk small = SmallDisk.mounted(folder.resolve("tmp"), "100k")) {
            Files.write(small.folder().resolve("full"), new byte[100 << 10]);

            ProgramProcess.Ended sent = ProgramProcess.program()
                    .run(folder, List.of("-Djava.io.tmpdir=" + small.folder()), "mirror", "--test-notify");

            assertThat(sent.code()).as(sent.output()).isEqualTo(ExitCode.DONE);
        }
        assertThat(folder.resolve("told.txt")).content().startsWith("emlog-static: this is a test");
    }

    /** As where files of sessions have taken every inode. */
    @Test
    void aTemporaryFolderWithoutRoomKeepsNoCommandFromTelling() throws Exception {
        configure("onProblem: {command: \"echo taken; cat > told.txt; exit $(wc -l < told.txt)\"}\n");

        ProgramProcess.Ended sent = ProgramProcess.program()
                .run(folder, List.of("-Djava.io.tmpdir=" + folder.resolve("away")), "mirror", "--test-notify");

        assertThat(folder.resolve("told.txt")).content().startsWith("emlog-static: this is a test");
        assertThat(sent.code()).as(sent.output()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(sent.output()).contains("onProblem.command ended with 1").doesNotContain("said nothing");
    }

    /** A full disk still makes empty files. */
    @Test
    void aFullTemporaryFolderKeepsNoCommandFromTelling() throws Exception {
        configure("onProblem: {command: cat}\n");
        try (SmallDisk full = SmallDisk.mounted(folder.resolve("full"), "4k")) {
            Files.write(full.folder().resolve("filler"), new byte[4096]);

            ProgramProcess.Ended sent = ProgramProcess.program()
                    .run(folder, List.of("-Djava.io.tmpdir=" + full.folder()), "mirror", "--test-notify");

            assertThat(sent.code()).as(sent.output()).isZero();
            assertThat(full.folder()).isDirectoryNotContaining("glob:**.txt");
        }
    }

    @Test
    void onlyTheEndOfALongOutputIsRead() throws Exception {
        configure("onProblem: {command: \"head -c 300000000 /dev/zero | tr '\\\\0' x; echo no route; exit 7\"}\n");

        assertThat(program.run("mirror", "--test-notify")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(program.err())
                .contains("onProblem.command ended with 7: …xxx")
                .contains("xxxno route");
        assertThat(program.err().length()).isLessThan(1000);
    }

    @Test
    void aCommandThatFailsIsReported() throws Exception {
        Path script = Files.writeString(
                folder.resolve("tell"), "#!/bin/sh\necho first\necho \"no route with $CHAT_TOKEN\" >&2\nexit 7\n");
        program.set("CHAT_TOKEN", "the-token-of-the-group ");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        configure("onProblem: {command: [./tell]}\n");

        assertThat(program.run("mirror", "--test-notify")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(program.err()).contains("onProblem.command ended with 7: no route with •••");
        configure("onProblem: {command: [./nowhere]}\n");
        assertThat(program.run("mirror", "--test-notify")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(program.err()).contains("onProblem.command cannot be started; check that ./nowhere is installed");
    }

    @Test
    void twoConfigurationsInADirectoryAreDistinguished() throws Exception {
        try (EmlogServer down = EmlogServer.serving(MemoryBlog.empty())) {
            down.goDown();
            configureApart("a", down.address());
            configureApart("b", emlog.address());

            for (int night = 0; night < 2; night++) {
                assertThat(program.run("mirror", "-c", "a.yaml")).isEqualTo(ExitCode.UNREACHABLE);
                assertThat(program.run("mirror", "-c", "b.yaml")).isEqualTo(ExitCode.DONE);
            }

            assertThat(folder.resolve("told.txt"))
                    .content()
                    .containsOnlyOnce("build failed")
                    .doesNotContain("works again");
        }
    }

    private void configureApart(String name, String address) throws IOException {
        Files.writeString(
                folder.resolve(name + ".yaml"),
                "blog: {url: \"%s\"}\narchive: archive-%s\noutput: public-%s\ncrawl: {retries: 0}\n"
                                .formatted(address, name, name)
                        + "onProblem: {command: \"cat >> told.txt\"}\n");
    }

    @Test
    void oneOfSeveralBlogsIsChosenByItsName() throws Exception {
        Files.writeString(
                folder.resolve("site-config.yaml"),
                "onProblem: {command: \"cat >> told.txt\"}\nblogs:\n  mine: {blog: {url: \"" + emlog.address()
                        + "\"}}\n" + "  other: {blog: {url: \"http://127.0.0.1:1/\"}, crawl: {retries: 0}}\n");

        assertThat(program.run("build")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("the file describes the blogs mine, other; name one of them with --name");
        assertThat(program.run("build", "--name", "nobody")).isEqualTo(ExitCode.USAGE);
        assertThat(program.run("mirror", "--name", "nobody")).isEqualTo(ExitCode.USAGE);
        assertThat(program.run("mirror", "--every", "often")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("--every must be a minute or longer, as in 12h or 1d, not 'often'");
        assertThat(folder.resolve("told.txt")).doesNotExist();
        assertThat(program.run("mirror", "--archive", "shared")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("--archive belongs to one blog");
        assertThat(program.run("build", "--name", "mine")).isEqualTo(ExitCode.DONE);
        assertThat(program.run("verify")).isEqualTo(ExitCode.USAGE);
        assertThat(program.run("verify", "--name", "mine")).isEqualTo(ExitCode.DONE);
        assertThat(program.run("check", "--name", "mine")).isEqualTo(ExitCode.DONE);
        assertThat(program.run("mirror", "--name", "mine")).isEqualTo(ExitCode.DONE);
        assertThat(program.run("verify", "--name", "mine")).isEqualTo(ExitCode.DONE);
        assertThat(program.run("build", emlog.address(), "--archive", "alone", "--output", "site"))
                .isEqualTo(ExitCode.DONE);
        assertThat(program.out()).contains("site-config.yaml describes another blog and is not used");
        assertThat(program.run("mirror")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(folder.resolve("told.txt")).content().contains("emlog-static: other\nbuild failed: ");
        assertThat(folder.resolve("mine/public/index.html")).exists();
        assertThat(folder.resolve("public")).doesNotExist();
        configure("");
        assertThat(program.run("build", "--name", "mine")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void keysStandWhereTheyHold() throws Exception {
        Files.writeString(folder.resolve("site-config.yaml"), "pages: [1]\nblogs:\n  mine: {perPage: 3}\n");
        assertThat(program.run("mirror")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("site-config.yaml:1: pages belongs to one blog");

        Files.writeString(
                folder.resolve("site-config.yaml"), "publish: {to: s3://b/site}\nblogs:\n  mine: {perPage: 3}\n");
        assertThat(program.run("mirror")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("publish.to belongs to one blog");

        Files.writeString(folder.resolve("site-config.yaml"), "blogs:\n  mine: {mirror: {every: 1d}}\n");
        assertThat(program.run("mirror")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("holds for all blogs; move it to the top");

        for (String name : new String[] {"../up", ".hidden", "a/b", "\"\""}) {
            Files.writeString(folder.resolve("site-config.yaml"), "blogs:\n  " + name + ": {perPage: 3}\n");
            assertThat(program.run("mirror")).as(name).isEqualTo(ExitCode.USAGE);
            assertThat(program.err()).contains("is no name for a directory");
        }
    }
}
