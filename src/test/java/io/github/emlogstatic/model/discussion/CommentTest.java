package io.github.emlogstatic.model.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "https://a.example/\njavascript:alert(1)",
                "\u0001javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "a.example",
                "https://"
            })
    void aSiteIsAnAddressOfTheWeb(String url) {
        assertThat(site(url)).isEmpty();
        assertThat(site("https://a.example/")).isEqualTo("https://a.example/");
    }

    private static String site(String url) {
        return Comment.builder(1, "a", new DateRange(Instant.EPOCH, Instant.EPOCH), "x")
                .authorUrl(url)
                .build()
                .authorUrl();
    }
}
