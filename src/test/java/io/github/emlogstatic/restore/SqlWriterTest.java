package io.github.emlogstatic.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.emlog.backup.BackupForm;
import io.github.emlogstatic.emlog.backup.dump.ColumnLimit;
import io.github.emlogstatic.files.OwnFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlWriterTest {

    private static final BackupForm FORM = new BackupForm(
            List.of("version:emlog pro 2.6.27", "tableprefix:em_"),
            "em_",
            Map.of("blog", List.of("gid", "title", "content"), "comment", List.of("cid", "comment")),
            Map.of(
                    "blog", Map.of("title", new ColumnLimit(3, false)),
                    "comment", Map.of("comment", new ColumnLimit(65_535, true))),
            Map.of("blog", 1));

    @TempDir
    Path folder;

    @Test
    void whatTheTargetHasNoPlaceForIsCounted() throws IOException {
        SqlWriter writer = new SqlWriter(FORM, Optional.empty(), 1);

        writer.row("blog", Map.of("gid", 1, "link", "https://example.org/", "like_count", 0));
        writer.row("blog", Map.of("gid", 2, "link", ""));
        writer.row("blog_fields", Map.of("gid", 1, "field_key", "k"));

        assertThat(writer.dropped()).containsOnly(Map.entry("blog.link", 1), Map.entry("blog_fields", 1));
        assertThat(new Losses(false).lines(writer))
                .contains("addresses that articles jump to: 1 value, for which this version of emlog has no place");
    }

    @Test
    void largeBlogIsSplitIntoFilesThatPhpTakes() throws IOException {
        SqlWriter writer = writer(1);
        for (int id = 1; id <= 9; id++) {
            writer.row("blog", Map.of("gid", id, "content", "长".repeat(200_000))); // 600 KB in UTF-8
        }

        assertThat(writer.finish()).isEqualTo(3);
        for (int i = 1; i <= 3; i++) {
            Path file = folder.resolve("restore-00" + i + ".sql");
            assertThat(Files.size(file)).isLessThan(2_000_000);
            assertThat(Files.readAllLines(file))
                    .startsWith("#version:emlog pro 2.6.27", "#tableprefix:em_")
                    .endsWith("#the end of backup");
        }
        assertThat(writer.large()).isEmpty();
    }

    /** Else a new article has the number of one that a later file brings, and is lost. */
    @Test
    void firstFileKeepsTheNumbersOfAllOthers() throws IOException {
        SqlWriter writer = writer(1);
        for (int id : List.of(7, 400, 9, 12)) {
            writer.row("blog", Map.of("gid", id, "content", "x".repeat(1_000_000)));
        }
        writer.finish();

        assertThat(folder.resolve("restore-001.sql"))
                .content()
                .contains("\nALTER TABLE `em_blog` AUTO_INCREMENT = 401;\n");
        assertThat(folder.resolve("restore-002.sql"))
                .content()
                .contains("'400'")
                .doesNotContain("ALTER");
    }

    @Test
    void textLargerThanAFileIsNamed() throws IOException {
        SqlWriter writer = writer(1);
        writer.row("blog", Map.of("gid", 1, "content", "x".repeat(2_090_000))); // PHP's 2 MB are 2,097,152 bytes
        writer.row("blog", Map.of("gid", 2, "content", "x".repeat(2_100_000)));
        writer.finish();

        assertThat(writer.large()).containsExactly("restore-002.sql");
    }

    @Test
    void textLongerThanItsColumnIsCutAndCounted() throws IOException {
        SqlWriter writer = writer(1);
        writer.row("blog", Map.of("title", "🍵🍵🍵🍵"));
        writer.finish();

        assertThat(Files.readString(folder.resolve("restore-001.sql"))).contains("VALUES ('🍵🍵🍵');");
        assertThat(writer.cut()).containsEntry("blog.title", 1);
    }

    @Test
    void textOfTooManyBytesIsCutBetweenItsCharacters() throws IOException {
        SqlWriter writer = writer(1);
        writer.row("comment", Map.of("comment", "茶".repeat(21_845))); // 65,535 bytes
        writer.row("comment", Map.of("comment", "a" + "🍵".repeat(20_000)));
        writer.finish();

        assertThat(Files.readAllLines(folder.resolve("restore-001.sql")))
                .anyMatch(line -> line.endsWith("('" + "茶".repeat(21_845) + "');"))
                .anyMatch(line -> line.endsWith("('a" + "🍵".repeat(16_383) + "');")); // 65,533 bytes
        assertThat(writer.cut()).containsOnly(Map.entry("comment.comment", 1));
    }

    @Test
    void whatTheTargetDoesNotHaveIsLeftOut() throws IOException {
        SqlWriter writer = writer(1);
        writer.row("like", Map.of("id", 1));
        writer.row("blog", Map.of("gid", 1, "parent_id", 2));
        writer.clear("like", "");
        writer.finish();

        assertThat(Files.readString(folder.resolve("restore-001.sql")))
                .contains("REPLACE INTO `em_blog` (`gid`) VALUES ('1');")
                .doesNotContain("like");
    }

    @Test
    void columnsHaveTheOrderOfTheTarget() throws IOException {
        SqlWriter writer = writer(1);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("content", "c");
        values.put("gid", 1);
        writer.row("blog", values);
        writer.update("blog", values, "gid=1");
        writer.finish();

        assertThat(Files.readString(folder.resolve("restore-001.sql")))
                .contains("(`gid`, `content`) VALUES ('1','c')", "SET `gid` = '1', `content` = 'c' WHERE");
    }

    private SqlWriter writer(int expected) throws IOException {
        return new SqlWriter(FORM, Optional.of(OwnFiles.in(folder, "list.txt", false)), expected);
    }

    @Test
    void namesSortInTheOrderOfFilesInAnyLanguage() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            for (int expected : new int[] {999, 1_000}) {
                SqlWriter writer = writer(expected);
                writer.row("blog", Map.of("gid", 1));
                writer.finish();
            }
        } finally {
            Locale.setDefault(before);
        }

        assertThat(folder).isDirectoryContaining("glob:**/restore-001.sql");
        assertThat(folder).isDirectoryContaining("glob:**/restore-0001.sql");
    }

    @Test
    void everyTextStaysOnItsLine() {
        assertThat(SqlWriter.quoted("a\n;\r'\"\\\0\u001A")).isEqualTo("'a\\n;\\r\\'\\\"\\\\\\0\\Z'");
    }
}
