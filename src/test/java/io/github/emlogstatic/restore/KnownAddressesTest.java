package io.github.emlogstatic.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownAddressesTest {

    @ParameterizedTest
    @CsvSource({"%E4%BD%A0+%E5%A5%BD, 你 好", "c%2B%2B, c++", "2024%2Fhello, 2024/hello", "hello.html, hello"})
    void aliasIsWhatEmlogEncoded(String address, String alias) {
        assertThat(KnownAddresses.of(Map.of(4, address), Map.of()).alias(4)).isEqualTo(alias);
    }

    @ParameterizedTest
    @CsvSource({"%E5%85%B3%E4%BA%8E, 关于", "关于, %E5%85%B3%E4%BA%8E", "about, about"})
    void menuFindsThePageHoweverItsAliasIsWritten(String inMenu, String ofPage) {
        assertThat(KnownAddresses.at(inMenu, Map.of(4, ofPage))).hasValue(4);
    }
}
