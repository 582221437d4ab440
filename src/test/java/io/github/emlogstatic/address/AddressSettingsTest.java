package io.github.emlogstatic.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AddressSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "0, n, n, n, ?post=12, ?sort=1",
        "1, n, n, n, post-12.html, life/travel",
        "1, y, n, n, 12.html, life/travel",
        "2, n, n, n, post/12, life/travel",
        "2, y, n, n, 12, life/travel",
        "3, n, n, n, travel/12.html, life/travel",
        "0, n, y, n, hello, ?sort=1",
        "2, n, y, y, hello.html, life/travel",
        "3, n, y, n, travel/hello, life/travel",
    })
    void addressesAreThoseOfTheOptions(
            String rewrite, String brief, String aliases, String html, String post, String category) {
        Map<String, String> options =
                Map.of("isurlrewrite", rewrite, "is_sample_url", brief, "isalias", aliases, "isalias_html", html);
        AddressSettings settings = AddressSettings.of(option -> options.getOrDefault(option, ""));

        assertThat(settings.post(12, "hello", "travel")).isEqualTo(post);
        assertThat(settings.category(1, "travel", "life")).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({"你 好, %E4%BD%A0+%E5%A5%BD", "c++, c%2B%2B", "2024/hello, 2024%2Fhello"})
    void aliasIsEncodedAsEmlogDoesIt(String alias, String address) {
        AddressSettings settings = new AddressSettings(UrlMode.FOLDER, false, true, false);

        assertThat(settings.post(12, alias, "")).isEqualTo(address);
    }

    @ParameterizedTest
    @EnumSource
    void optionsAreReadAsTheyAreWritten(UrlMode mode) {
        AddressSettings settings = new AddressSettings(mode, false, true, true);

        assertThat(AddressSettings.of(settings.options()::get)).isEqualTo(settings);
    }
}
