package io.github.emlogstatic.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HmacTest {

    /** RFC 4231, 4.3. */
    @Test
    void theHashIsThatOfTheStandard() {
        assertThat(Hmac.of("Jefe".getBytes(UTF_8), "what do ya want for nothing?"))
                .isEqualTo(HexFormat.of().parseHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    }
}
