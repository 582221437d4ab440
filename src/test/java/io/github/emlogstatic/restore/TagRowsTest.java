package io.github.emlogstatic.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.cli.backup.FreshBackup;
import io.github.emlogstatic.emlog.backup.BackupForm;
import io.github.emlogstatic.files.OwnFiles;
import io.github.emlogstatic.model.Article;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagRowsTest {

    @TempDir
    Path folder;

    /** MariaDB in strict mode would refuse the row, and emlog's import would stop there. */
    @Test
    void tagOfTooManyArticlesListsTheLastOnes() throws IOException {
        assertThat(restored("text"))
                .containsExactly(
                        "the page of the tag 'tea' in emlog lists only the last 10922 of its 10923 articles: the"
                                + " column tag.gid holds no more ids; to list all, make it a mediumtext in the fresh emlog and"
                                + " download its backup again");
        assertThat(row())
                .startsWith("('1','tea','10001,10002,")
                .endsWith(",20921,20922');")
                .hasSize(65_546);
    }

    @Test
    void wideColumnListsAllArticles() throws IOException {
        assertThat(restored("mediumtext")).isEmpty();
        assertThat(row()).startsWith("('1','tea','10000,10001,").endsWith(",20921,20922');");
    }

    /** @return what is lost */
    private List<String> restored(String type) throws IOException {
        String sql = FreshBackup.SQL;
        assertThat(sql).contains("`gid` text");
        Path fresh = Files.writeString(folder.resolve("fresh.sql"), sql.replace("`gid` text", "`gid` " + type));
        TagRows tags = new TagRows();
        for (int id = 10_000; id < 20_923; id++) {
            tags.idsOf(Article.builder(id).tags(List.of("tea")).build());
        }
        Losses losses = new Losses(true);
        SqlWriter writer = new SqlWriter(
                BackupForm.of(fresh), Optional.of(OwnFiles.in(folder.resolve("restored"), "list.txt", false)), 1);
        tags.write(List.of(), writer, losses);
        writer.finish();
        return losses.lines(writer);
    }

    private String row() throws IOException {
        return Files.readAllLines(folder.resolve("restored/restore-001.sql")).stream()
                .filter(line -> line.contains("VALUES"))
                .map(line -> line.substring(line.indexOf("('1'")))
                .findFirst()
                .orElseThrow();
    }
}
