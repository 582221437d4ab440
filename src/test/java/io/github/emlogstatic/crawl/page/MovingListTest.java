package io.github.emlogstatic.crawl.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options.UrlMode;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A blog without an API whose owner works on it while its list is read. */
class MovingListTest {

    private static final int ARTICLES = 20;

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();

    @Test
    void aPageOfSeenArticlesDoesNotEndTheList() throws IOException {
        write(Theme.LISTS); // the lists of months lead to the months of known articles only
        meanwhile("/page/3", () -> pin(true));

        crawled.crawl();

        assertThat(crawled.archive().articleIds())
                .containsAll(IntStream.rangeClosed(5, ARTICLES).boxed().toList());
    }

    @Test
    void whatTheMovingListHidesIsLookedForAgain() throws IOException {
        write(Theme.DEFAULT);
        pin(true);
        crawled.crawl();
        crawled.nextNight();
        meanwhile("/page/3", () -> pin(false));

        CrawlReport report = crawled.crawl();

        assertThat(report.refused()).isEmpty();
        assertThat(report.counts().articles().removed()).isZero();
    }

    @Test
    void manyArticlesThatAreGoneAreStillRefused() throws IOException {
        write(Theme.DEFAULT);
        crawled.crawl();
        IntStream.rangeClosed(1, 4).forEach(blog::delete);

        assertThat(crawled.nextNight().crawl().refused())
                .hasValueSatisfying(refused -> assertThat(refused).startsWith("4 of 20 articles are missing"));
    }

    private void write(Theme theme) {
        blog.configure(options -> options.urlMode(UrlMode.STATIC).listCount(4));
        for (int i = 1; i <= ARTICLES; i++) {
            int number = i;
            blog.publish(post -> post.title("第 " + number + " 篇")
                    .date(LocalDateTime.of(2022, 5, 1, 8, 0).plusMonths(number))
                    .text("第 " + number + " 篇的正文，写得足够长。"));
        }
        crawled.emlog().wearing(theme).withoutApi();
    }

    /** Pins the four oldest articles, or no longer. */
    private void pin(boolean top) {
        for (int id = 1; id <= 4; id++) {
            blog.edit(id, post -> post.top(top));
        }
    }

    /** Lets the owner work before that page of the list is shown for the first time. */
    private void meanwhile(String page, Runnable work) {
        AtomicBoolean done = new AtomicBoolean();
        crawled.emlog().failing(request -> {
            if (request.getTarget().equals(page) && done.compareAndSet(false, true)) {
                work.run();
            }
            return Optional.empty();
        });
    }
}
