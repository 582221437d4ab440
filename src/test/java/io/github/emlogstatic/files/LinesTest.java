package io.github.emlogstatic.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinesTest {

    private static final byte[] BYTES = "ab\n\nc".getBytes(UTF_8);

    @Test
    void theNextLineStartsBehindTheEndOfThisOne() {
        assertThat(Lines.next(BYTES, 0)).isEqualTo(3);
        assertThat(Lines.next(BYTES, 3)).isEqualTo(4);
    }

    @Test
    void aLastLineWithoutEndReachesTheEnd() {
        assertThat(Lines.next(BYTES, 4)).isEqualTo(5);
    }

    @Test
    void aLineStartsBehindTheEndOfTheOneBefore() {
        assertThat(Lines.start(BYTES, 1)).isZero();
        assertThat(Lines.start(BYTES, 2)).isZero();
        assertThat(Lines.start(BYTES, 3)).isEqualTo(3);
        assertThat(Lines.start(BYTES, 4)).isEqualTo(4);
    }
}
