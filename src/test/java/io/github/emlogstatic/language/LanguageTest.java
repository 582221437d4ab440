package io.github.emlogstatic.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "zh-CN, zh-CN",
        "zh, zh-CN",
        "zh-SG, zh-CN",
        "zh-Hans-HK, zh-CN",
        "zh-TW, en",
        "zh-Hant, en",
        "en-US, en",
        "de, en",
        "und, en"
    })
    void aLocaleWithoutACatalogueIsEnglish(String locale, String tag) {
        assertThat(Language.of(Locale.forLanguageTag(locale)).tag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, zh-CN", "zh_cn, zh-CN", "EN, en"})
    void aLanguageIsFoundByItsTag(String written, String tag) {
        assertThat(Language.named(written).orElseThrow().tag()).isEqualTo(tag);
    }
}
