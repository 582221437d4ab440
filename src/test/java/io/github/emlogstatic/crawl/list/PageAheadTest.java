package io.github.emlogstatic.crawl.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.fakeemlog.Faults;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PageAheadTest {

    private static final int SIZE = 10;

    /** A busy machine may stand still for seconds. That counts as quick here. */
    private static final Duration PATIENT = Duration.ofMinutes(10);

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog().configured("crawl: {retries: 0, timeout: 10m}");

    private EmlogClient client;
    private PageAhead pages;

    @BeforeEach
    void connect() throws IOException {
        for (int i = 0; i < 3 * SIZE; i++) {
            crawled.blog().publish("title " + i, "text " + i);
        }
        Config config = crawled.config("");
        client = EmlogClient.connect(
                crawled.emlog().address(), config.blog(), config.crawl().http());
        pages = new PageAhead(client.api(), PATIENT, (id, fingerprint) -> false);
        crawled.emlog().forget();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void theNextPageIsAskedForBeforeThisOneComes() throws IOException {
        CountDownLatch third = new CountDownLatch(1);
        crawled.emlog().failing(request -> {
            if (page(request) == 3) {
                third.countDown();
            }
            return page(request) == 2 && !isReached(third, Duration.ofMinutes(1))
                    ? Optional.of(Faults.status(400))
                    : Optional.empty();
        });

        pages.get(1, SIZE, true);
        pages.get(2, SIZE, true);
        pages.get(3, SIZE, false);

        assertThat(crawled.emlog().requests().stream().map(PageAheadTest::page)).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void afterAFailureNoRequestIsUnderWay() throws IOException {
        CountDownLatch third = new CountDownLatch(1);
        CountDownLatch failed = new CountDownLatch(1);
        AtomicBoolean overtaken = new AtomicBoolean();
        crawled.emlog().failing(request -> {
            if (page(request) == 3) {
                third.countDown();
                overtaken.set(isReached(failed, Duration.ofMillis(100)));
            }
            return page(request) == 2 && isReached(third, Duration.ofMinutes(1))
                    ? Optional.of(Faults.status(500))
                    : Optional.empty();
        });

        pages.get(1, SIZE, true);
        assertThatExceptionOfType(EmlogException.class)
                .as("page 2 is refused while page 3 is asked for")
                .isThrownBy(() -> pages.get(2, SIZE, true));
        failed.countDown();

        assertThat(overtaken).isFalse();
    }

    @Test
    void aLongerTimeoutMakesNoSlowServerQuick() {
        assertThat(PageAhead.mostQuick(Duration.ofMinutes(10))).isEqualTo(Duration.ofSeconds(3));
        assertThat(PageAhead.mostQuick(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(1));
    }

    private static boolean isReached(CountDownLatch latch, Duration patience) {
        try {
            return latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The requested page of the list; 0 for other requests. */
    private static int page(RecordedRequest request) {
        String page = request.getUrl().queryParameter("page");
        return page == null ? 0 : Integer.parseInt(page);
    }
}
