package io.github.emlogstatic.content.media;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.address.BlogAddresses;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormerAddressesTest {

    private final BlogAddresses blog =
            BlogAddresses.of("https://blog.example.com/", List.of("http://old.example.com/"));

    private Set<String> in(String html) {
        return FormerAddresses.in(html, blog);
    }

    @Test
    void addressesOfUploadsElsewhereAreFound() {
        assertThat(in("<img src='http://b.example:8080/content/uploadfile/a.png'>"
                        + "<img src=\"//c.example/my/blog/content/uploadfile/a.png\">"))
                .containsExactly("http://b.example:8080/", "http://c.example/my/blog/");
    }

    @Test
    void ownAddressesAndCopiesInAnArchiveAreIgnored() {
        assertThat(in("<img src='http://old.example.com/content/uploadfile/a.png'>"
                        + "<img src='../content/uploadfile/a.png'>"
                        + "<img src='https://web.archive.org/web/2010/http://b.example/content/uploadfile/a.png'>"))
                .isEmpty();
    }

    @Test
    void aPathOfAnyLengthIsSearched() {
        String embedded = "<img src='data:image/png;base64,+//" + "ab/".repeat(50_000) + "'>";

        assertThat(in(embedded + "<img src='http://b.example/content/uploadfile/a.png'>"))
                .containsExactly("http://b.example/");
    }

    @Test
    void embeddedPicturesAreSearchedInLinearTime() {
        inLinearTime(() -> assertThat(in("<img src='data:" + "+//ab/".repeat(100_000) + "'> /content/uploadfile/"))
                .isEmpty());
    }
}
