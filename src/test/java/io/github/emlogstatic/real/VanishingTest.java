package io.github.emlogstatic.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What vanishes in one night by the dozen is kept until somebody has said that it may go. */
@Tag("real-emlog")
class VanishingTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM emlog_blog WHERE gid > 20",
                "DELETE FROM emlog_comment; UPDATE emlog_blog SET comnum = 0",
                "DELETE FROM emlog_twitter",
                "DELETE FROM emlog_sort",
                "DELETE FROM emlog_blog"
            })
    void articlesVanishingTogetherAreRefusedThenKeptApart(String vanishing) throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            Program program = Program.in(folder.resolve("night")).with("EMLOG_API_KEY", emlog.key());
            program.night(emlog.address());
            Map<String, String> kept = program.kept();
            Map<String, String> site = program.site();
            emlog.sql(vanishing);

            for (int night = 0; night < 2; night++) {
                Program.Ended refused = program.build(emlog.address());
                assertThat(refused.code()).as(refused.said()).isEqualTo(4);
                assertThat(program.kept()).isEqualTo(kept);
                assertThat(program.site()).isEqualTo(site);
            }

            Program.Ended forced = program.build(emlog.address(), "--force");
            assertThat(forced.code()).as(forced.said()).isIn(0, 1);
            program.assertSound();
            assertThat(program.directory().resolve("archive/private")).isNotEmptyDirectory();
        }
    }

    @Test
    void aLoginThatShowsFewerNotesRemovesNone() throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            emlog.sql("UPDATE emlog_twitter SET author = 2 WHERE id > 30");
            Program program = Program.in(folder.resolve("night"))
                    .with("EMLOG_API_KEY", emlog.key())
                    .with("EMLOG_USER", RealEmlog.USER)
                    .with("EMLOG_PASSWORD", RealEmlog.PASSWORD);
            program.night(emlog.address());
            assertThat(program.archive().notes()).hasSize(42);

            program.configured("blog: {auth: login}");
            program.build(emlog.address());
            assertThat(program.archive().notes()).hasSize(42);
            program.assertNothingLeaked();
        }
    }

    @Test
    void aClosingApiRemovesNothing() throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            Program program = Program.in(folder.resolve("night")).with("EMLOG_API_KEY", emlog.key());
            program.night(emlog.address());
            emlog.option("is_openapi", "n");
            program.build(emlog.address());
            program.assertSound();

            assertThat(program.archive().articleIds()).hasSize(35);
            assertThat(program.archive().notes()).hasSize(42);
            assertThat(program.archive().likes(1)).hasSize(2);
            assertThat(program.comments(12)).hasSize(25);
            assertThat(Files.readString(program.directory().resolve("archive/articles/1.json")))
                    .contains("来源");
        }
    }
}
