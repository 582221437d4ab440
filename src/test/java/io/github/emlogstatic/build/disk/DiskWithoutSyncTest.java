package io.github.emlogstatic.build.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.build.ProgramProcess;
import io.github.emlogstatic.crawl.CrawledBlog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A disk that cannot be told to write a file at once, such as some shared folders, or one that fails when it is told. */
@Tag("slow")
class DiskWithoutSyncTest {

    private static final String ANSWER = """
            #include <errno.h>

            int fsync(int fd) {
                errno = %s;
                return -1;
            }
            """;

    @TempDir
    Path folder;

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog().configured(QuickTheme.CHOSEN);

    @ParameterizedTest
    @CsvSource({"EINVAL, 0", "ENOTSUP, 0", "ENOSYS, 0", "EIO, 2"})
    void onlyADiskThatFailsEndsTheRun(String error, int code) throws Exception {
        crawled.blog().fill(2);
        Path library = PreloadedLibrary.compiled(folder, ANSWER.formatted(error));

        ProgramProcess.Ended build = ProgramProcess.program()
                .with(Map.of("LD_PRELOAD", library.toString()))
                .run(crawled.folder(), List.of(), "build", crawled.emlog().address());

        assertThat(build.code()).as(build.output()).isEqualTo(code);
        if (code == 0) {
            assertThat(Verification.of(crawled.folder().resolve("archive")).damage())
                    .isEmpty();
        }
    }
}
