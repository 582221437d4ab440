package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.archive.Verification;
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

/** A disk that has lost a sector, so that one file cannot be read. Another one in its place can be. */
@Tag("slow")
class UnreadableFileTest {

    private static final String NO_READ = """
            #include <errno.h>
            #include <sys/stat.h>
            #include <sys/syscall.h>
            #include <unistd.h>

            ssize_t read(int fd, void *bytes, size_t length) {
                struct stat file;
                if (fstat(fd, &file) == 0 && file.st_ino == %d) {
                    errno = EIO;
                    return -1;
                }
                return syscall(SYS_read, fd, bytes, length);
            }
            """;

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
        Object inode = Files.getAttribute(crawled.folder().resolve(path), "unix:ino");
        Path library = PreloadedLibrary.compiled(folder, NO_READ.formatted(inode));
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
        assertThat(Verification.of(crawled.folder().resolve("archive")).damage())
                .isEmpty();
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
}
