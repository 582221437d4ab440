package io.github.emlogstatic.build.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawledBlog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** emlog has tags of at most 60 characters. A blog that means harm may tell longer ones. */
class LongAddressesTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    /** nginx does not start with a longer parameter, and Apache takes the rest of a longer line for another address. */
    @Test
    void noAddressIsLongerThanServersRead() throws Exception {
        crawled.blog().publish(post -> post.title("title").text("text").tags("中".repeat(900), "short"));
        crawled.configured("redirects: [nginx, apache]");

        crawled.build("");

        assertThat(crawled.folder().resolve("public/_nginx/http.conf"))
                .content()
                .contains("\"tag/short\"")
                .satisfies(text -> assertThat(text.lines()).allMatch(line -> line.length() < 2048));
        assertThat(crawled.folder().resolve("public/_apache/addresses.txt"))
                .content()
                .contains("tag/short tag/short.html")
                .satisfies(text -> assertThat(text.lines()).allMatch(line -> line.length() < 1024));
    }
}
