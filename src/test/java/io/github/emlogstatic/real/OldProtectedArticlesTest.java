package io.github.emlogstatic.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.model.run.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is protected or hidden late, on a blog of more pages than a night reads by default, does not stay public. */
@Tag("real-emlog")
class OldProtectedArticlesTest {

    private static final int REQUESTS = 20;

    @TempDir
    Path folder;

    @Test
    void oldProtectedOrHiddenArticlesLeaveTheNextNight() throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            emlog.sql("""
                    INSERT INTO emlog_blog (gid, title, date, content, excerpt, sortid, type)
                      SELECT seq, CONCAT('旧 ', seq), UNIX_TIMESTAMP('2015-01-01') + seq * 3600, CONCAT('old text ', seq), '', 1, 'blog'
                      FROM seq_2001_to_3520;
                    """);
            Program program = Program.in(folder.resolve("night")).configured(QuickTheme.CHOSEN);
            assertThat(build(program, emlog, 0).problems()).isEmpty();
            assertThat(program.archive().articleIds()).hasSize(1555);
            assertThat(program.shows("post/2001.html", "old text 2001")).isTrue();

            emlog.sql("UPDATE emlog_blog SET password = 'now' WHERE gid IN (2001, 2800, 3500)");
            emlog.sql("UPDATE emlog_blog SET hide = 'y' WHERE gid = 2400");
            emlog.requests();
            build(program, emlog, 1);
            assertThat(emlog.requests()).hasSizeLessThanOrEqualTo(REQUESTS);
            for (int id : new int[] {2001, 2800, 3500}) {
                assertThat(program.shows("post/" + id + ".html", "old text " + id))
                        .isFalse();
            }
            assertThat(program.hasPage("post/2400.html")).isFalse();
        }
    }

    private static BuildReport build(Program program, RealEmlog emlog, int nights) throws Exception {
        Config config = ConfigLoader.in(program.directory())
                .load(Optional.empty(), Map.of(), Overrides.none().with("blog.url", "BLOG", emlog.address()))
                .config();
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(nights));
        return new SiteBuild(config, clock, Progress.SILENT).run();
    }
}
