package io.github.emlogstatic.render.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDirectionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PHP: دليل المبتدئين | true
            Linux למתחילים ועוד | true
            آموزش پایتون ۱۲۳ | true
            一句阿拉伯谚语：هذا | false
            Hello, world | false
            12 + 3 | false
            """)
    void mostLettersDecide(String text, boolean rightToLeft) {
        assertThat(TextDirection.isRightToLeft(text)).isEqualTo(rightToLeft);
    }
}
