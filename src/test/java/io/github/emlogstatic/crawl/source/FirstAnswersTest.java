package io.github.emlogstatic.crawl.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Faults;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FirstAnswersTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    @BeforeEach
    void publish() {
        crawled.blog().fill(1);
    }

    @Test
    void feedAndCategoriesAreAskedForAtTheSameTime() throws IOException {
        crawled.configured("crawl: {retries: 0}");
        CyclicBarrier both = new CyclicBarrier(2);
        crawled.emlog().failing(request -> switch (EmlogServer.method(request)) {
            case "rss.php", "sort_list" -> isMet(both) ? Optional.empty() : Optional.of(Faults.status(500));
            default -> Optional.empty();
        });

        CrawlReport report = crawled.crawl();

        assertThat(report.problems()).isEmpty();
        assertThat(crawled.emlog().requestsByMethod())
                .containsEntry("rss.php", 1)
                .containsEntry("sort_list", 1);
    }

    @Test
    void oneConnectionIsEnough() throws IOException {
        crawled.configured("crawl: {connections: 1}");

        CrawlReport report = crawled.crawl();

        assertThat(report.problems()).isEmpty();
        assertThat(crawled.archive().articleIds()).hasSize(1);
    }

    private static boolean isMet(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (BrokenBarrierException | TimeoutException e) {
            return false;
        }
    }
}
