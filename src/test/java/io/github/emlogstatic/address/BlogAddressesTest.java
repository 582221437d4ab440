package io.github.emlogstatic.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlogAddressesTest {

    private final BlogAddresses blog = BlogAddresses.of("https://blog.example.com/", List.of("http://old.example.com"));
    private final BlogAddresses inFolder =
            BlogAddresses.of("https://example.com/blog/", List.of("https://old.example.com/"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://blog.example.com/post-1.html | post-1.html
            http://blog.example.com/post-1.html | post-1.html
            HTTPS://BLOG.Example.COM:443/post-1.html | post-1.html
            //blog.example.com/?post=12 | ?post=12
            https://old.example.com/sort/1 | sort/1
            https://blog.example.com | ''
            / | ''
            ./ | ''
            /content/a%20b.png | content/a b.png
            content/%E4%B8%AD.png | content/中.png
            content/中 文.png | content/中 文.png
            ../content/a.png | content/a.png
            ../../content/a.png | content/a.png
            ./content//a.png | content/a.png
            \\content\\a.png | content/a.png
            ?post=12#comments | ?post=12#comments
            tag/C%23 | tag/C%23
            content/100%.png | content/100%25.png
            content/%C4%E3.png | content/%25C4%25E3.png
            https://blog.example.com/a/%2e%2e/b | b
            """)
    void addressesBelowTheBaseAreFound(String url, String relative) {
        assertThat(blog.relative(url)).contains(relative);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#top",
                "mailto:a@blog.example.com",
                "javascript:alert(1)",
                "data:text/plain,content/a",
                "https://example.com/post-1.html",
                "https://blog.example.com.evil.example/post-1.html",
                "https://user@blog.example.com/",
                "https://blog.example.com:8443/",
                "https:post-1.html",
                "ftp://blog.example.com/a",
                "//",
                "c:\\content\\uploadfile\\a.png"
            })
    void addressesOutsideTheBlogAreNotFound(String url) {
        assertThat(blog.relative(url)).isEmpty();
    }

    @Test
    void spaceAndLineEndsAreIgnoredAsInBrowsers() {
        assertThat(blog.relative(" \n/post\t-1.html \u0001")).contains("post-1.html");
    }

    @Test
    void blogMayBeInAFolder() {
        assertThat(inFolder.relative("/blog/post-1.html")).contains("post-1.html");
        assertThat(inFolder.relative("https://example.com/blog")).contains("");
        assertThat(inFolder.relative("https://example.com/other")).isEmpty();
        assertThat(inFolder.relative("https://example.com/blogger")).isEmpty();
        assertThat(inFolder.relative("https://example.com/blog/../secret")).isEmpty();
        assertThat(inFolder.relative("/content/a.png"))
                .as("from when the blog was at the alias")
                .contains("content/a.png");
        assertThat(BlogAddresses.of("https://example.com/blog", List.of()).relative("/other"))
                .isEmpty();
    }

    @Test
    void internationalHostsAreReadInBothSpellings() {
        BlogAddresses chinese = BlogAddresses.of("https://例子.example/", List.of());

        assertThat(chinese.relative("https://xn--fsqu00a.example/a")).contains("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            content/a b.png | https://blog.example.com/content/a%20b.png
            ../content/a%20b.png?x=1 | https://blog.example.com/content/a%20b.png?x=1
            http://old.example.com/a.zip | https://blog.example.com/a.zip
            //cdn.example.com/a.js | https://cdn.example.com/a.js
            https://other.example/a b?q="x" | https://other.example/a%20b?q=%22x%22
            tag/A%2FB | https://blog.example.com/tag/A%2FB
            http:\\\\other.example\\a?b\\c#d\\e | http://other.example/a?b%5Cc#d%5Ce
            \\\\other.example | https://other.example
            """)
    void addressesBecomeAbsolute(String url, String absolute) {
        assertThat(blog.absolute(url)).contains(absolute);
    }

    @Test
    void addressesOutsideTheBlogsFolderBecomeAbsolute() {
        assertThat(BlogAddresses.of("https://example.com/blog/", List.of()).absolute("/other"))
                .contains("https://example.com/other");
        assertThat(blog.absolute("#here")).isEmpty();
        assertThat(blog.absolute("javascript:alert(1)")).isEmpty();
    }

    @Test
    void relativeBaseIsRefused() {
        assertThatThrownBy(() -> BlogAddresses.of("blog.example.com", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an absolute http(s) address: blog.example.com");
    }

    @Test
    void anyInputIsAcceptedAndStaysBelowTheBase() {
        Random random = new Random(42);
        String alphabet = "/\\.:?#%@[]2eEfF é中 \t\u0000\uD800httpsblog.example.com";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder url = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                url.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Optional<String> relative = blog.relative(url.toString());
            assertThat(relative.orElse("").split("[?#]", 2)[0].split("/")).doesNotContain("..");
            assertThat(inFolder.absolute(url.toString()).orElse("https://")).startsWith("http");
        }
    }
}
