package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which problems are told once. */
class KnownProblemsTest {

    static List<String> livedWith() {
        return KnownProblems.LIVED_WITH;
    }

    @ParameterizedTest
    @MethodSource("livedWith")
    void whatIsToldOnceIsAProblemThatExists(String start) throws IOException {
        assertThat(Files.readString(Path.of("src/site/markdown/troubleshooting.md")))
                .contains("`" + start);
    }
}
