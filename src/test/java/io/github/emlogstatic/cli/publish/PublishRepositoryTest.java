package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.SmallDisk;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The repository that publish keeps in the project: damage, full disks and packing. */
@Tag("slow")
class PublishRepositoryTest {

    @RegisterExtension
    private final GitProject git = GitProject.inNewFolder();

    private final ProgramRunner program = git.program();
    private final Path folder = git.folder();
    private final Path project = git.project();
    private final Path remote = git.remote();

    @Test
    void aFullDiskNamesItsRepository() throws Exception {
        try (SmallDisk small = SmallDisk.mounted(project.resolve(".emlog-static"), "200k")) {
            git.site("content/uploadfile/a.bin", GitProject.noise(400_000));

            assertThat(git.publish()).isEqualTo(ExitCode.USAGE);

            assertThat(program.err())
                    .startsWith("emlog-static: git hash-object in " + small.folder() + "/")
                    .endsWith("No space left on device; make room, then run again\n");
            small.grow("20m");
            assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void aDiskThatAFetchFillsIsOurs() throws Exception {
        git.publish();
        git.commitElsewhere("film.bin", GitProject.noise(400_000));
        try (SmallDisk small = SmallDisk.mounted(project.resolve(".emlog-static"), "200k")) {
            assertThat(git.publish()).isEqualTo(ExitCode.USAGE);

            assertThat(program.err())
                    .startsWith("emlog-static: git fetch in " + small.folder() + "/")
                    .endsWith("No space left on device; make room, then run again\n");
            small.grow("20m");
            assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void aFullDiskOfTheRemoteIsToldApart() throws Exception {
        try (SmallDisk small = SmallDisk.mounted(folder.resolve("small"), "200k")) {
            git.in(folder, "init", "--quiet", "--bare", "--template=", "small");
            git.site("content/uploadfile/a.bin", GitProject.noise(400_000));

            assertThat(git.publish("--remote", "../small")).isEqualTo(ExitCode.REFUSED);

            assertThat(program.err()).endsWith("No space left on device; make room there, then publish again\n");
            small.grow("20m");
            assertThat(git.publish("--remote", "../small")).as(program.err()).isEqualTo(ExitCode.DONE);
        }
    }

    /** In a container the program has the same process id each time. */
    @Test
    void whatAKilledRunLeavesDoesNotBlock() throws Exception {
        git.publish();
        Path own = project.resolve(".emlog-static/publish.git");
        Path index =
                Files.createFile(own.resolve("index-" + ProcessHandle.current().pid() + ".lock"));
        Path branch = Files.createFile(own.resolve("refs/heads/gh-pages.lock"));
        git.site("index.html", "again");

        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git.published("index.html")).isEqualTo("again");
        git.commitElsewhere("CNAME", "blog.example.com\n");
        FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        Files.setLastModifiedTime(index, yesterday);
        Files.setLastModifiedTime(branch, yesterday);
        git.site("index.html", "and again");
        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
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
        git.publish();
        Path own = project.resolve(".emlog-static/publish.git");
        git.site("index.html", "again");
        if (ofTheKilledRun) {
            String blob = git.in(
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

        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git.published("index.html")).isEqualTo("again");
        assertThat(git.log()).hasSize(2);
    }

    /** It tells which of the files there are ours. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aListThatADiskLostDoesNotBlock(boolean isEmpty) throws Exception {
        git.publish();
        Path own = project.resolve(".emlog-static/publish.git");
        String list = git.in(own, "rev-parse", git.tip() + ":.emlog-static-files");
        Path object = own.resolve("objects/" + list.substring(0, 2) + "/" + list.substring(2));
        Files.delete(object);
        if (isEmpty) {
            Files.createFile(object);
        }
        git.site("index.html", "again");

        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git.published("index.html")).isEqualTo("again");
    }

    @Test
    void anEmptyIndexOfAPackDoesNotBlock() throws Exception {
        git.publish();
        Path own = project.resolve(".emlog-static/publish.git");
        git.in(own, "gc", "--quiet");
        git.site("index.html", "new, and in no pack");
        git.publish();
        for (Path file : Tree.files(own.resolve("objects/pack"))) {
            if (file.toString().endsWith(".idx")) {
                empty(file);
            }
        }
        git.site("index.html", "again");

        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git.published("index.html")).isEqualTo("again");
    }

    private static void empty(Path file) throws IOException {
        Files.delete(file); // git has made it read-only
        Files.createFile(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pack", "blob", "HEAD", "refs/heads/gh-pages", "config", "packed-refs", "shallow"})
    void whatADiskLostOfOurRepositoryDoesNotBlock(String lost) throws Exception {
        git.publish();
        Path own = project.resolve(".emlog-static/publish.git");
        git.in(own, "gc", "--quiet");
        git.site("new.html", "new");
        String blob = git.in(
                own, "hash-object", "-w", project.resolve("public/new.html").toString());
        git.commitElsewhere("CNAME", "blog.example.com");
        Path damaged = switch (lost) {
            case "pack" -> onlyPack(own);
            case "blob" -> own.resolve("objects/" + blob.substring(0, 2) + "/" + blob.substring(2));
            default -> own.resolve(lost);
        };
        byte[] zeros = new byte[Files.exists(damaged) ? (int) Files.size(damaged) : 41];
        Files.deleteIfExists(damaged);
        Files.write(damaged, zeros);

        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git.published("new.html")).isEqualTo("new");
        assertThat(git.branch()).containsExactly(".emlog-static-files", "CNAME", "index.html", "new.html");
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
        git.publish();
        git.hook("pre-receive", "echo 'this object is too large' >&2; exit 1");
        git.site("index.html", "again");
        Path trace = folder.resolve("trace");
        program.set("GIT_TRACE", trace.toString());

        String remote = address.contains(":") ? address : folder + "/" + address;
        assertThat(git.publish("--remote", remote)).isNotZero();

        assertThat(Files.readString(trace)).contains("ls-remote").doesNotContain("fsck");
    }

    @Test
    void aRefusedPushOfOddHistoryKeepsOurRepository() throws Exception {
        git.publish();
        Path own = project.resolve(".emlog-static/publish.git");
        Path odd = Files.writeString(
                folder.resolve("commit"),
                git.in(own, "cat-file", "commit", git.tip())
                                .replaceAll("(?m)(^(?:author|committer) .*) \\S+$", "$1 +051800")
                        + "\n");
        git.in(own, "push", "--quiet", "--force", remote.toString(), oddCommit(own, odd) + ":refs/heads/gh-pages");
        git.hook("pre-receive", "exit 1");
        git.site("index.html", "again");
        Path kept = Files.createFile(own.resolve("kept"));

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(kept).exists();
    }

    /** Git at a remote in a directory, or over ssh, says it in the same words as ours. */
    @ParameterizedTest
    @ValueSource(strings = {"remote: ", ""})
    void aDamagedRemoteCostsNotOurRepository(String from) throws Exception {
        git.publish();
        Path kept = Files.createFile(project.resolve(".emlog-static/publish.git/kept"));
        String words = from + "error: Could not read " + "a".repeat(40) + "\nfatal: early EOF";
        Path broken = GitProject.script(folder.resolve("broken"), "echo '" + words + "' >&2; exit 1");
        git.in(project, "config", "remote.origin.uploadpack", broken.toString());

        assertThat(git.publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(kept).exists();
    }

    @Test
    void whatAKillLeftAsideGoesOncePublished() throws Exception {
        Path aside = Files.createDirectories(project.resolve(".emlog-static/publish-aside.git/objects"));

        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(aside.getParent()).doesNotExist();
    }

    private String oddCommit(Path repository, Path text) throws Exception {
        return git.in(repository, "hash-object", "-t", "commit", "-w", "--literally", text.toString());
    }

    @Test
    void whatWasPublishedIsPackedNowAndThen() throws Exception {
        git.publish();
        Path own = project.resolve(".emlog-static/publish.git");
        addFilesToPack(own);

        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git.in(own, "count-objects", "-v")).contains("packs: 1");
        git.site("index.html", "again");
        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(git.published("index.html")).isEqualTo("again");
    }

    /** Git counts the objects that begin with 17, as those of these texts do. */
    private void addFilesToPack(Path own) throws Exception {
        git.in(own, "config", "gc.auto", "1");
        for (String text : List.of("p930", "p1008", "p1044")) {
            git.site(text + ".txt", text);
        }
    }

    /** Git sends what is packed as it is, and would look for similar files a second time if it packed them afterwards. */
    @Test
    void newFilesArePackedBeforeTheyAreSent() throws Exception {
        git.publish();
        Path own = project.resolve(".emlog-static/publish.git");
        addFilesToPack(own);
        git.hook("pre-receive", "exit 1");

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(git.in(own, "count-objects", "-v")).contains("packs: 1");
        git.hook("pre-receive", "exit 0");
        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(git.published("p930.txt")).isEqualTo("p930");
    }

    /** It would need minutes, and more memory than a small machine has. */
    @Test
    void filmsAreNotComparedWithEachOther() throws Exception {
        git.in(remote, "config", "receive.unpackLimit", "1");
        String film = GitProject.noise(5_000_000);
        git.site("1.mp4", film);
        git.site("2.mp4", film + "end");

        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git.in(remote, "verify-pack", "-v", onlyPack(remote).toString()))
                .contains("non delta:")
                .doesNotContain("chain length");
    }

    /** Git prints nothing while it packs, which is hours for a large site on a slow disk. */
    @Test
    void packingMayTakeLongerThanTheRemoteMay() throws Exception {
        git.publish();
        Path own = project.resolve(".emlog-static/publish.git");
        addFilesToPack(own);
        GitProject.script(Files.createDirectories(own.resolve("hooks")).resolve("pre-auto-gc"), "sleep 3");

        assertThat(git.publish("--timeout", "2s")).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git.in(own, "count-objects", "-v")).contains("packs: 1");
    }
}
