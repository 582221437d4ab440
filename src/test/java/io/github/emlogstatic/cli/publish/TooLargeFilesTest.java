package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A git host that refuses files for their size. */
@Tag("slow")
class TooLargeFilesTest {

    private static final String BY_PATH =
            "error: File $path is 1.00 MB; this exceeds GitHub's file size limit of 100.00 MB";
    private static final String BY_ID = "File: $id 120.00 MB, exceeds 100.00 MB.";

    private static final String FILM = "frame ".repeat(1000);

    @RegisterExtension
    private final GitProject git = GitProject.inNewFolder();

    private final ProgramRunner program = git.program();
    private final Path folder = git.folder();
    private final Path note = git.project().resolve(".emlog-static/publish.git/refused-files");

    /** As GitHub and Gitee say it. */
    @ParameterizedTest
    @ValueSource(strings = {BY_PATH, BY_ID})
    void aFileTooLargeForTheHostIsSentOnce(String words) throws Exception {
        hostWithLimit(words);
        git.site("content/uploadfile/影 片.mp4", FILM);

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint())
                .isEqualToIgnoringNewLines(
                        "emlog-static: ../remote.git, branch gh-pages: the site is published without content/uploadfile/影 片.mp4;"
                                + " the host takes no file of this size: make it smaller, or put it in another place, such"
                                + " as the releases of the repository or another storage; publish tries again within a week");
        assertThat(program.out()).contains("published to ../remote.git, branch gh-pages: 1 file new");
        assertThat(git.branch()).containsExactly(".emlog-static-files", "index.html");
        git.site("index.html", "again");
        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.complaint()).contains("the site is published without content/uploadfile/影 片.mp4");
        assertThat(git.published("index.html")).isEqualTo("again");
        assertThat(refusals()).isOne();
    }

    @Test
    void forceSendsAgainWhatWasTooLarge() throws Exception {
        aFilmIsRefused(BY_ID);
        git.hook("pre-receive", "exit 0");

        assertThat(git.publish("--dry-run")).isEqualTo(ExitCode.DONE);
        assertThat(program.err())
                .contains("warning: ../remote.git, branch gh-pages: the site would be published without");
        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(git.publish("--force")).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git.branch()).contains("content/film.mp4");
        git.site("index.html", "again");
        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aFileThatTheHostHasTakenMayBeRenamed() throws Exception {
        aFilmIsRefused(BY_PATH);
        git.hook("pre-receive", "exit 0");
        git.publish("--force");
        Files.move(site("content/film.mp4"), site("content/renamed.mp4"));

        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git.branch()).contains("content/renamed.mp4");
        assertThat(note).doesNotExist();
    }

    @Test
    void aRefusedFileIsSentAgainAfterAWeek() throws Exception {
        aFilmIsRefused(BY_PATH);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String noted = Files.readString(note);
        Files.writeString(note, noted.replaceFirst("[-0-9]+\\s*$", today.minusDays(5) + "\n"));
        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(refusals()).isOne();

        Files.writeString(note, noted.replaceFirst("[-0-9]+\\s*$", today.minusDays(8) + "\n"));

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(refusals()).as("once for the week").isEqualTo(2);
        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(refusals()).isEqualTo(2);
    }

    @Test
    void aFullRepositoryKeepsNoFileAwayForGood() throws Exception {
        git.in(git.project(), "config", "core.compression", "0"); // it takes most of the time
        git.hook("pre-receive", "echo 'error: repository size 1.2 GB exceeds 1 GB' >&2; exit 1");
        large("content/film.mp4");

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("the remote refuses the push");
        git.hook("pre-receive", "exit 0");
        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(git.branch()).contains("content/film.mp4");
    }

    @Test
    void aLargeFileOfBeforeStaysWhenAnotherIsRefused() throws Exception {
        git.in(git.project(), "config", "core.compression", "0");
        git.hook("pre-receive", "exit 0");
        large("content/1.mp4");
        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        git.hook("pre-receive", "echo 'error: repository size 1.2 GB exceeds 1 GB' >&2; exit 1");
        Files.move(git.project().resolve("public/content/1.mp4"), git.project().resolve("public/content/3.mp4"));
        large("content/2.mp4");

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(git.branch()).contains("content/1.mp4");
        assertThat(program.err()).doesNotContain("published without content/3.mp4");
        git.hook("pre-receive", "exit 0");
        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(git.branch()).contains("content/2.mp4", "content/3.mp4").doesNotContain("content/1.mp4");
    }

    @Test
    void ofManyLargeFilesTheHostRefusesOne() throws Exception {
        git.in(git.project(), "config", "core.compression", "0");
        hostWithLimit(BY_PATH);
        large("content/1.mp4");
        git.site("content/2.mp4", "another");
        large("content/2.mp4");

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("published without content/1.mp4, content/2.mp4;");
        assertThat(refusals()).isOne();
    }

    @Test
    void theOlderVersionOfATooLargeFileStays() throws Exception {
        git.site("page.html", "old");
        git.publish();
        hostWithLimit(BY_PATH);
        git.site("page.html", FILM);
        git.site("index.html", "again");

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint())
                .contains(": the site is published; the older version of page.html stays there; the host takes");
        assertThat(git.published("page.html")).isEqualTo("old");
        assertThat(git.published("index.html")).isEqualTo("again");
        assertThat(git.published(".emlog-static-files")).contains("page.html");
        git.site("page.html", "new");
        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(git.published("page.html")).isEqualTo("new");
    }

    @Test
    void noSiteIsPublishedWithoutItsHomePage() throws Exception {
        git.site("page.html", "old");
        git.publish();
        String tip = git.tip();
        hostWithLimit(BY_PATH);
        git.site("index.html", FILM);
        git.site("page.html", "new");

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("the remote refuses the push").contains("index.html is 1.00 MB");
        assertThat(git.tip()).isEqualTo(tip);
        assertThat(note).doesNotExist();
    }

    @Test
    void aDamagedNoteIsNone() throws Exception {
        git.publish();
        Files.write(note, new byte[] {(byte) 0xff, 0, '\n', 'x', (byte) 0xe4});
        git.site("index.html", "again");

        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatWasPublishedIsToldEvenWithoutANote() throws Exception {
        Files.createDirectories(note.resolve("in the way"));
        hostWithLimit(BY_PATH);
        git.site("content/film.mp4", FILM);

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.out()).contains("published to ../remote.git, branch gh-pages: 1 file new");
        assertThat(program.err()).contains("warning: not noted for the next run: cannot write", "content/film.mp4;");
    }

    /** As nginx before Gitea does, with words of its own. */
    @Test
    void aFilmTooLargeForAWebServerIsLeft() throws Exception {
        git.in(git.remote(), "config", "http.receivepack", "true");
        git.site("content/film.mp4", GitProject.noise(300_000));
        try (GitHost host = new GitHost(folder, "me:s3cret").taking(100_000)) {
            String address = "http://me:s3cret@" + host.hostAndPort() + "/remote.git";
            assertThat(git.publish("--remote", address)).as(program.err()).isEqualTo(ExitCode.REFUSED);
            assertThat(program.complaint()).contains("the site is published without content/film.mp4; the host takes");
            git.site("index.html", "again");
            assertThat(git.publish("--remote", address)).isEqualTo(ExitCode.REFUSED);
            assertThat(git.published("index.html")).isEqualTo("again");
            assertThat(host.tooLarge()).as("once").isOne();
            for (int page = 0; page < 4; page++) {
                git.site(page + ".html", GitProject.noise(50_000 + page));
            }

            assertThat(git.publish("--remote", address)).isEqualTo(ExitCode.UNREACHABLE);
        }

        assertThat(program.complaint())
                .contains("returned error: 413; the web server there takes no push of this size: publish over SSH")
                .doesNotContain("s3cret");
    }

    @Test
    void theEndOfANameIsNoName() throws Exception {
        hostWithLimit(BY_PATH);
        git.site("the film.mp4", FILM);
        git.site("film.mp4", "small");

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(git.branch()).containsExactly(".emlog-static-files", "film.mp4", "index.html");
    }

    private void aFilmIsRefused(String words) throws IOException {
        hostWithLimit(words);
        git.site("content/film.mp4", FILM);
        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);
    }

    private Path site(String path) {
        return git.project().resolve("public").resolve(path);
    }

    /** A file above 100 MB, which takes no room on the disk. */
    private void large(String path) throws IOException {
        Files.createDirectories(site(path).getParent());
        try (RandomAccessFile file = new RandomAccessFile(site(path).toFile(), "rw")) {
            file.setLength((100L << 20) + 1);
        }
    }

    private int refusals() throws IOException {
        return Files.readAllLines(folder.resolve("refusals"), StandardCharsets.UTF_8)
                .size();
    }

    /** @param words with {@code $path} and {@code $id} of the file */
    private void hostWithLimit(String words) throws IOException {
        git.hook("pre-receive", """
                while read old new ref; do
                  git rev-list --objects $new --not --all | while read id path; do
                    if [ "$(git cat-file -s $id)" -gt 5000 ]; then
                      echo refused >> %s
                      cat >&2 <<END
                %s
                END
                      exit 1
                    fi
                  done || exit 1
                done""".formatted(folder.resolve("refusals"), words));
    }
}
