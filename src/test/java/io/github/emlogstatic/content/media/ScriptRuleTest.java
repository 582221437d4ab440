package io.github.emlogstatic.content.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptRuleTest {

    /** A large one does not fit into memory, and into no array of Java above 2 GB. */
    @ParameterizedTest
    @CsvSource({"a.psd, 8BPS, NONE", "a, <html>, WITHHELD"})
    void ofWhatIsNoPictureTheStartIsRead(String name, String start, Scripts found) {
        ScriptRule rule = new ScriptRule(
                false,
                path -> {
                    throw new AssertionError("reads all of " + path);
                },
                path -> Optional.of(start.getBytes(StandardCharsets.UTF_8)));

        assertThat(rule.of(name)).isEqualTo(found);
    }
}
