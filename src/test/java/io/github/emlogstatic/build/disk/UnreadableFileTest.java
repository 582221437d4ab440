package io.github.emlogstatic.build.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.build.ProgramProcess;
import io.github.emlogstatic.crawl.CrawledBlog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that has lost a sector, so that one file cannot be read. Another one in its place can be. */
@Tag("slow")
class UnreadableFileTest {

    private static final String NO_READ = """
            #include <errno.h>
            #include <sys/stat.h>
            #include <sys/syscall.h>
            #include <unistd.h>

            static int failures = %2$d;

            static int fails(int fd) {
                struct stat file;
                if (failures == 0 || fstat(fd, &file) != 0 || file.st_ino != %1$d) {
                    return 0;
                }
                failures--;
                errno = EIO;
                return 1;
            }

            ssize_t read(int fd, void *bytes, size_t length) {
                return fails(fd) ? -1 : syscall(SYS_read, fd, bytes, length);
            }

            ssize_t sendfile(int to, int from, off_t *at, size_t length) {
                return fails(from) ? -1 : syscall(SYS_sendfile, to, from, at, length);
            }

            ssize_t sendfile64(int to, int from, off_t *at, size_t length) {
                return sendfile(to, from, at, length);
            }

            ssize_t copy_file_range(int from, off_t *at, int to, off_t *there, size_t length, unsigned flags) {
                return fails(from) ? -1 : syscall(SYS_copy_file_range, from, at, to, there, length, flags);
            }
            """;

    /** As FAT and many network shares are. */
    private static final String NO_LINKS = """
            #include <errno.h>

            int link(const char *file, const char *link) {
                errno = EPERM;
                return -1;
            }

            int linkat(int from, const char *file, int to, const char *link, int flags) {
                errno = EPERM;
                return -1;
            }
            """;

    private static final int ALWAYS = -1;

    @TempDir
    Path folder;

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog().configured(QuickTheme.CHOSEN);

    @BeforeEach
    void crawl() throws Exception {
        crawled.blog().fill(2);
        crawled.build("");
    }

    private ProgramProcess withoutReading(String path) throws Exception {
        return with(failures(path, ALWAYS));
    }

    private String failures(String path, int times) throws Exception {
        return NO_READ.formatted(Files.getAttribute(crawled.folder().resolve(path), "unix:ino"), times);
    }

    private ProgramProcess with(String answers) throws Exception {
        Path library = PreloadedLibrary.compiled(folder, answers);
        return ProgramProcess.program().with(Map.of("LD_PRELOAD", library.toString()));
    }

    @Test
    void verifyNamesTheFileAndTheNextBuildReplacesIt() throws Exception {
        ProgramProcess program = withoutReading("archive/articles/1.json");

        ProgramProcess.Ended verify = program.run(crawled.folder(), List.of(), "verify", "archive");
        assertThat(verify.output()).contains("file cannot be read: articles/1.json (the disk fails there; ");
        assertThat(verify.code()).isEqualTo(5);

        String address = crawled.emlog().address();
        ProgramProcess.Ended build = program.run(crawled.folder(), List.of(), "build", address);
        assertThat(build.output()).contains("a damaged file was replaced: articles/1.json");
        assertThat(build.code()).isEqualTo(1);
        assertThat(crawled.verification().damage()).isEmpty();
    }

    @Test
    void anArchiveOnADiskWithoutLinksIsMended() throws Exception {
        ProgramProcess program = with(failures("archive/articles/1.json", ALWAYS) + NO_LINKS);

        ProgramProcess.Ended build = program.run(
                crawled.folder(), List.of(), "build", crawled.emlog().address());

        assertThat(build.output()).contains("a damaged file was replaced: articles/1.json");
        assertThat(build.code()).isEqualTo(1);
        assertThat(crawled.folder().resolve("archive/state/damaged/articles/1.json"))
                .exists();
        assertThat(crawled.verification().damage()).isEmpty();
    }

    @Test
    void aWithdrawnTextOutlivesAMomentaryFailure() throws Exception {
        ProgramProcess program = with(failures("archive/articles/2.json", 1));
        crawled.blog().delete(2);

        ProgramProcess.Ended build = program.run(
                crawled.folder(), List.of(), "build", crawled.emlog().address());

        assertThat(build.output()).doesNotContain("damaged");
        assertThat(build.code()).isZero();
        assertThat(crawled.folder().resolve("archive/private/articles/2.json")).exists();
        assertThat(crawled.folder().resolve("archive/state/damaged")).doesNotExist();
    }

    @Test
    void aRemovedCommentOutlivesAMomentaryFailure() throws Exception {
        int comment = crawled.blog().comment(1, "a", "kept");
        crawled.blog().comment(1, "b", "another");
        crawled.build("");
        ProgramProcess program = with(failures("archive/comments/1.json", 1));
        crawled.blog().deleteComment(comment);

        ProgramProcess.Ended build = program.run(
                crawled.folder(), List.of(), "build", crawled.emlog().address());

        assertThat(build.output()).doesNotContain("damaged");
        assertThat(build.code()).isZero();
        assertThat(crawled.folder().resolve("archive/private/removed/comments/1.json"))
                .content()
                .contains("kept");
    }

    @Test
    void aBuildNamesTheFileThatItCannotDoWithout() throws Exception {
        String address = crawled.emlog().address();

        ProgramProcess.Ended build =
                withoutReading("archive/index.jsonl").run(crawled.folder(), List.of(), "build", address);

        assertThat(build.output())
                .startsWith("emlog-static: " + crawled.folder().resolve("archive/index.jsonl"))
                .contains(": the disk cannot read it (")
                .hasLineCount(1);
        assertThat(build.code()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"references.json", "crawl.tsv", "media.tsv", "read-again.tsv", "index"})
    void aNoteThatCannotBeReadIsWrittenAnew(String note) throws Exception {
        Path file = crawled.folder().resolve("archive/state").resolve(note);
        assertThat(file).isNotEmptyFile();
        Object before = Files.getAttribute(file, "unix:ino");

        ProgramProcess.Ended build = withoutReading("archive/state/" + note)
                .run(crawled.folder(), List.of(), "build", crawled.emlog().address());

        assertThat(build.output()).doesNotContain("nput/output");
        assertThat(build.code()).isZero();
        assertThat(Files.getAttribute(file, "unix:ino")).isNotEqualTo(before);
    }

    @Test
    void namesThatWereMendedMayGrowInTheSameRun() throws Exception {
        crawled.blog().publish(post -> post.title("new"));

        ProgramProcess.Ended build = withoutReading("archive/names.json")
                .run(crawled.folder(), List.of(), "build", crawled.emlog().address());

        assertThat(build.output()).contains("names.json was lost");
        assertThat(build.code()).isEqualTo(1);
        assertThat(crawled.verification().damage()).isEmpty();
    }

    @Test
    void namesThatCannotBeReadAreTheOnlyDamage() throws Exception {
        ProgramProcess.Ended verify =
                withoutReading("archive/names.json").run(crawled.folder(), List.of(), "verify", "archive");

        assertThat(verify.output()).contains("file cannot be read: names.json").doesNotContain("has no name");
        assertThat(verify.code()).isEqualTo(5);
    }

    @Test
    void noBackupIsAdvisedForAFileOfOthers() throws Exception {
        ProgramProcess.Ended check =
                withoutReading("public/index.html").run(crawled.folder(), List.of(), "check", "public");

        assertThat(check.output()).contains("index.html: Input/output error").doesNotContain("--full");
        assertThat(check.code()).isEqualTo(2);
    }
}
