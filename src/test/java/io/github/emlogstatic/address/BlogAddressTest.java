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
}
