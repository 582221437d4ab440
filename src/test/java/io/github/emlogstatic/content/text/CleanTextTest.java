package io.github.emlogstatic.content.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {

    @Test
    void legalTextStaysUnchanged() {
        String text = "a\tb\r\nc 中文 😀 é \uFEFF";

        assertThat(CleanText.of(text)).isSameAs(text);
    }

    @Test
    void charactersForbiddenInXmlAndHtmlAreRemoved() {
        assertThat(CleanText.of("a\u0000b\u0008c\u001Fd\u007Fe\u0085f\uD800g\uDC00h\uFFFEi\uFFFFj\uFDD0k\uDBFF\uDFFFl"))
                .isEqualTo("abcdefghijkl");
    }
}
