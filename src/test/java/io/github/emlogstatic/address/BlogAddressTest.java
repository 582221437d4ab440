package io.github.emlogstatic.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlogAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://blog.example.com/, blog.example.com",
        "http://Blog.example.com:8080/blog/, blog.example.com",
        "https://xn--rht3d.example/, 岡山.example",
        "http://127.0.0.1:4000/, 127.0.0.1",
        "'http://[::1]:4000/', [::1]"
    })
    void theHostIsWrittenAsPeopleReadIt(String address, String host) {
        assertThat(BlogAddress.host(address)).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({
        "https://b.example/?post=1#top, https://b.example/",
        "https://b.example/post-1.html, https://b.example/",
        "https://b.example/blog/sort/tech/page/2, https://b.example/blog/",
        "https://b.example/blog/admin/data.php?x=1, https://b.example/blog/",
        "https://b.example/content/uploadfile/202401/a.png, https://b.example/",
        "https://b.example/blog/, https://b.example/blog/",
        "https://b.example/blog, https://b.example/blog",
        "https://b.example?post=1, https://b.example",
        "https:///, https:///",
    })
    void pagePathIsNoPartOfTheBlogsAddress(String page, String blog) {
        assertThat(BlogAddress.ofBlog(page)).isEqualTo(blog);
    }
}
