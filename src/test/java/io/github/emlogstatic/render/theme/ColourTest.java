package io.github.emlogstatic.render.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColourTest {

    private static final Pattern ACCENT = Pattern.compile("--(day|night): (#\\p{XDigit}{6})");

    @ParameterizedTest
    @ValueSource(strings = {"#a34", "#17695c", "#000", "#00f", "#696969"})
    void aDarkColourIsTaken(String colour) {
        assertThat(Colour.isColour(colour)).isTrue();
        for (String theme : new String[] {"default", "xuan"}) {
            assertThatCode(() -> Colour.requireContrast("themeOptions.accent", colour, backgrounds(theme)))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource({"default, #fc0, #7f6600", "default, #757575, #696969", "xuan, #757575, #696969"})
    void aPaleColourIsRefusedWithADarkerOne(String theme, String pale, String darker) {
        assertThatThrownBy(() -> Colour.requireContrast("themeOptions.accent", pale, backgrounds(theme)))
                .isInstanceOf(ThemeException.class)
                .hasMessage(
                        "themeOptions.accent: " + pale + " is too pale for text; take " + darker + " or a darker one");
        assertThatCode(() -> Colour.requireContrast("themeOptions.accent", darker, backgrounds(theme)))
                .doesNotThrowAnyException();
    }

    @Test
    void aColourMustBeReadableOnOwnBackgrounds() {
        Backgrounds own = Backgrounds.of(
                ":root { --bg: #fff } @media (x) { html { --bg:#333; --soft: #2a2a2a; color-scheme:dark } }");

        assertThatCode(() -> Colour.requireContrast("a", "#a34", own)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Colour.requireContrast("a", "#000", own))
                .hasMessage("a: #000 is too dark for text on the theme's dark pages, even mixed with white; take a"
                        + " lighter one");
        assertThatCode(() -> Colour.requireContrast("a", "#fff", Backgrounds.of("body { background: white }")))
                .doesNotThrowAnyException();
    }

    /** The accents that a theme brings, by day and by night. */
    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan"})
    void everyAccentOfAThemeIsReadable(String theme) throws IOException {
        Backgrounds backgrounds = backgrounds(theme);
        String accents = colours(theme) + Files.readString(Path.of("themes", theme, "partials/accent.peb"));
        assertThat(backgrounds.day()).hasSize(2);
        assertThat(backgrounds.night()).hasSize(4);
        assertThat(ACCENT.matcher(accents).results()).hasSize(8);
        for (MatchResult accent : ACCENT.matcher(accents).results().toList()) {
            var grounds = accent.group(1).equals("day") ? backgrounds.day() : backgrounds.night();
            assertThat(Backgrounds.lowest(grounds, Colour.rgb(accent.group(2))))
                    .as(accent.group())
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    private static Backgrounds backgrounds(String theme) {
        return Backgrounds.of(colours(theme));
    }

    private static String colours(String theme) {
        try {
            return Files.readString(Path.of("themes", theme, "styles/colours.css"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
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
