package io.github.emlogstatic.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.build.ProgramProcess;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups are read as a stream. */
@Tag("slow")
class LargeBackupTest {

    private static final int ROWS = 120_000;

    @TempDir
    Path folder;

    @Test
    void fortyMegabytesOfRowsFitIntoThirtyTwo() throws Exception {
        write(folder.resolve("large.sql"));

        ProgramProcess.Ended ended = ProgramProcess.program()
                .run(folder, List.of("-Xmx32m"), "build", "large.sql", "--dry-run", "--verbose");

        assertThat(ended.code()).as(tail(ended)).isZero();
        assertThat(ended.output()).contains("the blog counts 60000 comments", "dry run: nothing was written");
    }

    @Test
    void fortyMegabytesOfTextsFitIntoThirtyTwo() throws Exception {
        String text = "a text of many words ".repeat(5_000);
        try (BufferedWriter sql = Files.newBufferedWriter(folder.resolve("texts.sql"))) {
            sql.write(head());
            for (int id = 2; id < 402; id++) {
                sql.write("INSERT INTO em_blog (`gid`, `title`, `date`, `content`, `type`, `hide`, `checked`)"
                        + " VALUES ('" + id + "','a','1700000000','" + text + "','blog','n','y');\n");
            }
            sql.write("#the end of backup");
        }

        ProgramProcess.Ended ended =
                ProgramProcess.program().run(folder, List.of("-Xmx32m"), "build", "texts.sql", "--dry-run");

        assertThat(ended.code()).as(tail(ended)).isZero();
        assertThat(ended.output()).contains("dry run: nothing was written");
    }

    private static String head() {
        return FreshBackup.SQL.replace("#the end of backup", "")
                + "INSERT INTO em_options (`option_name`, `option_value`)"
                + " VALUES ('blogurl','https://blog.example.com/');\n";
    }

    private static void write(Path file) throws IOException {
        String comment = "a comment of many words ".repeat(11);
        try (BufferedWriter sql = Files.newBufferedWriter(file)) {
            sql.write(head());
            for (int id = 2; id < 4; id++) {
                sql.write("INSERT INTO em_blog (`gid`, `title`, `date`, `content`, `type`, `hide`, `checked`, `comnum`)"
                        + " VALUES ('" + id + "','a','1700000000','text','blog','n','y','" + ROWS / 2 + "');\n");
            }
            for (int i = 1; i <= ROWS; i++) {
                sql.write("INSERT INTO em_comment (`cid`, `gid`, `comment`) VALUES ('" + i + "','" + (2 + i % 2) + "','"
                        + comment + "');\n");
            }
            sql.write("#the end of backup");
        }
    }

    private static String tail(ProgramProcess.Ended ended) {
        String said = ended.output();
        return said.substring(Math.max(0, said.length() - 500));
    }
}
