package io.github.emlogstatic.content.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.address.BlogAddresses;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalImagesTest {

    private final BlogAddresses blog =
            BlogAddresses.of("https://blog.example.com/", List.of("http://old.example.com/"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <img src='https://a.example/x.png'> | https://a.example/x.png
            <img src='//a.example/x.png#f'> | https://a.example/x.png
            <img src='data:image/gif;base64,R0' data-original='http://a.example/x.png'> | http://a.example/x.png
            <img src='http://a.example/图.png'> | http://a.example/图.png
            <img src='https://blog.example.com/x.png'> |
            <img src='http://old.example.com/x.png'> |
            <img src='content/uploadfile/x.png'> |
            <img src='file:///etc/passwd'> |
            <img src='data:image/gif;base64,R0'> |
            <a href='https://a.example/x.png'>x</a> |
            """)
    void imagesAtOtherHostsAreFound(String html, String address) {
        assertThat(ExternalImages.in(html, blog))
                .isEqualTo(address == null ? java.util.Set.of() : java.util.Set.of(address));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/dir/Photo%201.PNG, content/external/a.example/Photo-1-, .png",
        "https://A.example:8080/x, content/external/a.example_8080/x-, .jpg",
        "https://user:pw@a.example/, content/external/a.example/, .jpg",
        "https://mmbiz.example/abc/640?wx_fmt=webp&x=1, content/external/mmbiz.example/640-, .webp",
        "https://a.example/../../etc/passwd, content/external/a.example/passwd-, .jpg",
        "https://a.example/%2e%2e%2f%2e%2e, content/external/a.example/, .jpg",
        "https://a.example/con.html, content/external/a.example/con-, .jpg",
    })
    void copyHasASafeFileName(String address, String start, String end) {
        assertThat(ExternalImages.path(address))
                .startsWith(start)
                .endsWith(end)
                .matches("content/external/[a-z0-9._-]+/[A-Za-z0-9-]*[0-9a-f]{16}\\.\\w+")
                .hasSizeLessThan(200);
    }

    @Test
    void eachAddressHasItsOwnFileName() {
        assertThat(Stream.of("a.png", "A.png", "a.png?x=1", "a.png?x=2", "b/a.png", "a".repeat(300) + ".png")
                        .map(name ->
                                ExternalImages.path("https://a.example/" + name).toLowerCase(java.util.Locale.ROOT)))
                .doesNotHaveDuplicates();
    }
}
