package io.github.emlogstatic.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blogs that a real emlog answers for in a way that few expect. */
@Tag("real-emlog")
class HardBlogsTest {

    @TempDir
    Path folder;

    @Test
    void customFieldsOfAProtectedArticleAreNotShown() throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            emlog.sql("INSERT INTO emlog_blog_fields (gid, field_key, field_value) VALUES (5, 'hint', 'for friends')");
            Program program = Program.in(folder.resolve("night"));
            program.night(emlog.address());
            assertThat(program.shows("post/5.html", "加密的")).isTrue();
            assertThat(program.shows("post/5.html", "for friends")).isFalse();
        }
    }

    @Test
    void aListAboveSixtyFourMegabytesIsReadInParts() throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            emlog.sql("""
                    INSERT INTO emlog_blog (gid, title, date, content, excerpt, sortid, type)
                      SELECT seq, CONCAT('图 ', seq), UNIX_TIMESTAMP('2024-07-01') + seq,
                        CONCAT('<img src="data:image/png;base64,', REPEAT('QUJD', 250000), '">'), '', 1, 'blog'
                      FROM seq_1001_to_1034;
                    """);
            Program program = Program.in(folder.resolve("night")).configured("media: {download: false}");
            Program.Ended ended = program.build(emlog.address());

            assertThat(ended.code()).as(ended.said()).isIn(0, 1);
            assertThat(program.archive().articleIds()).hasSize(35 + 34);
            assertThat(program.run("verify").code()).isZero();
        }
    }

    @Test
    void aChainOfSixHundredRepliesIsRead() throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder)) {
            emlog.sql("""
                    INSERT INTO emlog_comment (cid, gid, pid, poster, comment, hide, date)
                      SELECT seq, 2, IF(seq = 1001, 0, seq - 1), 'a', CONCAT('reply ', seq), 'n',
                        UNIX_TIMESTAMP('2024-07-01') + seq FROM seq_1001_to_1600;
                    UPDATE emlog_blog SET comnum = 600 WHERE gid = 2;
                    """);
            Program program = Program.in(folder.resolve("night"));
            program.night(emlog.address());
            assertThat(program.comments(2)).hasSize(600);
            program.night(emlog.address());
        }
    }
}
