package io.github.emlogstatic.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.cli.Shell;
import io.github.emlogstatic.cli.Start;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The class that the jar starts with, in a Java of its own. */
class OldJavaTest {

    @TempDir
    Path folder;

    @Test
    void aNewEnoughJavaRunsTheProgram() throws Exception {
        Shell.Answer answer = started("17", "en", "--version");

        assertThat(answer.code()).isZero();
        assertThat(answer.all()).startsWith("emlog-static ");
    }

    @ParameterizedTest
    @CsvSource({
        "1.8, en, is Java 1.8; Java 17 or later is required",
        "11, '', is Java 11; Java 17 or later is required",
        "16, zh-CN, 是 Java 16；需要 Java 17 或更新版本"
    })
    void anOldJavaIsReported(String java, String language, String told) throws Exception {
        Shell.Answer answer = started(java, language, "build", "https://blog.example.com/");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.all())
                .startsWith("emlog-static: " + System.getProperty("java.home") + " ")
                .contains(told)
                .hasLineCount(1);
    }

    private Shell.Answer started(String java, String language, String... words) throws Exception {
        String program = folder.resolve(".programs/emlog-static").toString();
        return Shell.withJava(folder, OtherJava.class)
                .with(Map.of("OLD_JAVA", java, "EMLOG_STATIC_LANG", language))
                .run(folder, Stream.concat(Stream.of(program), Stream.of(words)).toArray(String[]::new));
    }

    /** A Java that says of itself that it is another one. */
    static final class OtherJava {

        private OtherJava() {}

        public static void main(String[] args) throws Exception {
            System.setProperty("java.specification.version", System.getenv("OLD_JAVA"));
            Start.main(args);
        }
    }
}
