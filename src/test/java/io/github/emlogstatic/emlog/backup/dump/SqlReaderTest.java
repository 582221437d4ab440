package io.github.emlogstatic.emlog.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlReaderTest {

    private static final String TABLE =
            "CREATE TABLE `t` (\n `id` int(11), -- a comment\n `name` varchar(9) DEFAULT 'a,b)',"
                    + "\n PRIMARY KEY (`id`),\n KEY `name` (`name`(5))\n) ENGINE=InnoDB COMMENT='(;';\n";

    @Test
    void readsRowsWithoutTheNamesOfColumns() throws IOException {
        assertThat(rows(TABLE + "INSERT INTO t VALUES('1','a');\nINSERT INTO t VALUES('2',NULL);"))
                .containsExactly("1=a", "2=");
    }

    @Test
    void readsRowsWithTheNamesOfColumns() throws IOException {
        assertThat(rows("INSERT INTO `t` (`name`, `id`) VALUES ('a','1');")).containsExactly("1=a");
    }

    @Test
    void readsManyRowsOfOneStatement() throws IOException {
        assertThat(rows("/*!40000 ALTER TABLE `t` DISABLE KEYS */;\n" + TABLE
                        + "INSERT IGNORE INTO `db`.`t` VALUES\n(1, 'a'),\n (2,'b') , (3,_binary 'c');\nUNLOCK TABLES;"))
                .containsExactly("1=a", "2=b", "3=c");
    }

    @Test
    void skipsOtherTablesAndStatements() throws IOException {
        assertThat(rows("# a comment; with 'a quote\n-- INSERT INTO t VALUES (9,'no')\nDROP TABLE IF EXISTS t;\n"
                        + "CREATE TABLE IF NOT EXISTS other (x text);\nINSERT INTO other VALUES ('(\\'),;');\n" + TABLE
                        + "SET @a = 'x;y';\nREPLACE INTO t VALUES (1,'a')"))
                .containsExactly("1=a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELIMITER ;;", "delimiter $$\r"})
    void skipsWhatTriggersAndProceduresWouldDo(String delimiter) throws IOException {
        String procedure =
                delimiter + "\nCREATE PROCEDURE `tidy`()\nBEGIN DELETE FROM t; INSERT INTO t SELECT 1, 'x';\n"
                        + "SELECT 1\n  ;\n  DELETE FROM t;\n"
                        + "INSERT INTO t VALUES (2,'no');\nEND\n;;\n  DELIMITER ;\n";
        byte[] text = (TABLE + "INSERT INTO t VALUES (1,'a');\n" + procedure + "INSERT INTO t VALUES (3,'c');\n")
                .getBytes(StandardCharsets.UTF_8);
        Map<String, Set<String>> wanted = Map.of("t", Set.of("id"));
        try (SqlReader reader = new SqlReader(new ByteArrayInputStream(text), "file.sql", wanted)) {
            assertThat(reader.next().orElseThrow().integer("id")).isEqualTo(1);
            assertThat(reader.next().orElseThrow().integer("id")).isEqualTo(3);
            assertThat(reader.next()).isEmpty();
            assertThat(reader.emptied()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'it\\'s'|it's
            'it''s'|it's
            'a\\\\b'|a\\b
            "a\\"b"|a"b
            '50\\% of \\_'|50\\% of \\_
            '\\q'|q
            0x6162|ab
            X'6162'|ab
            x'6162'|ab
            _binary 0x6162|ab
            _utf8mb4 _binary 'ab'|ab
            N'ab'|ab
            b'101'|5
            12.5|12.5
            '微语，🍵'|微语，🍵
            """)
    void undoesEscapes(String written, String read) throws IOException {
        assertThat(rows("INSERT INTO t (id, name) VALUES (1," + written + ");")).containsExactly("1=" + read);
    }

    @Test
    void undoesEscapesOfControlCharacters() throws IOException {
        assertThat(rows("INSERT INTO t (id, name) VALUES (1,'a\\nb\\rc\\td\\0e\\Zf');"))
                .containsExactly("1=a\nb\rc\td\0e\u001Af");
    }

    @Test
    void takesAByteOrderMark() throws IOException {
        assertThat(rows("\uFEFF" + TABLE + "INSERT INTO t VALUES (1,'a');")).containsExactly("1=a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t (id, name) VALUES (1,'a",
                "INSERT INTO t (id, name) VALUES (1",
                "INSERT INTO t (id, name) VALUES (1,'a'), ",
                "CREATE TABLE t (id",
                "DELIMITER ;; CREATE PROCEDURE p() BEGIN DELETE FROM t; END"
            })
    void namesTheLineWhereAFileIsCut(String text) {
        assertThatThrownBy(() -> rows("\n\n" + text))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("file.sql ends in the middle of a statement, at line 3");
    }

    @Test
    void namesTheRowWithTooFewValues() {
        assertThatThrownBy(() -> rows(TABLE + "INSERT INTO t VALUES (1);"))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("line 7")
                .hasMessageContaining("1 value, where the table has 2 columns");
    }

    @Test
    void refusesRowsOfUnknownColumns() {
        assertThatThrownBy(() -> rows("INSERT INTO t VALUES (1,'a');"))
                .hasMessageContaining("rows of t without the names of their columns");
    }

    @Test
    void namesTheColumnThatIsNotUtf8() {
        byte[] gbk = "INSERT INTO t (id, name) VALUES (1,'中文');".getBytes(java.nio.charset.Charset.forName("GBK"));

        assertThatThrownBy(() -> rows(gbk))
                .hasMessageContaining("file.sql, line 1: the row of t is not UTF-8 in column name");
    }

    @Test
    void readsTheSameWithAnyBufferSize() throws IOException {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder(TABLE);
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 3000; i++) {
            String value = "微\\n'\"\n;)".repeat(random.nextInt(9)) + i;
            expected.add(i + "=" + value);
            text.append("INSERT INTO t VALUES ('")
                    .append(i)
                    .append("','")
                    .append(value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n"))
                    .append("');\n");
        }

        assertThat(rows(text.toString())).isEqualTo(expected);
    }

    private static List<String> rows(String text) throws IOException {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> rows(byte[] bytes) throws IOException {
        try (SqlReader reader =
                new SqlReader(new ByteArrayInputStream(bytes), "file.sql", Map.of("t", Set.of("id", "name")))) {
            List<String> rows = new ArrayList<>();
            for (Optional<SqlRow> row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get().number("id") + "=" + row.get().text("name"));
            }
            return rows;
        }
    }
}
