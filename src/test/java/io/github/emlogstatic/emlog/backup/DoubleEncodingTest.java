package io.github.emlogstatic.emlog.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoubleEncodingTest {

    /** As MySQL reads latin1: as Windows does, and bytes that Windows does not know as ISO 8859-1 does. */
    private static String twice(String text) {
        StringBuilder twice = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            String windows = new String(new byte[] {one}, Charset.forName("windows-1252"));
            twice.append(windows.equals("\ufffd") ? (char) (one & 0xff) : windows.charAt(0));
        }
        return twice.toString();
    }

    @Test
    void chineseTitlesThatWereEncodedTwiceAreFound() {
        assertThat(DoubleEncoding.isOfMost(List.of("ä¸­æ–‡", "plain", twice("春天的一首诗，和“引号”"))))
                .isTrue();
        assertThat(DoubleEncoding.isOfMost(List.of("plain", twice("春天的一首诗，和“引号”"))))
                .isTrue();
    }

    @Test
    void anArticleAboutItAmongOthersIsNoSign() {
        assertThat(DoubleEncoding.isOfMost(List.of("乱码 ä¸­æ–‡ 怎么办", "ä¸­æ–‡", "数据库迁移")))
                .isFalse();
    }

    @Test
    void textsInOtherLanguagesAreNoSign() {
        assertThat(DoubleEncoding.isOfMost(List.of(
                        "Crème brûlée à la française",
                        "Über größere Straßen",
                        "Привет, мир",
                        "日本語の題",
                        "€ 5 – “quoted”",
                        "😀",
                        twice("é"))))
                .isFalse();
        assertThat(DoubleEncoding.isOfMost(List.of("plain"))).isFalse();
        assertThat(DoubleEncoding.isOfMost(List.of())).isFalse();
    }
}
