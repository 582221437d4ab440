package io.github.emlogstatic.render.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColourTest {

    @ParameterizedTest
    @ValueSource(strings = {"#a34", "#17695c", "#000"})
    void aDarkColourIsTaken(String colour) {
        assertThat(Colour.isColour(colour)).isTrue();
        assertThatCode(() -> Colour.requireContrast("themeOptions.accent", colour))
                .doesNotThrowAnyException();
    }

    @Test
    void aPaleColourIsRefusedWithADarkerOne() {
        assertThatThrownBy(() -> Colour.requireContrast("themeOptions.accent", "#fc0"))
                .isInstanceOf(ThemeException.class)
                .hasMessage("themeOptions.accent: #fc0 is too pale for text; take #8c7000 or a darker one");
        assertThatCode(() -> Colour.requireContrast("themeOptions.accent", "#8c7000"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pine", "#12", "#1234567", "a34", "#ggg", ""})
    void anythingElseIsNoColour(String text) {
        assertThat(Colour.isColour(text)).isFalse();
    }

    @Test
    void theContrastIsThatOfTheStandard() {
        assertThat(Colour.contrast(0xffffff, 0x000000)).isEqualTo(21, within(0.001));
        assertThat(Colour.contrast(0x777777, 0xffffff)).isEqualTo(4.48, within(0.01));
    }
}
