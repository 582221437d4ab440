package io.github.emlogstatic.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.DraftFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the owner may read, from a real emlog. */
@Tag("real-emlog")
class DraftsTest {

    @TempDir
    Path folder;

    @Test
    void draftsOfALivingBlogAreKeptApart() throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            Program program = Program.in(folder.resolve("nights"))
                    .with("EMLOG_API_KEY", emlog.key())
                    .configured("blog: {drafts: true}\n");

            program.night(emlog.address());
            DraftFolder drafts = program.archive().drafts();
            assertThat(drafts.articleIds()).containsExactly(7);
            assertThat(drafts.article(7).orElseThrow().body().contentSource()).isEqualTo("SECRET draft");

            emlog.sql("UPDATE emlog_blog SET hide = 'n', title = 'out', content = 'out', comnum = 0 WHERE gid = 7;"
                    + " DELETE FROM emlog_comment WHERE gid = 7");
            program.night(emlog.address());
            assertThat(program.archive().drafts().articleIds()).isEmpty();
            assertThat(program.archive().hasArticle(7)).isTrue();
        }
    }

    @Test
    void aBackupGivesEverythingThatIsNotPublic() throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            Program program = Program.in(folder.resolve("backup"));
            Path backup = Files.createDirectories(program.directory().resolve("backup"));
            Files.write(backup.resolve("blog.zip"), Owner.of(emlog).backup(true));
            program.configured("blog: {backup: backup, uploads: " + emlog.site() + ", drafts: true}\n");

            Program.Ended built = program.run("build");
            assertThat(built.code()).as(built.said()).isZero();
            program.assertNothingLeakedBeside("backup");
            DraftFolder drafts = program.archive().drafts();
            assertThat(drafts.articleIds()).containsExactly(5, 6, 7, 8);
            assertThat(drafts.pageIds()).containsExactly(10);
            assertThat(drafts.commentedIds()).containsExactly(1, 5, 7);
            assertThat(drafts.notes()).isNotEmpty();
        }
    }
}
