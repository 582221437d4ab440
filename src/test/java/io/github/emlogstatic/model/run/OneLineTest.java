package io.github.emlogstatic.model.run;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void controlCharactersAreRemoved() {
        assertThat(OneLine.of(" a\r\n  b\u2028c\u0085d\u001b[2Je\u009b1mf\0 ")).isEqualTo("a b c d [2Je 1mf");
    }

    @Test
    void nothingTurnsTheDirectionOfALine() {
        assertThat(OneLine.of("a\u202Egnp.exe\u2066b\u200Fc")).isEqualTo("agnp.exebc");
    }

    @Test
    void aLongTextIsCut() {
        inLinearTime(() -> {
            assertThat(OneLine.of("a" + " ".repeat(1 << 18) + "b")).isEqualTo("a b");
            assertThat(OneLine.of("a".repeat(1 << 18))).hasSize(2001);
        });
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(OneLine.of("ab😀c", 3)).isEqualTo("ab…");
        assertThat(OneLine.of("ab😀c", 4)).isEqualTo("ab😀…");
        assertThat(OneLine.of("ab😀c", 5)).isEqualTo("ab😀c");
    }
}
