package io.github.emlogstatic.render.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholderAvatarTest {

    @ParameterizedTest
    @CsvSource({
        "山居, 山",
        "《山居》, 山",
        "【原创】茶, 原",
        "“一”, 一",
        "alice, A",
        "' \u200B2024', 2",
        "e\u0301tude, E\u0301",
        "𠮷野家, 𠮷",
        "🍵 茶馆, 茶",
        "🇨🇳国庆, 国",
        "🇨🇳🎉, 🇨🇳",
        "👨‍👩‍👧!, 👨‍👩‍👧",
        "……, …",
        "' ', ?",
        "'', ?",
        "\u200B, ?"
    })
    void theFirstLetterStandsForAName(String name, String character) {
        assertThat(PlaceholderAvatar.of(name)).isEqualTo(character);
    }
}
