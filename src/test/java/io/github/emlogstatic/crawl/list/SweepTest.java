package io.github.emlogstatic.crawl.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The list of a blog that is too large to be read whole in each run. */
class SweepTest {

    private static final int ARTICLES = 900;

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();

    @BeforeEach
    void start() throws IOException {
        blog.fill(ARTICLES);
        crawled.configured("crawl: {sweepRequests: 1}").crawl();
    }

    @Test
    void eachOldArticleIsSeenWithinThreeNights() throws IOException {
        List<Integer> old = List.of(1, 240, 259, 260, 261, 279, 280, 281, 560, 580, 600, 780, 800);
        for (String edit : List.of("first", "second")) {
            old.forEach(id -> blog.edit(id, post -> post.text(edit)));

            for (int night = 1; night <= 3; night++) {
                crawled.nextNight().crawl();
            }

            for (int id : old) {
                assertThat(crawled.article(id).body().contentSource())
                        .as("article " + id)
                        .isEqualTo(edit);
            }
        }
    }

    /** Nothing tells that there are more articles among those that this round has not read yet. */
    @Test
    void olderArticlesThatAreAddedHideNone() throws IOException {
        crawled.nextNight().crawl();
        int rest = SweepState.of(crawled.archive()).rest();
        for (int i = 0; i < 5; i++) {
            blog.publish(post -> post.title("old").date(LocalDateTime.of(2001, 1, 1, 0, 0)));
        }
        crawled.nextNight().crawl();
        blog.edit(rest, post -> post.text("edited"));

        crawled.nextNight().crawl();

        assertThat(crawled.article(rest).body().contentSource()).isEqualTo("edited");
    }
}
