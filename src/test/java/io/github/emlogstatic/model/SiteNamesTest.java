package io.github.emlogstatic.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"article/12", "page/9", "sort/1", "tag/C++", "tag/A/B", "tag/", "author/1", "record/202009"})
    void keysAreWrittenAsTheyWereRead(String text) {
        assertThat(SiteKey.parse(text)).map(SiteKey::toString).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "article", "home", "posts", "home/", "post/12", "moved/a.html"})
    void otherTextsAreNoKeys(String text) {
        assertThat(SiteKey.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2020-09-17T10:00, record/202009", "0999-12-31T10:00, record/099912"})
    void aMonthHasSixDigits(LocalDateTime date, String key) {
        assertThat(SiteKey.month(date)).hasToString(key);
    }

    @Test
    void namesAreWrittenAsTheyWereRead() {
        Map<String, String> json =
                Map.of("article/1", "hello.html", "moved/post/1.html", "article/1", "tag/moved/a", "tag/moved_a.html");
        SiteNames names = SiteNames.of(json);

        assertThat(names.json()).isEqualTo(new TreeMap<>(json));
        assertThat(names.moved()).containsExactly(Map.entry("post/1.html", SiteKey.article(1)));
    }
}
