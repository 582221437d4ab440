package io.github.emlogstatic.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "博客", "😀", "\ud83d", "\ude00\ud83d", "ée\u0301é", "a😀"})
    void aTextHasTheChecksumOfItsBytesInUtf8(String text) {
        for (int before : new int[] {0, 4095, 4096, 9000}) {
            String whole = "a".repeat(before) + text + text.repeat(3000);
            assertThat(Checksum.of(whole, ""))
                    .as("%s characters before", before)
                    .isEqualTo(Checksum.of((whole + "\0").getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void textsThatAreSplitElsewhereHaveAnotherChecksum() {
        assertThat(Checksum.of("ab", "c")).isNotEqualTo(Checksum.of("a", "bc"));
    }
}
