package io.github.emlogstatic.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageOptionTest {

    @ParameterizedTest
    @CsvSource({
        "en, zh_CN.UTF-8, '', '', zh-CN", // a locale that is not installed
        "en, C.UTF-8, '', zh_CN.UTF-8, en",
        "en, '', zh_CN, en_US.UTF-8, zh-CN",
        "en, '', '', zh_SG.UTF-8, zh-CN",
        "en, '', '', zh_TW.UTF-8, zh-CN",
        "en, '', '', POSIX, en",
        "en, '', '', '', en",
        "zh-CN, '', '', en_US.UTF-8, zh-CN"
    })
    void theEnvironmentNamesTheLanguage(String java, String all, String messages, String lang, String tag) {
        Map<String, String> variables = Map.of("LC_ALL", all, "LC_MESSAGES", messages, "LANG", lang);

        assertThat(LanguageOption.usual(variables, Locale.forLanguageTag(java)).tag())
                .isEqualTo(tag);
    }
}
