package io.github.emlogstatic.crawl.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A list whose entries carry whole texts, so that some pages are too large to read. */
class HeavyListTest {

    private static final int ARTICLES = 250;

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();

    @BeforeEach
    void start() {
        crawled.configured("crawl: {retries: 0}");
        for (int i = 0; i < ARTICLES; i++) {
            blog.publish("title " + i, "text " + i);
        }
    }

    @Test
    void aStretchOfLargeArticlesIsReadInSmallerPages() throws IOException {
        crawled.emlog()
                .failing(request ->
                        heavyOn(request, id -> id > 60 && id <= 150) > 30 ? tooLarge("") : Optional.empty());

        CrawlReport report = crawled.crawl();

        assertThat(report.problems()).isEmpty();
        assertThat(crawled.archive().articleIds()).hasSize(ARTICLES);
    }

    @Test
    void theNextNightAsksForSmallerPages() throws IOException {
        crawled.emlog()
                .failing(request ->
                        heavyOn(request, id -> id > 60 && id <= 150) > 30 ? tooLarge("") : Optional.empty());
        crawled.crawl();
        Queue<Long> heavy = new ConcurrentLinkedQueue<>();
        crawled.emlog().failing(request -> {
            heavy.add(heavyOn(request, id -> id > 60 && id <= 150));
            return Optional.empty();
        });

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.problems()).isEmpty();
        assertThat(report.counts().articles()).isEqualTo(new Count(ARTICLES, 0, 0, ARTICLES, 0));
        assertThat(heavy).anyMatch(count -> count > 0).allMatch(count -> count <= 30);
    }

    @Test
    void aServerWithLittleMemoryIsAskedForSmallerPages() throws IOException {
        crawled.emlog()
                .failing(Faults.where(
                        request -> heavyOn(request, id -> id == 40 || id == 41) > 1, () -> Faults.status(500)));

        CrawlReport report = crawled.crawl();

        assertThat(report.problems()).isEmpty();
        assertThat(crawled.archive().articleIds()).hasSize(ARTICLES);
    }

    @Test
    void aTooLargeArticleIsAProblemAndStays() throws IOException {
        crawled.crawl();
        blog.delete(7);
        crawled.emlog()
                .failing(
                        request -> heavyOn(request, id -> id == 33) > 0 ? tooLarge(beginningOf(33)) : Optional.empty());

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.problems()).extracting(Problem::what).containsExactly("an article is too large to be read");
        assertThat(report.problems())
                .extracting(Problem::where)
                .containsExactly(crawled.emlog().address() + "?post=33");
        assertThat(crawled.archive().articleIds())
                .as("all others are read, and what is gone is known to be")
                .hasSize(ARTICLES - 1)
                .contains(33)
                .doesNotContain(7);
    }

    @Test
    void theNewestArticleMayBeTooLarge() throws IOException {
        crawled.crawl();
        crawled.emlog()
                .failing(request -> heavyOn(request, id -> id == ARTICLES) > 0
                        ? tooLarge(beginningOf(ARTICLES))
                        : Optional.empty());

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.problems()).extracting(Problem::what).containsExactly("an article is too large to be read");
        assertThat(crawled.archive().articleIds()).hasSize(ARTICLES);
    }

    @Test
    void aTooLargeArticleMayHaveTenDigits() throws IOException {
        int id = blog.publish(2_000_000_001, post -> post.title("large").text("text"));
        crawled.crawl();
        crawled.emlog()
                .failing(request ->
                        heavyOn(request, listed -> listed == id) > 0 ? tooLarge(beginningOf(id)) : Optional.empty());

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.problems())
                .extracting(Problem::where)
                .containsExactly(crawled.emlog().address() + "?post=" + id);
    }

    @Test
    void anEntryThatGivesNoAnswerRemovesNothing() throws IOException {
        crawled.crawl();
        blog.delete(7);
        crawled.emlog()
                .failing(Faults.where(
                        request -> heavyOn(request, id -> id == 33) > 0, () -> Faults.body("application/json", "")));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.problems())
                .extracting(Problem::what)
                .containsExactly("an article of the list cannot be read");
        assertThat(crawled.archive().articleIds()).hasSize(ARTICLES);
    }

    @Test
    void eachPageIsAskedForOnce() throws IOException {
        crawled.crawl();

        assertThat(crawled.emlog().requests().stream().map(HeavyListTest::page).filter(page -> page > 0))
                .as("each page once, and the number of articles before and after")
                .containsExactlyInAnyOrder(1, 1, 2, 3, 1);
    }

    /** The requested page of the list; 0 for other requests. */
    private static int page(RecordedRequest request) {
        String page = request.getUrl().queryParameter("page");
        return page == null ? 0 : Integer.parseInt(page);
    }

    /** The number of large articles on the requested page of the list. */
    private long heavyOn(RecordedRequest request, IntPredicate heavy) {
        String count = request.getUrl().queryParameter("count");
        if (count == null) {
            return 0;
        }
        int size = Integer.parseInt(count);
        int page = page(request);
        int[] listed = blog.posts().stream()
                .mapToInt(post -> -post.id())
                .sorted()
                .map(id -> -id)
                .toArray();
        return IntStream.range((page - 1) * size, Math.min(page * size, listed.length))
                .map(position -> listed[position])
                .filter(heavy)
                .count();
    }

    private static String beginningOf(int id) {
        return "{\"code\":0,\"msg\":\"ok\",\"data\":{\"articles\":[{\"id\":" + id
                + ",\"title\":\"large\",\"description\":\"" + "x".repeat(5_000);
    }

    /** The head and the beginning of an answer of 70 MB. */
    private static Optional<MockResponse> tooLarge(String beginning) {
        return Optional.of(Faults.body("application/json", beginning.isEmpty() ? " ".repeat(5_000) : beginning)
                .newBuilder()
                .setHeader("Content-Length", 70 << 20)
                .build());
    }
}
