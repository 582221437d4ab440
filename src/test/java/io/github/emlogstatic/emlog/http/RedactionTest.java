package io.github.emlogstatic.emlog.http;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://b.example/?rest-api=note_list&api_key=TOPSECRET&page=1",
                "https://b.example/?rest-api=note_list&req_time=1&req_sign=TOPSECRET",
                "https://b.example/?rest-api=article_detail&id=1&password=TOPSECRET#x",
                "https://b.example/?Password=TOPSECRET",
                "user=owner&pw=TOPSECRET&resp=json",
                "Set-Cookie: EM_AUTHCOOKIE_abc=TOPSECRET; path=/",
                "PHPSESSID=TOPSECRET",
                "https://owner:TOPSECRET@b.example/",
                "https://owner:p@TOPSECRET@b.example/",
                "redirects to https://b.example/?api_key=TOPSECRET'; use it",
            })
    void secretsAreRemovedEverywhere(String text) {
        assertThat(Redaction.text(text)).doesNotContain("TOPSECRET").contains("•••");
    }

    @Test
    void theRestOfAnAddressIsKept() {
        assertThat(Redaction.address(HttpUrl.get("https://b.example/?rest-api=note_list&api_key=k&page=2")))
                .isEqualTo("https://b.example/?rest-api=note_list&api_key=•••&page=2");
    }

    @Test
    void foreignTextIsOneShortLineWithoutControlCharacters() {
        assertThat(Redaction.text("a\r\nb\u001b[31m\tc")).isEqualTo("a b [31m c");
        assertThat(Redaction.text("x".repeat(5000))).hasSizeLessThan(400).endsWith("…");
    }
}
