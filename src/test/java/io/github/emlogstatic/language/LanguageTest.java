package io.github.emlogstatic.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "zh-CN, zh-CN",
        "zh, zh-CN",
        "zh-SG, zh-CN",
        "zh-HK, zh-CN",
        "zh-TW, zh-CN",
        "zh-Hant, zh-CN",
        "en-US, en",
        "de, en",
        "und, en"
    })
    void aLocaleWithoutACatalogueIsEnglish(String locale, String tag) {
        assertThat(Language.of(Locale.forLanguageTag(locale)).tag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, zh-CN",
        "zh_cn, zh-CN",
        "zh, zh-CN",
        "zh-Hans, zh-CN",
        "zh_CN.UTF-8, zh-CN",
        "zh_CN.utf8@pinyin, zh-CN",
        "zh-TW, zh-CN",
        "zh_Hant_HK, zh-CN",
        "EN, en",
        "en_US.UTF-8, en"
    })
    void aLanguageIsFoundByAnyUsualName(String written, String tag) {
        assertThat(Language.named(written).orElseThrow().tag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fr", "fr_FR.UTF-8", "chinese", "中文", "-", "zhcn"})
    void otherNamesAreNoLanguage(String written) {
        assertThat(Language.named(written)).isEmpty();
    }
}
