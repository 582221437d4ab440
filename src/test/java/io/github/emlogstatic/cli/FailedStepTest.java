package io.github.emlogstatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.cli.backup.FreshBackup;
import io.github.emlogstatic.cli.console.CliEnvironment;
import io.github.emlogstatic.publish.s3.FakeS3;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A step that shows a progress bar on a terminal, and fails: the error has a line of its own. */
class FailedStepTest {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void sample() throws IOException {
        PathUtils.copyDirectory(Path.of("examples/sample-blog"), directory.resolve("archive"));
        Files.writeString(directory.resolve("fresh.sql"), FreshBackup.SQL);
    }

    private int run(Map<String, String> variables, String... arguments) {
        err.reset();
        CliEnvironment terminal = new CliEnvironment(
                new PrintStream(new ByteArrayOutputStream()),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                variables,
                directory,
                true);
        return Commands.named(arguments[0], terminal).execute(arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "export markdown --for plain -o out, .md",
        "export markdown --for plain -o out, .jpg",
        "restore archive --into fresh.sql -o out, .jpg"
    })
    void theErrorOfAnExportStandsBelowTheBar(String command, String ending) throws IOException {
        String[] arguments = command.split(" ");
        assertThat(run(Map.of(), arguments)).as(err.toString()).isZero();
        Path inTheWay = written(ending);
        Files.delete(inTheWay);
        Files.createDirectories(inTheWay.resolve("of others"));

        assertThat(run(Map.of(), arguments)).isNotZero();

        assertThat(err.toString(StandardCharsets.UTF_8)).containsPattern("]\\Remlog-static: ");
    }

    private Path written(String ending) throws IOException {
        return Tree.files(directory.resolve("out"), ending).get(0);
    }

    @Test
    void theErrorOfAnUploadStandsBelowTheBar() throws IOException {
        Files.createDirectories(directory.resolve("public"));
        Files.writeString(directory.resolve("public/index.html"), "<p>a blog</p>");
        try (FakeS3 storage = new FakeS3()) {
            storage.setFull(true);
            Map<String, String> key = Map.of(
                    "AWS_ACCESS_KEY_ID",
                    FakeS3.ID,
                    "AWS_SECRET_ACCESS_KEY",
                    FakeS3.SECRET,
                    "AWS_ENDPOINT_URL",
                    storage.endpoint());

            assertThat(run(key, "publish", "--to", "s3://" + FakeS3.BUCKET)).isNotZero();
        }

        assertThat(err.toString(StandardCharsets.UTF_8)).containsPattern("]\\Remlog-static: ");
    }
}
