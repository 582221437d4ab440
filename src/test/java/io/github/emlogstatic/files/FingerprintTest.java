package io.github.emlogstatic.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 255, 256, 4094, 4095, 4096, 9000})
    void anyOtherCharacterMakesAnotherFingerprint(int around) {
        String text = "字".repeat(around);

        assertThat(Fingerprint.of(text + "a" + text)).isNotEqualTo(Fingerprint.of(text + "b" + text));
        assertThat(Fingerprint.of(text + "Aa")).isNotEqualTo(Fingerprint.of(text + "BB"));
        assertThat(Fingerprint.of(text + "\ud83d")).isNotEqualTo(Fingerprint.of(text + "?"));
        assertThat(Fingerprint.of(text)).isEqualTo(Fingerprint.of("字".repeat(around)));
    }

    @Test
    void textsThatAreSplitElsewhereHaveAnotherFingerprint() {
        assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
        assertThat(Fingerprint.of("a", "")).isNotEqualTo(Fingerprint.of("", "a"));
    }
}
