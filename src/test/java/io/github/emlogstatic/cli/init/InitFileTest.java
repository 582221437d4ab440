package io.github.emlogstatic.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.cli.backup.FreshBackup;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody gives {@code init} what lies on the disk, in place of an address. */
class InitFileTest {

    private static final String BACKUP = FreshBackup.SQL.replace(
            "#the end of",
            "INSERT INTO em_options VALUES ('1','blogurl'," + "'https://blog.example.com/');\n#the end of");
    private static final String TAKES = "; init takes the address of a blog, as in 'init https://blog.example.com/'";

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path directory = program.directory();

    @BeforeEach
    void files() throws IOException {
        PathUtils.copyDirectory(Path.of("examples/sample-blog"), directory.resolve("archive"));
        Files.writeString(directory.resolve("emlog_pro 2.6.27_20261128.sql"), BACKUP);
        Files.writeString(Files.createDirectory(directory.resolve("dumps")).resolve("a.sql"), BACKUP);
        Files.createDirectory(directory.resolve("empty"));
        Files.writeString(Files.createDirectory(directory.resolve("site")).resolve("site-config.yaml"), "blog: {}");
        Files.writeString(directory.resolve("my.yaml"), "blog: {}");
        Files.writeString(directory.resolve("notes.txt"), "it's a note");
        Files.writeString(directory.resolve("other.sql"), "CREATE TABLE x (a int);");
        Files.write(directory.resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0});
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            archive | archive is an archive, which needs no configuration; run: emlog-static build archive
            dumps | dumps is a backup, which needs no configuration; run: emlog-static build dumps
            my.yaml | my.yaml is a configuration; run: emlog-static build -c my.yaml
            other.sql | other.sql is no backup of an emlog: it has no table of articles (…_blog with the columns gid, title, content, excerpt, sortid, type), but x
            """)
    void whatTheFileIsAndWhatToTypeIsReported(String name, String told) {
        assertThat(program.run("init", name)).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).isEqualToNormalizingNewlines("emlog-static: " + told + "\n");
    }

    @Test
    void aNameWithASpaceIsQuotedInTheCommand() {
        program.run("init", "emlog_pro 2.6.27_20261128.sql");

        assertThat(program.err()).contains("run: emlog-static build \"emlog_pro 2.6.27_20261128.sql\"");
    }

    @Test
    void aDirectoryWithAConfigurationIsBuiltWithIt() {
        program.run("init", "site");

        assertThat(program.err())
                .contains("site holds a configuration; run: emlog-static build -c " + Path.of("site/site-config.yaml"));
    }

    @ParameterizedTest
    @CsvSource({
        "notes.txt, neither a backup nor a configuration",
        "a.png, a picture",
        "empty, a directory without an archive or a backup"
    })
    void whatIsNoneOfTheseIsReportedWithAnExample(String name, String kind) {
        assertThat(program.run("init", name)).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).isEqualToNormalizingNewlines("emlog-static: " + name + " is " + kind + TAKES + "\n");
    }

    @Test
    void aPictureIsNoBackupThatWasCutOff() {
        assertThat(program.run("build", "a.png")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("a.png is no text, perhaps a picture or a document, and so no backup");
    }
}
