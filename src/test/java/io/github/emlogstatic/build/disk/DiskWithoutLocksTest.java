package io.github.emlogstatic.build.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.build.ProgramProcess;
import io.github.emlogstatic.crawl.CrawledBlog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A disk without file locks, such as NFS whose lock service is not running: a library answers as its kernel would. */
@Tag("slow")
class DiskWithoutLocksTest {

    private static final String NO_LOCKS = """
            #include <errno.h>
            #include <stdarg.h>
            #include <sys/syscall.h>
            #include <unistd.h>

            static int answer(int fd, int command, void *argument) {
                enum { SETLK = 6, SETLKW = 7 };
                if (command == SETLK || command == SETLKW) {
                    errno = ENOLCK;
                    return -1;
                }
                return syscall(SYS_fcntl, fd, command, argument);
            }

            #define ANSWER(name) int name(int fd, int command, ...) { \\
                va_list more; va_start(more, command); \\
                return answer(fd, command, va_arg(more, void *)); }
            ANSWER(fcntl)
            ANSWER(fcntl64)
            """;

    @TempDir
    Path folder;

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog().configured(QuickTheme.CHOSEN);

    private Path library;

    @BeforeEach
    void compile() throws Exception {
        library = PreloadedLibrary.compiled(folder, NO_LOCKS);
        crawled.blog().fill(2);
        crawled.build("");
    }

    private ProgramProcess.Ended run(String... arguments) throws IOException, InterruptedException {
        return ProgramProcess.program()
                .with(Map.of("LD_PRELOAD", library.toString()))
                .run(crawled.folder(), List.of(), arguments);
    }

    @Test
    void whatWritesSaysWhichFileCannotBeLocked() throws Exception {
        Path lock = crawled.folder().resolve("archive/state/lock");

        ProgramProcess.Ended build = run("build", crawled.emlog().address());

        assertThat(build.output())
                .startsWith("emlog-static: cannot lock " + lock + ": ")
                .contains("; put the directory on a disk that has file locks")
                .hasLineCount(1);
        assertThat(build.code()).isEqualTo(2);
    }

    @Test
    void whatOnlyReadsNeedsNoLock() throws Exception {
        ProgramProcess.Ended export = run("export", "markdown", "--for", "plain", "-o", "texts");

        assertThat(export.code()).as(export.output()).isZero();
        assertThat(crawled.folder().resolve("texts")).isNotEmptyDirectory();
    }
}
