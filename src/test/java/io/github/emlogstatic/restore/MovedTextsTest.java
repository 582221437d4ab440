package io.github.emlogstatic.restore;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovedTextsTest {

    private static final List<String> FORMER = List.of("https://example.com/", "http://old.example.com/~me/");
    private static final String AT = "https://example.com/blog/";

    private final MovedTexts moving = new MovedTexts(FORMER, AT, Optional.of("https://new.example.com/en/"));

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://example.com/blog/?post=1, https://new.example.com/en/?post=1
            http://example.com/?post=1, https://new.example.com/en/?post=1
            https://OLD.example.com/~me/a.html, https://new.example.com/en/a.html
            (http://example.com/blog), (https://new.example.com/en/)
            '<a href="https://example.com?post=1">', '<a href="https://new.example.com/en/?post=1">'
            <a href=http://example.com/a>, <a href=https://new.example.com/en/a>
            转自http://example.com.cn/ 和:http://example.com/。, 转自http://example.com.cn/ 和:https://new.example.com/en/。
            """)
    void addressesOfTheBlogFollowToTheNewOne(String text, String moved) {
        assertThat(moving.moved(text)).isEqualTo(moved);
        assertThat(moving.moved(moved)).as("once moved").isEqualTo(moved);
    }

    @ParameterizedTest
    @CsvSource({
        "https://web.archive.org/web/2020/http://example.com/blog/?post=1",
        "https://share.example.org/?title=a&amp;url=https://example.com/blog/?post=1",
        "https://example.com:8080/",
        "https://example.com.cn/",
        "https://example.community/",
        "https://old.example.com/~meg/",
        "https://old.example.com/",
        "https://www.example.com/"
    })
    void otherAddressesStay(String text) {
        assertThat(moving.moved(text)).isEqualTo(text);
    }

    @Test
    void longTextsTakeLittleTime() {
        String text = "字'\\\"".repeat(1_000_000) + "https://example.com/blog/";

        inLinearTime(() -> assertThat(moving.moved(text)).endsWith("\"https://new.example.com/en/"));
    }

    @Test
    void formerAddressThatBeginsTheNewOneIsReplacedOnce() {
        MovedTexts deeper = new MovedTexts(List.of(), "https://example.com/", Optional.of(AT));

        assertThat(deeper.moved("https://example.com/?post=1 https://example.com/blog/?post=2"))
                .isEqualTo("https://example.com/blog/?post=1 https://example.com/blog/?post=2");
    }

    @Test
    void withoutANewAddressTextsStay() {
        MovedTexts staying = new MovedTexts(FORMER, AT, Optional.empty());
        String text = "http://example.com/a https://example.com/blog/?post=1 http://old.example.com/~me/";

        assertThat(staying.moved(text)).isEqualTo(text);
        assertThat(staying.link("http://example.com/a")).isEqualTo("http://example.com/a");
        assertThat(staying.link("?post=1")).isEqualTo("https://example.com/blog/?post=1");
    }
}
