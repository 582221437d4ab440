package io.github.emlogstatic.output.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintsTest {

    private static Map<String, String> values(String name, String fingerprint) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("site", "0123456789abcdef");
        values.put(name, fingerprint);
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tag/16 law.html", "tag/16 定律.html", "tag/é.html", "tag/🍵.html", ""})
    void aValueEqualsItselfAndNoOther(String value) {
        Map<String, String> known = values("link:tag/定律", value);
        Fingerprints fingerprints = Fingerprints.of('R', known);

        assertThat(fingerprints.are(known)).isTrue();
        assertThat(fingerprints.are(values("link:tag/定律", value + "的"))).isFalse();
        assertThat(fingerprints.are(values("link:tag/定理", value))).isFalse();
        assertThat(fingerprints.firstOther(name -> {}, known::get)).isEmpty();
        assertThat(fingerprints.firstOther(name -> {}, values("link:tag/定律", value + "的")::get))
                .contains("link:tag/定律");
    }
}
