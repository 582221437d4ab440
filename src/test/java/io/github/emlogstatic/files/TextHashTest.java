package io.github.emlogstatic.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextHashTest {

    @ParameterizedTest
    @CsvSource({"'', cbf29ce484222325", "a, af63dc4c8601ec8c", "foobar, 85944171f73967e8"})
    void isFnv1a(String text, String hash) {
        long known = Long.parseUnsignedLong(hash, 16);
        long ended = (known ^ 1L << 16) * 0x100000001b3L;

        assertThat(TextHash.of(text)).isEqualTo("%016x".formatted(ended));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4095, 4096, 4097, 9000})
    void anyOtherCharacterMakesAnotherHash(int before) {
        String start = "字".repeat(before);

        assertThat(TextHash.of(start + "a" + start)).isNotEqualTo(TextHash.of(start + "b" + start));
        assertThat(TextHash.of(start + "Aa")).isNotEqualTo(TextHash.of(start + "BB"));
        assertThat(TextHash.of(start + "\ud83d")).isNotEqualTo(TextHash.of(start + "?"));
    }

    @Test
    void textsThatAreSplitElsewhereHaveAnotherHash() {
        assertThat(TextHash.of("ab", "c")).isNotEqualTo(TextHash.of("a", "bc"));
        assertThat(TextHash.of("a", "")).isNotEqualTo(TextHash.of("", "a"));
    }
}
