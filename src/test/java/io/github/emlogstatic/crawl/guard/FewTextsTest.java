package io.github.emlogstatic.crawl.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.io.IOException;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A blog of three articles, of which other texts with other titles and dates take the place. */
class FewTextsTest {

    private static final int ARTICLES = 3;

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();

    @BeforeEach
    void crawl() throws IOException {
        for (int id = 1; id <= ARTICLES; id++) {
            publish(id, "day " + id, "It was a long day, and we walked home along the river. ".repeat(9), 1);
        }
        crawled.crawl();
    }

    private void publish(int id, String title, String text, int month) {
        blog.publish(id, post -> post.title(title).text(text).date(LocalDateTime.of(2026, month, id, 9, 30)));
    }

    private void advertise(int articles) {
        for (int id = 1; id <= articles; id++) {
            publish(id, "bonus " + id, "Register now, win today and be paid tomorrow, every night anew! ".repeat(9), 2);
        }
    }

    @Test
    void anotherBlogIsRefusedUnlessForced() throws IOException {
        advertise(ARTICLES);

        assertThat(crawled.nextNight().crawl().refused().orElse(""))
                .startsWith("3 of 3 texts (all or most of each) are missing from the blog");
        assertThat(crawled.article(1).article().title()).isEqualTo("day 1");

        assertThat(crawled.crawl("--force").refused()).isEmpty();
        assertThat(crawled.article(1).article().title()).isEqualTo("bonus 1");
    }

    @Test
    void anAuthorMayRewriteAllButOne() throws IOException {
        advertise(ARTICLES - 1);

        assertThat(crawled.nextNight().crawl().refused()).isEmpty();

        assertThat(crawled.article(1).article().title()).isEqualTo("bonus 1");
    }
}
