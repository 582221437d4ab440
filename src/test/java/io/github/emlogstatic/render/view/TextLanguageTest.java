package io.github.emlogstatic.render.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLanguageTest {

    @ParameterizedTest
    @CsvSource({
        "立冬，开一饼老茶,                        zh-CN, ''",
        "立冬，开一饼老茶,                        en,    zh",
        "What a Cache Remembers,                  zh-CN, en",
        "What a Cache Remembers,                  en,    ''",
        "Java 里的时间：一张够用的地图,            zh-CN, ''",
        "Spring Boot Kubernetes Docker 部署,      zh-CN, ''",
        "お茶を一杯いかがですか,                  zh-CN, ja",
        "차 한 잔 하시겠어요,                     zh-CN, ko",
        "Программа на языке Java: что нового,     zh-CN, ''",
        "أكتب اليوم عن لغة Java الجديدة,          zh-CN, ''",
        "2024,                                    zh-CN, ''",
        "오늘은 한국어로 글을 씁니다,                  ko-KR, ''",
        "오늘은 한국어로 글을 씁니다,                  kok, ko",
        "🍵,                                      zh-CN, ''",
        "A/B,                                     zh-CN, ''",
    })
    void aTextInAnotherLanguageThanThePageIsKnown(String text, String page, String expected) {
        assertThat(TextLanguage.other(text, page)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PHP: دليل المبتدئين | true
            Linux למתחילים ועוד | true
            آموزش پایتون ۱۲۳ | true
            一句阿拉伯谚语：هذا | false
            Hello, world | false
            12 + 3 | false
            """)
    void mostLettersDecideOnTheDirection(String text, boolean rightToLeft) {
        assertThat(TextLanguage.isRightToLeft(text)).isEqualTo(rightToLeft);
    }
}
