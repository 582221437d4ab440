package io.github.emlogstatic.emlog.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressReaderTest {

    private final AddressReader addresses = new AddressReader(
            HttpUrl.get("https://blog.example.com/b/"),
            List.of("http://old.example.org", "https://图书.example/x/", "http://127.0.0.1:8126/"));

    @ParameterizedTest
    @CsvSource(textBlock = """
                    https://blog.example.com/b/post-12.html, post-12.html
                    http://BLOG.example.com:80/b/?post=12, ?post=12
                    //blog.example.com/b/sort/1, sort/1
                    https://blog.example.com/b/, ''
                    https://blog.example.com/b/技术/12.html, 技术/12.html
                    http://old.example.org/post/12, post/12
                    http://old.example.org?post=12, ?post=12
                    http://xn--1jq52s.example/x/12, 12
                    https://127.0.0.1:8126/12, 12
                    /b/12.html, 12.html
                    ./12.html, 12.html
                    ../content/a.png, content/a.png
                    ?post=12, ?post=12
                    /12.html, https://blog.example.com/12.html
                    https://blog.example.com/other/, https://blog.example.com/other/
                    https://blog.example.com.evil.example/b/x, https://blog.example.com.evil.example/b/x
                    //cdn.example.net/a.png, https://cdn.example.net/a.png
                    http://127.0.0.1:8127/12, http://127.0.0.1:8127/12
                    mailto:a@b.example, mailto:a@b.example
                    """)
    void addressesOfTheBlogAreMadeRelative(String url, String relative) {
        assertThat(addresses.relative(url)).isEqualTo(relative);
    }

    @Test
    void aFormerAddressMayLieBelowThePresentOne() {
        AddressReader moved =
                new AddressReader(HttpUrl.get("https://blog.example.com/"), List.of("https://blog.example.com/old/"));

        assertThat(moved.relative("https://blog.example.com/old/post-1.html")).isEqualTo("post-1.html");
        assertThat(moved.relative("https://blog.example.com/post-1.html")).isEqualTo("post-1.html");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    https://blog.example.com/b/content/uploadfile/202405/a.png, content/uploadfile/202405/a.png
                    ../content/uploadfile/202405/图 片.png, content/uploadfile/202405/图 片.png
                    /b/content/uploadfile/202405/%E5%9B%BE%20x.png?v=2#top, content/uploadfile/202405/图 x.png
                    content/uploadfile/202405/100%.png, content/uploadfile/202405/100%.png
                    content/uploadfile/202405/%FFa.png, content/uploadfile/202405/%FFa.png
                    content/uploadfile/202405/a+b&c.png, content/uploadfile/202405/a+b&c.png
                    https://img.example.org/c.jpg, https://img.example.org/c.jpg
                    content/templates/x/cover.png, https://blog.example.com/b/content/templates/x/cover.png
                    content/uploadfile/../../config.php, ''
                    content/uploadfile/%2e%2e/%2e%2e/config.php, ''
                    content/uploadfile/..%5Cconfig.php, ''
                    content/uploadfile//a.png, ''
                    data:image/gif;base64;AAAA, ''
                    javascript:alert(1), ''
                    '', ''
                    """)
    void coversBecomeDecodedPathsInsideTheBlog(String url, String cover) {
        assertThat(addresses.upload(url)).isEqualTo(cover);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    https://blog.example.com/b/, '', ''
                    https://blog.example.com/b/admin/views/images/avatar.svg, '', ''
                    //cravatar.cn/avatar/012803af2effa3071d19443bf3583d8a?s=120, '', ''
                    https://secure.gravatar.com/avatar/x, '', ''
                    https://cdn.example/avatar/012803af2effa3071d19443bf3583d8a, '', ''
                    https://q1.qlogo.cn/g?b=qq&nk=12345&s=100, '', ''
                    https://cdn.example/me.png, https://cdn.example/me.png, ''
                    ../content/uploadfile/202406/avatar.png, content/uploadfile/202406/avatar.png, content/uploadfile/202406/avatar.png
                    '', '', ''
                    """)
    void personalAndDefaultAvatarsAreDropped(String url, String authors, String visitors) {
        assertThat(addresses.avatar(url)).isEqualTo(authors);
        assertThat(addresses.visitorAvatar(url)).isEqualTo(visitors);
    }

    @Test
    void aLearntAddressIsTheBlogsOwn() {
        assertThat(addresses.isOwn("https://new.example/post-1.html")).isFalse();
        addresses.learn("http://new.example");
        assertThat(addresses.relative("https://new.example/post-1.html")).isEqualTo("post-1.html");
        assertThat(addresses.aliases()).contains("http://new.example/");
    }
}
